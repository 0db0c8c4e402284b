/** A figure, with its sign, thousands and percent: what a spreadsheet reads as a number and nothing else. */
const figure = /^[+\-＋－−]?[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?[%％]?$/;
/** What spreadsheets take for the beginning of a formula, also in full width, and behind white space or quotes. */
const formula = /^[\s\u200b-\u200d\ufeff"'＇＂]*[=+\-@|＝＋－＠−]/u;
/** What they would show as another number (1e5 as 100000), or as a date (1-2, 3/4). */
const changed = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)e[+-]?\d+\s*$|^\s*\d{1,4}[-/]\d{1,2}(?:[-/]\d{1,4})?\s*$/i;

/**
 * Text that a spreadsheet shows as it is, and does not run. Where it would take it for a formula, or for what it is not, an apostrophe stands before it, which
 * is the spreadsheets' own mark for text. Signed figures (+3, -8) and a dash alone are left as they are.
 */
export function spreadsheetText(text: string): string {
  if (changed.test(text)) return `'${text}`;
  return formula.test(text) && !figure.test(text) && !/^[-－−]$/.test(text) ? `'${text}` : text;
}
