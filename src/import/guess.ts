import { normalise } from './normalise.js';

/** The report year that a title or a text names: the title's, else the one named most often; null when that leaves a choice. */
export function guessYear(title: string, text: string): number | null {
  const inTitle = yearsIn(title);
  const years = inTitle.length > 0 ? inTitle : yearsIn(text);
  const counts = new Map<number, number>();
  for (const year of years) counts.set(year, (counts.get(year) ?? 0) + 1);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first && first[1] !== second?.[1] ? first[0] : null;
}

/** The office that a title names; with the words before it in the text, where the title leaves the city out. */
export function guessOfficeName(title: string, overview: string): string | null {
  const named = normalise(title)
    .replace(/(关于)?(发布|公布)?\(?20\d{2}\)?年?度?/g, '')
    .replace(/(政府|政务)?信息公开.*$/, '')
    .replace(/年度报告.*$/, '');
  if (!/^[\u4e00-\u9fff()]{3,60}$/.test(named)) return null;
  const text = overview.normalize('NFKC').replace(/\s/g, '');
  const at = text.indexOf(named);
  const before = at === -1 ? '' : (/[\u4e00-\u9fff]{0,12}$/.exec(text.slice(Math.max(0, at - 12), at))?.[0] ?? '');
  return `${before}${named}`;
}

function yearsIn(text: string): number[] {
  return [...text.normalize('NFKC').matchAll(/(?<!\d)(20\d{2})(?!\d)\s*年/g)]
    .map(([, year]) => Number(year))
    .filter((year) => year >= 2008 && year <= 2100);
}
