import type { DictGroup } from 'opencc-js/core';
import { from, to } from 'opencc-js/preset/t2cn';

const pairsInALine = 60;

/** `src/text/traditional-signs.ts`, from the dictionaries of OpenCC. */
export function printedSigns(): string {
  const pairs = traditionalSigns();
  const lines = Array.from({ length: Math.ceil(pairs.length / pairsInALine) }, (_, index) =>
    pairs.slice(index * pairsInALine, (index + 1) * pairsInALine).join(''),
  );
  return [
    '/** Traditional characters, each followed by its simplified form. Printed from the dictionaries of OpenCC (npm run print-signs). */',
    'export const traditionalSigns =',
    `${lines.map((line) => `  '${line}'`).join(' +\n')};`,
    '',
  ].join('\n');
}

/** Also the variants of Taiwan and Hong Kong, but those that are the simplified form of another character. */
function traditionalSigns(): string[] {
  const standard = signs(to.cn);
  const simplified = new Set(standard.values());
  const pairs = new Map(standard);
  for (const [variant, sign] of [...signs(from.tw), ...signs(from.hk)])
    if (!standard.has(variant) && !simplified.has(variant)) pairs.set(variant, standard.get(sign) ?? sign);
  return [...pairs].flatMap(([sign, simple]) => (sign === simple ? [] : [sign + simple])).sort();
}

/** Of the dictionaries, what is of one character, as most of Unicode's are: in one UTF-16 unit. */
function signs(groups: readonly DictGroup[] | undefined): Map<string, string> {
  const entries = (groups ?? []).flat().flatMap((dictionary) => (typeof dictionary === 'string' ? dictionary.split('|') : []));
  return new Map(entries.filter((entry) => /^. .$/.test(entry)).map((entry): [string, string] => [entry.slice(0, 1), entry.slice(2)]));
}
