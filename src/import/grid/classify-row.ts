import { isLabelLike } from '../read-row.js';
import type { Place } from '../table-regions.js';
import type { Field, GridRow } from './grid-rows.js';
import type { Vocabulary } from './vocabulary.js';

/** A label and what stands right of it. */
export interface Labelled {
  readonly label: Field;
  readonly figures: readonly Field[];
}

export type RowKind =
  /** Rows of the form, by their labels; `before` stands left of the first. */
  | { readonly kind: 'places'; readonly before: readonly Field[]; readonly rows: readonly (Labelled & { readonly place: Place })[] }
  /** Nothing but the printed layout. */
  | { readonly kind: 'header' }
  /** Nothing at all. */
  | { readonly kind: 'blank' }
  /** Figures beside the name of a group, which has none in the form. */
  | ({ readonly kind: 'subtotal' } & Labelled)
  /** A label that the form has not, or not here. */
  | ({ readonly kind: 'unknown'; readonly before: readonly Field[] } & Labelled)
  /** Figures without a label. */
  | { readonly kind: 'figures'; readonly figures: readonly Field[] }
  /** One text alone. */
  | { readonly kind: 'words'; readonly words: Field };

export function classifyRow({ own }: GridRow, placeOf: (field: Field) => Place | null, words: Vocabulary): RowKind {
  const starts = own.flatMap((field, index) => (placeOf(field) ? [index] : []));
  if (starts.length > 0)
    return {
      kind: 'places',
      before: own.slice(0, starts[0]),
      rows: starts.flatMap((start, order) => {
        const label = own[start];
        const place = label ? placeOf(label) : null;
        return label && place ? [{ label, place, figures: own.slice(start + 1, starts[order + 1] ?? own.length) }] : [];
      }),
    };
  const said = own.filter(({ kind }) => kind === 'text');
  const others = said.filter(({ text }) => !words.isPrinted(text));
  const [first, ...more] = others;
  if (!first) return { kind: said.length === 0 ? 'blank' : 'header' };
  if (others.every(({ text }) => !isLabelLike(text))) {
    const group = said.find(({ text }) => words.isGroup(text));
    if (group && own.indexOf(group) < own.indexOf(first))
      return { kind: 'subtotal', label: group, figures: own.slice(own.indexOf(group) + 1) };
    return { kind: 'figures', figures: own.slice(own.findIndex((field) => field.kind === 'empty' || field === first)) };
  }
  if (said.length === 1 && more.length === 0) return { kind: 'words', words: first };
  const label = others.find(({ text }) => isLabelLike(text)) ?? first;
  const at = own.indexOf(label);
  return { kind: 'unknown', before: own.slice(0, at), label, figures: own.slice(at + 1) };
}
