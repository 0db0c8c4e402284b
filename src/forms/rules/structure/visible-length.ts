import { visibleText } from '../../../text/visible.js';

/** How many characters a reader sees; a character outside the basic plane counts once. */
export function visibleLength(text: string): number {
  let length = 0;
  for (const _character of visibleText(text)) length += 1;
  return length;
}
