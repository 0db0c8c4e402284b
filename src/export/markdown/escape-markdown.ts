import { printable } from '../printable.js';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', ' ': '&#32;', '\t': '&#9;' };

/**
 * Text that Markdown shows as it is: neither markup nor HTML nor a link. What means something anywhere has a backslash before it or is an
 * entity; so has what means something at the beginning of a line (#, -, 1.), where spaces, which would make it code, are entities too.
 */
export function escapeMarkdown(text: string): string {
  return printable(text)
    .replace(/[\\`*_[\]|~$]/g, '\\$&')
    .replace(/[&<>]/g, (sign) => entities[sign] ?? sign)
    .replace(/^[#+\-=]/gm, '\\$&')
    .replace(/^(\d{1,9})([.)])/gm, '$1\\$2')
    .replace(/^[ \t]+|[ \t]+$/gm, (spaces) => spaces.replace(/[ \t]/g, (space) => entities[space] ?? space));
}
