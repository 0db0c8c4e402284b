import { GongkaiError } from '../errors.js';
import { visibleText } from '../text/visible.js';

/** Characters, counted as UTF-16 code units. */
export const longestText = 200_000;
export const longestTitle = 500;

/** Line ends become "\n"; nothing else is changed. @throws {GongkaiError} BAD_INPUT when too long or with control characters */
export function checkedText(text: string, what: string, longest = longestText): string {
  const normal = text.replaceAll('\r\n', '\n');
  if (normal.length > longest)
    throw new GongkaiError('BAD_INPUT', `The ${what} is longer than ${longest} characters (it has ${normal.length}). Shorten it.`, {
      what,
      length: normal.length,
    });
  if (/[^\P{Cc}\n\t]/u.test(normal)) throw new GongkaiError('BAD_INPUT', `The ${what} holds control characters. Remove them.`, { what });
  if (!normal.isWellFormed()) throw new GongkaiError('BAD_INPUT', `The ${what} holds half a character (a lone surrogate).`, { what });
  return normal;
}

/** @throws {GongkaiError} BAD_INPUT when there is nothing in it that a reader sees */
export function requiredText(text: string, what: string, longest?: number): string {
  if (visibleText(text) === '') throw new GongkaiError('BAD_INPUT', `The ${what} is empty.`, { what });
  return checkedText(text, what, longest);
}

/** What is printed on one line. */
export function checkedTitle(title: string): string {
  return oneLine(requiredText(title, 'title', longestTitle), 'title');
}

/** @throws {GongkaiError} BAD_INPUT when a text goes on over the end of a line */
export function oneLine(text: string, what: string): string {
  if (/[\n\t\u2028\u2029]/.test(text)) throw new GongkaiError('BAD_INPUT', `The ${what} is more than one line.`, { what });
  return text;
}
