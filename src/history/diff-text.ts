import { finished, type Steps } from '../steps.js';
import { alignTextSteps } from './align-text.js';
import { withMoves } from './moves.js';
import type { TextDiff } from './paragraph-diff.js';
import { Work } from './work.js';

export { type ParagraphDiff, paragraphsOf, type TextDiff } from './paragraph-diff.js';

/**
 * What changed from one text to another: by paragraph (they are separated by "\n"), and by word within a paragraph that changed.
 * Removed and added paragraphs that have enough words in common are one changed paragraph, or one that was moved.
 * @param section where the texts stand: places of moved paragraphs name it
 */
export function diffText(from: string, to: string, section = ''): TextDiff {
  return finished(steps(from, to, section, new Work()));
}

function* steps(from: string, to: string, section: string, work: Work): Steps<TextDiff> {
  const text = yield* alignTextSteps(from, to, work);
  const [moved] = yield* withMoves([{ section, text }], work);
  return moved?.text ?? text;
}
