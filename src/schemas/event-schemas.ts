import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { GongkaiError } from '../errors.js';
import { packageRoot } from '../package-root.js';

const folder = join(packageRoot, 'schema', 'events');
const read = (file: string): object => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const fileName = (type: string, version: number): string => `${type}.v${version}.json`;

const files: ReadonlySet<string> = new Set(readdirSync(folder));
const compiled = new Map<string, ValidateFunction>();
let ajv: Ajv | null = null;

/**
 * Holds an event's data to the JSON Schema of its type and version. Every append and every replay goes through here.
 * @throws {GongkaiError} UNKNOWN_EVENT for a type or version without a schema; INVALID_EVENT with the places that are wrong
 */
export function checkEvent(type: string, schemaVersion: number, data: unknown): void {
  const validate = validator(type, schemaVersion);
  if (validate(data)) return;
  const problems = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message ?? 'is wrong'}`);
  throw new GongkaiError(
    'INVALID_EVENT',
    `The event ${type} (version ${schemaVersion}) does not match its schema: ${problems.join('; ')}.`,
    {
      type,
      schemaVersion,
      problems,
    },
  );
}

/** Types and versions that have a schema. */
export function knownEvents(): readonly { readonly type: string; readonly schemaVersion: number }[] {
  return [...files].flatMap((file) => {
    const [, type, version] = /^([A-Za-z]+)\.v(\d+)\.json$/.exec(file) ?? [];
    return type === undefined ? [] : [{ type, schemaVersion: Number(version) }];
  });
}

function validator(type: string, schemaVersion: number): ValidateFunction {
  const file = fileName(type, schemaVersion);
  const known = compiled.get(file);
  if (known) return known;
  if (!files.has(file))
    throw new GongkaiError('UNKNOWN_EVENT', `The event type ${type} in version ${schemaVersion} is unknown. Use a newer program.`, {
      type,
      schemaVersion,
    });
  ajv ??= new Ajv({ allowUnionTypes: true, schemas: [read('definitions.json')] });
  const validate = ajv.compile(read(file));
  compiled.set(file, validate);
  return validate;
}
