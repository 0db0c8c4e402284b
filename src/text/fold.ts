import { simplifiedSign } from './simplified-signs.js';

/** A text as it is looked for, with the place in the original that each of its UTF-16 units comes from. */
export interface Folded {
  readonly text: string;
  /** Unit of `text` → where what it comes from begins in the original. */
  readonly starts: readonly number[];
  /** Unit of `text` → where that ends (exclusive). */
  readonly ends: readonly number[];
}

/**
 * A text as it is looked for: width, script, case, spaces and quotation marks no longer tell two apart. Line ends stay. Each character
 * is folded with its combining marks and without regard to its neighbours, so that what a text contains, its folded text contains folded.
 */
export function fold(text: string): string {
  return folding(text, null);
}

/** {@link fold}, for whoever must find the way back. */
export function foldWithPlaces(text: string): Folded {
  const starts: number[] = [];
  const ends: number[] = [];
  return { text: folding(text, { starts, ends }), starts, ends };
}

/** @param places filled, where they are wanted */
function folding(text: string, places: { readonly starts: number[]; readonly ends: number[] } | null): string {
  let folded = '';
  /** Where the characters begin that stay as they are, and have not been taken over yet. */
  let kept = 0;
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = endOfCluster(text, start);
    const sign = end === start + 1 ? foldUnit(text.charCodeAt(start)) : foldCluster(text.slice(start, end));
    if (places)
      for (let unit = 0; unit < sign.length; unit++) {
        places.starts.push(start);
        places.ends.push(end);
      }
    if (sign.length === end - start && text.startsWith(sign, start)) continue;
    folded += text.slice(kept, start) + sign;
    kept = end;
  }
  return folded + text.slice(kept);
}

/** A whole character ends before the next that is no combining mark. */
function endOfCluster(text: string, start: number): number {
  let end = start + unitsAt(text, start);
  while (end < text.length && isMarkAt(text, end)) end += unitsAt(text, end);
  return end;
}

function unitsAt(text: string, at: number): 1 | 2 {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function isMarkAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  // Nearly all of a Chinese text: no mark is among these.
  if (unit < 0x300 || (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0xff00 && unit <= 0xffef)) return false;
  return /^\p{M}/u.test(text.slice(at, at + 2));
}

/** Of characters of one UTF-16 unit, those seen before. */
const units: (string | undefined)[] = new Array<string | undefined>(0x10000).fill(undefined);

function foldUnit(unit: number): string {
  const before = units[unit];
  if (before !== undefined) return before;
  const folded = foldAnew(String.fromCharCode(unit));
  units[unit] = folded;
  return folded;
}

/** Longer ones seen before. A text of another script, or a hostile one, could hold any number of them: so many are kept. */
const known = new Map<string, string>();
const mostKnown = 20_000;

function foldCluster(cluster: string): string {
  const before = known.get(cluster);
  if (before !== undefined) return before;
  const folded = foldAnew(cluster);
  if (known.size < mostKnown && cluster.length <= 4) known.set(cluster, folded);
  return folded;
}

function foldAnew(cluster: string): string {
  if (cluster === '\n') return cluster;
  let folded = '';
  for (const sign of cluster
    .toWellFormed()
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cc}\p{Cf}“”„‟「」『』〝〞"'‘’‚‛`´]/gu, ''))
    folded += alike.get(sign) ?? simplifiedSign(sign);
  return folded;
}

/** Brackets and dashes that are written for one another. */
const alike = new Map([...'〔【［['].map((sign): [string, string] => [sign, '(']));
for (const sign of '〕】］]') alike.set(sign, ')');
for (const sign of '—–－−‐‑―') alike.set(sign, '-');
alike.set('·', '.');
