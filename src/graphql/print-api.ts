import { lexicographicSortSchema, printSchema } from 'graphql';
import { apiSchema } from './build-schema.js';

/** The API as `schema/schema.graphql` has it. */
export function printApi(): string {
  return `# Printed from the resolvers (npm run print-api).\n\n${printSchema(lexicographicSortSchema(apiSchema()))}\n`;
}
