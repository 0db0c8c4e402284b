import { GongkaiError } from '../errors.js';
import type { ReportContent, SectionContent, TableContent } from '../forms/content.js';
import type { RestoredParts } from '../reports/events.js';

/**
 * The named parts of a content (`title`, `section/<key>`, `table/<key>`), or all of it.
 * @throws {GongkaiError} BAD_INPUT when a part is not in it
 */
export function partsOfContent(content: ReportContent, parts?: readonly string[]): RestoredParts {
  if (parts === undefined) return { title: content.title, sections: content.sections, tables: content.tables };
  const sections: Record<string, SectionContent> = {};
  const tables: Record<string, TableContent> = {};
  let title: string | undefined;
  for (const part of parts) {
    const [kind, key = ''] = part.split('/', 2);
    const section = kind === 'section' && Object.hasOwn(content.sections, key) ? content.sections[key] : undefined;
    const table = kind === 'table' && Object.hasOwn(content.tables, key) ? content.tables[key] : undefined;
    if (section) sections[key] = section;
    else if (table) tables[key] = table;
    else if (part === 'title') title = content.title;
    else throw noSuchPart(part, content);
  }
  return { ...(title === undefined ? {} : { title }), sections, tables };
}

function noSuchPart(part: string, content: ReportContent): GongkaiError {
  const known = [
    'title',
    ...Object.keys(content.sections).map((key) => `section/${key}`),
    ...Object.keys(content.tables).map((key) => `table/${key}`),
  ];
  return new GongkaiError('BAD_INPUT', `There is no part "${part}". The parts are: ${known.join(', ')}.`, { part, known });
}
