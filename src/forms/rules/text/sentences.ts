import type { Pace } from '../../../pace.js';
import type { Steps } from '../../../steps.js';
import { foldCharacters } from './fold-characters.js';

/** One sentence of a section. */
export interface Sentence {
  /** Key of the section it stands in. */
  readonly section: string;
  /** As written. */
  readonly raw: string;
  /** Folded, and without spaces: what the rules read. */
  readonly text: string;
  /** The sentence before it in the same paragraph. */
  readonly before: Sentence | null;
}

/** Units of work (see pace.ts) for a letter, and for a sentence. */
const [readingLetter, cutting] = [8, 100];

const ends = /[。！？!?\n]|(?<=[\u3000-\uffff])\./g;

/** Cuts at 。！？ and line ends, and at a full stop that follows a Chinese character. One pass. */
export function* readSentences(section: string, text: string, pace: Pace): Steps<Sentence[]> {
  const sentences: Sentence[] = [];
  let from = 0;
  let before: Sentence | null = null;
  const cut = (to: number): number => {
    const length = to - from;
    const raw = text.slice(from, to).trim();
    if (raw.length > 1) {
      before = { section, raw, text: withoutSpaces(foldCharacters(raw)), before };
      sentences.push(before);
    }
    if (text[to - 1] === '\n') before = null;
    from = to;
    return length * readingLetter + cutting;
  };
  for (const { index } of text.matchAll(ends)) if (pace.isDue(cut(index + 1))) yield;
  cut(text.length);
  return sentences;
}

/** Two figures with a space between stay two. */
function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, (_space, at: number) => (isDigit(text[at - 1]) && isDigit(text[nextVisible(text, at)]) ? ' ' : ''));
}

function nextVisible(text: string, from: number): number {
  let at = from;
  while (at < text.length && (text[at] ?? '').trim() === '') at += 1;
  return at;
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

/** What a finding quotes: the sentence, or the part of a very long one around the words in question. */
export function excerptOf(sentence: Sentence, words = ''): string {
  const longest = 240;
  if (sentence.raw.length <= longest) return sentence.raw;
  const at = Math.max(0, words === '' ? 0 : sentence.raw.indexOf(words));
  const from = Math.max(0, at - longest / 2);
  const part = sentence.raw.slice(from, from + longest);
  return `${from > 0 ? '…' : ''}${part}${from + longest < sentence.raw.length ? '…' : ''}`;
}
