import type { Steps } from '../steps.js';

const endOfSentence = /[。！？；…\n]+[”’」』）》]*/g;
const endOfClause = /[^\p{L}\p{N}\p{M}.,．，\s]+\s*|[.,．，]+(?![0-9０-９])\s*/gu;
/** Longer ones are cut, so that no step of a comparison takes long; none of what is cut is shorter than half of it. */
const longest = 2000;

/** The sentences of a text, each with the marks that end it. Joined they are the text. */
export function sentencesOf(text: string): Steps<string[]> {
  return cutAfter(endOfSentence, text);
}

/** The clauses of a text, each with the marks that end it. Joined they are the text. */
export function clausesOf(text: string): Steps<string[]> {
  return cutAfter(endOfClause, text);
}

/** Pieces that are cut in one step. */
const perStep = 5000;

function* cutAfter(end: RegExp, text: string): Steps<string[]> {
  const pieces: string[] = [];
  let start = 0;
  for (const { 0: mark, index } of text.matchAll(end)) {
    pushCut(text.slice(start, index + mark.length), pieces);
    start = index + mark.length;
    if (pieces.length % perStep === 0) yield;
  }
  if (start < text.length) pushCut(text.slice(start), pieces);
  return pieces;
}

function pushCut(text: string, pieces: string[]): void {
  let start = 0;
  while (text.length - start > longest) {
    const end = cutIn(text, start + longest / 2, start + longest);
    pieces.push(text.slice(start, end));
    start = end;
  }
  pieces.push(text.slice(start));
}

/**
 * A place within neither a figure nor a character. It hangs on the characters before it: after something was put in or taken out, the
 * same text is soon cut at the same places again.
 */
function cutIn(text: string, lowest: number, highest: number): number {
  let best = { place: isLowSurrogate(text, highest) ? highest - 1 : highest, score: -1 };
  for (let place = lowest; place < highest; place++) {
    const score = ((text.charCodeAt(place - 1) * 31 + text.charCodeAt(place - 2)) * 31 + text.charCodeAt(place - 3)) % 65_521;
    if (score > best.score && !inFigure.test(text.charAt(place - 1)) && !isLowSurrogate(text, place)) best = { place, score };
  }
  return best.place;
}

const inFigure = /[0-9０-９.,．，]/;

function isLowSurrogate(text: string, place: number): boolean {
  const code = text.charCodeAt(place);
  return code >= 0xdc00 && code <= 0xdfff;
}
