import type { ImportRequest } from '../app/app.js';
import { GongkaiError } from '../errors.js';

/**
 * The bytes of the report that a client sent, as a text or as a file in base64 (also as the data URL that a browser makes of a file).
 * @throws {GongkaiError} BAD_INPUT when neither or both are given, or the file is no base64
 */
export function importSource({ text, file, name }: { text?: string; file?: string; name?: string }): ImportRequest['source'] {
  if ((text == null) === (file == null))
    throw new GongkaiError('BAD_INPUT', 'Give the report either as text or as file (its bytes in base64).', { missing: 'text, file' });
  if (file == null) return { name: name ?? 'import.txt', mediaType: 'text/plain', bytes: Buffer.from(text ?? '') };
  const base64 = file.replace(/^data:[^,]{0,200};base64,/, '').replace(/\s/g, '');
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.toString('base64').replace(/=+$/, '') !== base64.replace(/=+$/, ''))
    throw new GongkaiError('BAD_INPUT', 'The file is not in base64.', { field: 'file' });
  return { name: name ?? 'import', mediaType: 'application/octet-stream', bytes };
}
