import { allForms } from '../forms/forms.js';
import { normalise, withoutNumeral } from './normalise.js';

/** No label has more, spaces and numeral with it (characters). */
const longestWord = 80;

let known: ReadonlySet<string> | null = null;

/** Whether a text is just a word that some form prints in a table: of a header, a row, a group or a caption. */
export function isPrintedWord(text: string): boolean {
  if (text.length > longestWord || !/\p{Script=Han}/u.test(text)) return false;
  known ??= wordsOfForms();
  const normal = normalise(text);
  return known.has(normal) || known.has(withoutNumeral(normal));
}

function wordsOfForms(): ReadonlySet<string> {
  const words = allForms().flatMap(({ tables }) =>
    tables.flatMap(({ blocks }) =>
      blocks.flatMap(({ caption, rows, columns }) => [
        caption ?? '',
        ...[...rows, ...columns].flatMap(({ label, aliases, path }) => [label, ...aliases, ...path.map((step) => step.label)]),
      ]),
    ),
  );
  const normal = [...words, '信息内容', '申请人情况', '序号', '备注', '合计', '小计'].map(normalise);
  return new Set([...normal, ...normal.map(withoutNumeral)].filter((word) => word !== ''));
}
