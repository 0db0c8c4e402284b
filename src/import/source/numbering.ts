import { readMarkup } from './markup.js';

/** The numeral that Word prints before a paragraph, which is not in its text. */
export type Numbering = (paragraph: {
  readonly style: string | null;
  readonly list: string | null;
  readonly level: number | null;
}) => string;

interface Level {
  start: number;
  format: string;
  text: string;
}
interface Style {
  basedOn: string | null;
  list: string | null;
  level: number | null;
}

/** Styles are based on each other no more deeply than this. */
const deepest = 20;
const mostLevels = 9;

/** Counts the numbered paragraphs of a document, asked for one after the other. */
export function numberingOf(numbering: string | null, stylesPart: string | null): Numbering {
  const { levels, lists } = listsOf(numbering);
  const styles = stylesOf(stylesPart);
  const counters = new Map<string, (number | null)[]>();
  return (paragraph) => {
    const styled = inherited(styles, paragraph.style);
    const list = paragraph.list ?? styled.list;
    const level = Math.min(paragraph.level ?? styled.level ?? 0, mostLevels - 1);
    const definition = list === null || list === '0' ? undefined : lists.get(list);
    const own = definition === undefined ? undefined : levels.get(`${definition}/${level}`);
    if (definition === undefined || !own) return '';
    const counts = counters.get(definition) ?? Array.from({ length: mostLevels }, () => null);
    counters.set(definition, counts);
    counts[level] = (counts[level] ?? own.start - 1) + 1;
    counts.fill(null, level + 1);
    return own.text.replace(/%(\d)/g, (_all, said: string) => {
      const at = Number(said) - 1;
      const shown = levels.get(`${definition}/${at}`);
      return shown ? numeral(counts[at] ?? shown.start, shown.format) : '';
    });
  };
}

/** Of each list its definition, and by `definition/level` how its numerals look. */
function listsOf(part: string | null): { levels: ReadonlyMap<string, Level>; lists: ReadonlyMap<string, string> } {
  const levels = new Map<string, Level>();
  const lists = new Map<string, string>();
  let definition = '';
  let list = '';
  let level: Level | null = null;
  readPart(part, (name, value, attributes) => {
    if (name === 'abstractNum') definition = attributes('abstractNumId');
    if (name === 'lvl' && list === '') {
      level = { start: 1, format: 'decimal', text: '' };
      levels.set(`${definition}/${attributes('ilvl')}`, level);
    }
    if (name === 'num') list = attributes('numId');
    if (name === 'abstractNumId' && list !== '') lists.set(list, value);
    if (!level || list !== '') return;
    if (name === 'start') level.start = Number(value) || 0;
    if (name === 'numFmt') level.format = value;
    if (name === 'lvlText') level.text = level.format === 'bullet' || level.format === 'none' ? '' : value;
  });
  return { levels, lists };
}

function stylesOf(part: string | null): ReadonlyMap<string, Style> {
  const styles = new Map<string, Style>();
  let style: Style | null = null;
  readPart(part, (name, value, attributes) => {
    if (name === 'style') {
      style = { basedOn: null, list: null, level: null };
      styles.set(attributes('styleId'), style);
    }
    if (name === 'basedOn' && style) style.basedOn = value;
    if (name === 'numId' && style) style.list = value;
    if (name === 'ilvl' && style) style.level = Number(value) || 0;
  });
  return styles;
}

function inherited(styles: ReadonlyMap<string, Style>, name: string | null): { list: string | null; level: number | null } {
  let style = styles.get(name ?? '');
  let level: number | null = null;
  for (let depth = 0; style && depth < deepest; depth++) {
    level ??= style.level;
    if (style.list !== null) return { list: style.list, level };
    style = styles.get(style.basedOn ?? '');
  }
  return { list: null, level: null };
}

function readPart(part: string | null, element: (name: string, value: string, attribute: (name: string) => string) => void): void {
  if (part === null) return;
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);
  readMarkup(part, true, {
    open(name, attributes) {
      const named = new Map([...attributes].map(([key, value]) => [local(key), value]));
      element(local(name), named.get('val') ?? '', (key) => named.get(key) ?? '');
    },
    close: () => {},
    text: () => {},
  });
}

const digits = '〇一二三四五六七八九';

function numeral(value: number, format: string): string {
  if (
    /^(chineseCounting|chineseCountingThousand|japaneseCounting|taiwaneseCounting|taiwaneseCountingThousand|ideographDigital)$/.test(format)
  )
    return chinese(value);
  if (format === 'decimalFullWidth')
    return String(value)
      .normalize('NFKC')
      .replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  if (/^decimalEnclosedCircle/.test(format) && value >= 1 && value <= 20) return String.fromCharCode(0x245f + value);
  if (format === 'none' || format === 'bullet') return '';
  return String(value);
}

function chinese(value: number): string {
  if (value >= 100 || value < 0) return String(value);
  const tens = Math.floor(value / 10);
  const units = value % 10;
  if (tens === 0) return digits.charAt(units);
  return `${tens === 1 ? '' : digits.charAt(tens)}十${units === 0 ? '' : digits.charAt(units)}`;
}
