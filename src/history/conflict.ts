import type { Cell } from '../forms/cell.js';
import type { LocalRow } from '../forms/content.js';
import { canonicalJson } from './canonical-json.js';
import { sha256Hex } from './hash.js';
import type { Label } from './labels.js';

/** The three sides of a merge: what both began with, what others have made of it, and what one's own change makes of it. */
export interface Sides<T> {
  readonly base: T;
  readonly theirs: T;
  readonly yours: T;
}

/** From 0, `to` exclusive. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A place that both sides changed, each in another way. */
export type Conflict =
  | Hunk3<'title', string>
  | Hunk3<'heading', string>
  /** Paragraphs of a section joined by "\n"; null where a side has none there. */
  | (Hunk3<'paragraphs', string | null> & {
      readonly paragraphs: Sides<Range>;
      /** Both changes together, where they are to different words: for a person to judge, since it says what nobody wrote. Else null. */
      readonly suggestion: string | null;
    })
  /** Null in the base where both sides added the row. */
  | Hunk3<'cell', Cell | null>
  /** A local row that one side removed or renamed and the other changed; null where a side does not have it. */
  | Hunk3<'localRow', LocalRowSide | null>
  /** Local rows that both sides put in another order. */
  | Hunk3<'rowOrder', readonly LocalRow[]>;

export type ConflictKind = Conflict['kind'];

interface Hunk3<K extends string, T> extends Sides<T> {
  /** Names the conflict for as long as all three sides say the same here; another one as soon as one of them does not. */
  readonly id: string;
  readonly kind: K;
  /** `title`, `section/<key>`, `<table>/<row>/<column>`, `row/<table>/<row>` or `table/<table>`. */
  readonly place: string;
  readonly label: Label;
}

export interface LocalRowSide {
  readonly label: string;
  readonly block: string;
  /** By column key. */
  readonly cells: Readonly<Record<string, Cell>>;
}

/** What stands at a place in conflict: what one of the three sides has there, or a text of one's own. */
export type Choice = { readonly choose: 'base' | 'theirs' | 'yours' } | { readonly choose: 'own'; readonly text: string };

/** A conflict before it is named. */
export type FoundConflict = Unnamed<Conflict>;
type Unnamed<T> = T extends Conflict ? Omit<T, 'id' | 'label'> : never;

/** Of paragraphs it matters which ones of the base they are, and not where the others have them: what changes before them is no matter. */
export function conflictId(found: FoundConflict): string {
  const { kind, place, base, theirs, yours } = found;
  const range = found.kind === 'paragraphs' ? [found.paragraphs.base.from, found.paragraphs.base.to] : null;
  return sha256Hex(canonicalJson([kind, place, range, ...[base, theirs, yours].map(said)])).slice(0, 16);
}

/** Where a cell was read from is no part of what it says. */
function said(side: Conflict['base']): unknown {
  if (typeof side !== 'object' || side === null || Array.isArray(side)) return side;
  if ('raw' in side) return cellSaid(side);
  if (!('cells' in side)) return side;
  const { label, block, cells } = side;
  return { label, block, cells: Object.fromEntries(Object.entries(cells).map(([column, cell]) => [column, cellSaid(cell)])) };
}

function cellSaid({ raw, state, value, unit }: Cell): unknown {
  return { raw, state, value, unit };
}
