import { Decimal } from 'decimal.js';
import type { Finding, RuleSubject } from '../../finding.js';
import type { FormRule } from '../../form.js';
import { textOf } from '../rule-parameters.js';
import { measuredFigure } from './measure-figure.js';
import type { Sentence } from './sentences.js';
import { textFinding } from './text-finding.js';

const fee = /信息处理费|收费|处理费|收取.{0,8}费/;
const noNotice =
  /(?:未|没有|无)(?:曾|有)?(?:发出|下发|送达)[^,，;；。]{0,8}收费通知|收费通知[^,，;；。]{0,6}(?<![\d.])(?:0|零)[件份]|(?:不|未)(?:涉及|产生|发生)[^,，;；。]{0,12}费/;
const nonePaid = /(?:未|没有|无)[^,，;；。]{0,12}费|(?<![\d.])(?:0|零)(?:万)?元/;

/**
 * N-FEE: requests dropped because a charge was not paid mean that somebody was charged; the section on other matters must not say or
 * imply that nobody was. The entry names the `measure` and the `section`.
 */
export function feeFindings(subject: RuleSubject, rule: FormRule, all: readonly Sentence[]): Finding[] {
  const section = textOf(rule, 'section');
  const measure = textOf(rule, 'measure');
  const table = measure === null ? null : measuredFigure(subject, [measure]);
  const text = section === null ? undefined : subject.content.sections[section]?.text;
  if (!table || section === null || text === undefined) return [];
  const sentences = all.filter((sentence) => sentence.section === section);
  const said = sentences.find((sentence) => fee.test(sentence.text));
  const charged = new Decimal(table.atLeast).greaterThan(0);
  if (!charged && !said) return [];
  const words = said?.text ?? '';
  const state = charged
    ? !said || noNotice.test(words)
      ? 'fail'
      : nonePaid.test(words)
        ? 'uncertain'
        : 'pass'
    : table.value === null
      ? 'notAssessable'
      : 'pass';
  return [
    textFinding(rule, {
      state,
      subject: measure ?? section,
      sentence: said ?? sentences[0] ?? { section, raw: text, text, before: null },
      words: '',
      left: state === 'fail' || state === 'uncertain' ? '0' : null,
      right: table.value ?? (charged ? table.atLeast : null),
      rightCells: table.cells,
      labelZh: table.labelZh,
      labelEn: table.labelEn,
    }),
  ];
}
