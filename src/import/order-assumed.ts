import type { FormBlock, FormTable } from '../forms/form.js';
import type { ImportNote } from './import-note.js';
import type { Token } from './table-tokens.js';

/** Whether it makes a difference of which columns the figures of a row are: there are two, and they are not the same. */
export function isOrdered(fields: readonly (Token | null)[]): boolean {
  return new Set(fields.flatMap((field) => (field?.kind === 'text' ? [field.text] : []))).size > 1;
}

/** No header above the figures of some blocks is known, so that only their order tells of which column each is. */
export function aboutAssumed(table: FormTable, blocks: ReadonlySet<FormBlock>): ImportNote[] {
  if (blocks.size === 0) return [];
  const captions = [...blocks].flatMap(({ caption }) => caption ?? []);
  const place = captions.length === 0 ? '' : ` (${captions.join('、')})`;
  return [
    {
      kind: 'orderAssumed',
      message: `No header of “${table.label}”${place} is known: its figures are taken in the order of the form. Compare them with the source.`,
    },
  ];
}
