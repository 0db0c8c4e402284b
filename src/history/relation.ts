import type { Label } from './labels.js';

/** Whose report it is, of which year, as far as it bears on a comparison. */
export interface ReportIdentity {
  readonly officeId: string;
  readonly year: number;
  readonly scope: string;
  readonly formId: string;
}

/**
 * What is compared:
 * - `revisions`: two points of one report
 * - `years`: two years of one office; `offices`: two offices in one year; `officesAndYears`: both differ
 * - `scopes`: the organ itself and its whole jurisdiction, of one office and year
 */
export type RelationKind = 'revisions' | 'years' | 'offices' | 'officesAndYears' | 'scopes';

export interface Relation {
  readonly kind: RelationKind;
  readonly label: Label;
  /** What to bear in mind about the figures. */
  readonly cautions: readonly Label[];
}

export function relationOf(from: ReportIdentity, to: ReportIdentity): Relation {
  const kind = kindOf(from, to);
  return { kind, label: labelOf(kind, from, to), cautions: cautionsOf(from, to) };
}

function kindOf(from: ReportIdentity, to: ReportIdentity): RelationKind {
  const [office, year] = [from.officeId === to.officeId, from.year === to.year];
  if (office && year) return from.scope === to.scope ? 'revisions' : 'scopes';
  return office ? 'years' : year ? 'offices' : 'officesAndYears';
}

function labelOf(kind: RelationKind, from: ReportIdentity, to: ReportIdentity): Label {
  switch (kind) {
    case 'revisions':
      return { zh: '同一报告', en: 'One report' };
    case 'years':
      return { zh: `年度比较：${from.year}年 → ${to.year}年`, en: `Year to year: ${from.year} → ${to.year}` };
    case 'offices':
      return { zh: `机关比较：${to.year}年`, en: `Office to office: ${to.year}` };
    case 'officesAndYears':
      return { zh: `不同机关、不同年度：${from.year}年 → ${to.year}年`, en: `Different offices and years: ${from.year} → ${to.year}` };
    case 'scopes':
      return { zh: '同一机关，范围不同', en: 'One office, two scopes' };
  }
}

function cautionsOf(from: ReportIdentity, to: ReportIdentity): Label[] {
  const cautions: Label[] = [];
  if (from.officeId !== to.officeId && from.year !== to.year)
    cautions.push({
      zh: '机关和年度都不同：差异不能只归于其中之一。',
      en: 'Both the office and the year differ: a difference can not be put down to one of them.',
    });
  if (from.scope !== to.scope)
    cautions.push({
      zh: '一份是本机关的报告，一份是本级政府的报告：数字不能混用。',
      en: 'One report is of the organ itself, the other of its whole jurisdiction: their figures are not of one kind.',
    });
  if (from.formId !== to.formId)
    cautions.push({
      zh: `格式不同（${from.formId} → ${to.formId}）：各项数字按其可比等级比较。`,
      en: `The forms differ (${from.formId} → ${to.formId}): each figure has its grade of comparability.`,
    });
  return cautions;
}
