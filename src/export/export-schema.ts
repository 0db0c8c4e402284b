import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package-root.js';
import { exportSchemaName } from './json/export-json.js';

let text: string | null = null;

/** The JSON Schema (draft 07) of the JSON export, as text. */
export function exportSchema(): string {
  text ??= readFileSync(join(packageRoot, 'schema', 'export', `${exportSchemaName}.json`), 'utf8');
  return text;
}
