import { isDifference, isDoubtful, speaksOfRequests } from './doubts.js';
import type { Figure } from './figures.js';
import { type Mention, mentionOf, type Reading } from './mention.js';

/** How prose names the groups of results; what an earlier one takes is not offered to a later one. */
const groups: readonly (readonly [measure: string, words: RegExp])[] = [
  ['partiallyGranted', /部分(?:予以)?公开/g],
  ['denied', /不予(?:以)?公开|不同意公开/g],
  ['granted', /(?:予以|同意|准予|全部)公开|^(?:其中|属于?|已)*公开的?$/g],
  ['unableToProvide', /(?:无法|不能)提供/g],
  ['notProcessed', /不予处理/g],
  ['otherHandling', /其他(?:方式)?处理/g],
];
export const groupMeasures: readonly string[] = groups.map(([measure]) => measure);

const bare = /^(?:其中|另外?|另?有|有|均|共|:)*$/;
/** A single reason beside the group's name: the figure may count that reason alone. */
const oneReason = /[(].*[)]|(?<!原)因(?!.*等)|属于?.{3}/;
const notRequests = /主动公开|应当|信息.{0,4}条/;

/** N-PART: 予以公开, 部分公开, 不予公开, 无法提供, 不予处理, 其他处理; several names before one figure are its sum. */
export function partMention(figure: Figure, reading: Reading): Mention | null {
  if (isDifference(figure) || notRequests.test(figure.label)) return null;
  const words = bare.test(figure.label) ? figure.tail : figure.label;
  let left = words;
  const named = new Set<string>();
  for (const [measure, pattern] of groups) {
    const rest = left.replace(pattern, '');
    if (rest !== left) named.add(measure);
    left = rest;
  }
  if (named.size === 0 || !speaksOfRequests(figure.sentence)) return null;
  const meaning = groupMeasuresInOrder(named);
  const loose =
    words === figure.tail || /^(?:其中|属于?|已)*公开的?$/.test(words) || oneReason.test(words.replace(/属于?(?=同意|予以)/, ''));
  return mentionOf(figure, 'N-PART', [meaning], loose || isDoubtful(figure, reading));
}

function groupMeasuresInOrder(named: ReadonlySet<string>): string[] {
  return ['granted', 'partiallyGranted', 'denied', 'unableToProvide', 'notProcessed', 'otherHandling'].filter((measure) =>
    named.has(measure),
  );
}
