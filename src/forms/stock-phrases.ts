import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package-root.js';

/** Wording that says nothing of whoever uses it. */
export interface StockPhrases {
  /** Letters that two texts must have in common, one after the other, for it to be a passage. */
  readonly minimumPassage: number;
  /** Figures, punctuation and spaces may stand anywhere in them. */
  readonly phrases: readonly string[];
}

let read: StockPhrases | null = null;

/** What `schema/forms/wording/stock-phrases.json` holds. */
export function stockPhrases(): StockPhrases {
  read ??= JSON.parse(readFileSync(join(packageRoot, 'schema', 'forms', 'wording', 'stock-phrases.json'), 'utf8')) as StockPhrases;
  return read;
}
