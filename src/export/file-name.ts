import type { Exported } from './exported.js';
import type { ExportFormat } from './formats.js';

/** So that also with its extension no file system finds it too long (255 bytes; a Chinese character has three). */
const longestName = 70;

/** A name for people: the report's title, and the revision. What a file system does not take in a name is left out. */
export function fileName({ reportId, revision, content }: Exported, format: ExportFormat): string {
  const title = content.title
    .replace(/[\p{C}\\/:*?"<>|]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  return `${[...title].slice(0, longestName).join('') || reportId}-r${revision}.${format}`;
}

/** A name that no other report's revision has, and that sorts by office and year. */
export function plainFileName({ reportId, revision }: Pick<Exported, 'reportId' | 'revision'>, format: ExportFormat): string {
  return `${reportId}-r${revision}.${format}`;
}
