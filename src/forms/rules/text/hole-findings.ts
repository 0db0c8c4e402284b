import type { Pace } from '../../../pace.js';
import type { Steps } from '../../../steps.js';
import type { Finding, RuleSubject } from '../../finding.js';
import type { FormRule } from '../../form.js';
import { plainFinding } from './text-finding.js';

/** Units of work (see pace.ts) for a letter, and for a place that may be a hole. */
const [readingLetter, reading] = [3, 50];

interface Hole {
  readonly kind: 'blank' | 'mask' | 'date';
  readonly at: number;
  readonly sure: boolean;
}

const units = '条件宗起份次项个期场篇万元人';
/** With a single space before them only these: scanned texts have spaces everywhere. */
const plainUnits = '条件宗起份次项';
/** 文件, 事项, 各项 …: words that end in what is elsewhere a unit. */
const endsInUnit = '文附邮事案稿要信函证部物身月年省县股备选款逐各多每首几该本整两数某此这那哪主上下再一二三四五六七八九十百千万亿';
const notUnit = '例目额日门款数民员';
const closes = /^[,，;；。.、:：)）\n]|^$/;
const names = {
  blank: ['漏填的数字', 'a figure left out'],
  mask: ['占位符', 'a placeholder'],
  date: ['残缺的日期', 'a broken date'],
} as const;

/** N-HOLE: what a template left open ("信息  条", "信息（　）条", XX, 20__年, 【】), and dates that lost a part ("20195月"), in the title and the texts. */
export function* holeFindings({ content }: RuleSubject, rule: FormRule, pace: Pace): Steps<Finding[]> {
  const places: (readonly [section: string | null, text: string])[] = [
    [null, content.title],
    ...Object.entries(content.sections).map(([key, { text }]) => [key, text] as const),
  ];
  const findings: Finding[] = [];
  for (const [section, text] of places) findings.push(...toldOf(rule, section, text, yield* findHoles(text, pace)));
  return findings;
}

function toldOf(rule: FormRule, section: string | null, text: string, holes: readonly Hole[]): Finding[] {
  return (['blank', 'mask', 'date'] as const).flatMap((kind) => {
    const found = holes.filter((hole) => hole.kind === kind);
    const first = found.find(({ sure }) => sure) ?? found[0];
    if (!first) return [];
    const [zh, en] = names[kind];
    return [
      plainFinding(rule, {
        state: first.sure ? 'fail' : 'uncertain',
        subject: `${section ?? 'title'}/${kind}`,
        section,
        excerpt: around(text, first.at),
        messageZh: `正文中有${zh}，共 ${found.length} 处：“${around(text, first.at)}”。`,
        messageEn: `The text has ${en} (${found.length} in all): “${around(text, first.at)}”.`,
      }),
    ];
  });
}

/** One pass for each kind; every pattern has a bounded length or matches a run whole. */
export function* findHoles(text: string, pace: Pace): Steps<Hole[]> {
  const holes: Hole[] = [];
  if (pace.isDue(text.length * readingLetter)) yield;
  for (const { 0: run, index } of text.matchAll(/[ \t\u00a0\u3000]+/g)) {
    if (pace.isDue(reading)) yield;
    const sure = run.length > 1;
    if (isLeftOut(text, index, index + run.length, sure)) holes.push({ kind: 'blank', at: index, sure });
  }
  for (const { 0: run, index } of text.matchAll(/[（(][ \t\u00a0\u3000]{0,12}[)）]/g)) {
    if (pace.isDue(reading)) yield;
    if (isLeftOut(text, index, index + run.length, true)) holes.push({ kind: 'blank', at: index, sure: true });
  }
  for (const { 0: run, index } of text.matchAll(/[Xx]+|_+|[×✕✖]+|\*+|【[ \u3000]*】|〔[ \u3000]*〕/g)) {
    if (pace.isDue(reading)) yield;
    if (run.length > 1 && standsAlone(text, index, index + run.length, run)) holes.push({ kind: 'mask', at: index, sure: true });
  }
  for (const { index } of text.matchAll(/(?<![\d０-９])20\d{2}(?:1[0-2]|0?[1-9])月|\d{4}年[ \u3000]{0,4}月|(?<!\d)20[ \u3000]{1,8}年/g))
    holes.push({ kind: 'date', at: index, sure: true });
  return holes;
}

function isLeftOut(text: string, from: number, to: number, long: boolean): boolean {
  const before = text[from - 1] ?? '\n';
  const unit = text[to] ?? '';
  const after = text.slice(to + 1, to + 2);
  if (unit === '' || !units.includes(unit) || !isChinese(before) || endsInUnit.includes(before)) return false;
  return long ? after === '' || !notUnit.includes(after) : plainUnits.includes(unit) && closes.test(after);
}

/** XX局 and 20XX年, not XXL, an address or a file's name. */
function standsAlone(text: string, from: number, to: number, run: string): boolean {
  const before = text[from - 1] ?? '';
  const after = text[to] ?? '';
  if (!/^[Xx_]/.test(run)) return true;
  return !/[A-Za-z/.@:-]/.test(before) && !/[A-Za-z/.@:-]/.test(after) && (run[0] !== 'x' || isChinese(after));
}

function isChinese(character: string): boolean {
  return character >= '\u4e00' && character <= '\u9fff';
}

function around(text: string, at: number): string {
  return text.slice(Math.max(0, at - 20), at + 20).replaceAll('\n', ' ');
}
