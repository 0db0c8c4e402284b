import type { Cell } from '../forms/cell.js';
import type { Form } from '../forms/form.js';
import { tableOf } from '../forms/layout.js';
import type { Conflict as Found, LocalRowSide } from '../history/conflict.js';
import type { Conflict, ConflictSide } from './types/merge.js';

/** A conflict as the API shows it. @param form the report's */
export function conflictView(form: Form, conflict: Found): Conflict {
  const { id, kind, place, label } = conflict;
  const side = (which: 'base' | 'theirs' | 'yours') => sideView(form, conflict, which);
  return {
    id,
    kind,
    place,
    label: label.zh,
    labelEn: label.en,
    base: side('base'),
    theirs: side('theirs'),
    yours: side('yours'),
    suggestion: conflict.kind === 'paragraphs' ? conflict.suggestion : null,
  };
}

function sideView(form: Form, conflict: Found, which: 'base' | 'theirs' | 'yours'): ConflictSide {
  const nothing = { text: null, from: null, to: null, cell: null, cells: [] };
  switch (conflict.kind) {
    case 'title':
    case 'heading':
      return { ...nothing, text: conflict[which] };
    case 'paragraphs':
      return { ...nothing, text: conflict[which], ...conflict.paragraphs[which] };
    case 'cell':
      return { ...nothing, text: conflict[which]?.raw ?? null, cell: conflict[which] };
    case 'localRow': {
      const row = conflict[which];
      return row ? { ...nothing, text: row.label, cells: cellsOf(form, conflict.place, row) } : nothing;
    }
    case 'rowOrder':
      return { ...nothing, text: conflict[which].map(({ label }) => label).join('、') };
  }
}

function cellsOf(form: Form, place: string, { block, cells }: LocalRowSide): { column: string; columnLabel: string; cell: Cell }[] {
  const [, table = ''] = place.split('/');
  const columns = tableOf(form, table)?.blocks.find(({ key }) => key === block)?.columns ?? [];
  return columns.flatMap(({ key, label }) => {
    const cell = cells[key];
    return cell ? [{ column: key, columnLabel: label, cell }] : [];
  });
}
