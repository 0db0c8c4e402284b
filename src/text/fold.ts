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
  let folded = '';
  for (const cluster of clusters(text)) folded += foldCluster(cluster);
  return folded;
}

/** {@link fold}, for whoever must find the way back. */
export function foldWithPlaces(text: string): Folded {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const cluster of clusters(text)) {
    const sign = foldCluster(cluster);
    folded += sign;
    for (let unit = 0; unit < sign.length; unit++) {
      starts.push(at);
      ends.push(at + cluster.length);
    }
    at += cluster.length;
  }
  return { text: folded, starts, ends };
}

/** Whole characters: each with the combining marks that follow it. */
function* clusters(text: string): Generator<string> {
  let cluster = '';
  for (const sign of text) {
    if (cluster !== '' && isMark(sign)) {
      cluster += sign;
      continue;
    }
    if (cluster !== '') yield cluster;
    cluster = sign;
  }
  if (cluster !== '') yield cluster;
}

function isMark(sign: string): boolean {
  if (sign < '\u0300' || (sign >= '\u4e00' && sign <= '\u9fff')) return false;
  return /^\p{M}/u.test(sign);
}

/** Clusters seen before. A text of another script, or a hostile one, could hold any number of them: so many are kept. */
const known = new Map<string, string>();
const mostKnown = 20_000;

function foldCluster(cluster: string): string {
  const before = known.get(cluster);
  if (before !== undefined) return before;
  const folded = cluster === '\n' ? cluster : foldAnew(cluster);
  if (known.size < mostKnown && cluster.length <= 4) known.set(cluster, folded);
  return folded;
}

function foldAnew(cluster: string): string {
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
