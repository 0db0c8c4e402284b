import { otherSigns, simplifiedSign } from '../../../text/simplified-signs.js';

/** Nearly all characters stay: those that do not are found by one expression, sooner than by looking at each. */
const folded = new RegExp(`[\\u00a0\\u3000\\uff01-\\uff0b\\uff0d-\\uff5e${otherSigns}]`, 'g');

/**
 * The same text with full-width ASCII made half-width and traditional characters made simplified, one for one, so that places in it
 * are places in the original. The full-width comma stays: it separates clauses, a half-width one may separate thousands.
 */
export function foldCharacters(text: string): string {
  return text.replace(folded, foldedCharacter);
}

function foldedCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code === 0x3000 || code === 0xa0) return ' ';
  return code > 0xff00 ? String.fromCharCode(code - 0xfee0) : simplifiedSign(character);
}
