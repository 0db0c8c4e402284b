import type { Finding, OtherReports, ReportInForce } from '../../src/forms/finding.js';
import { everyName } from '../../src/forms/rules/across/every-name.js';
import { evaluate } from '../../src/forms/rules/evaluate.js';
import { type Report, reportSaying } from './report-saying.js';

/** A report as the edition in force of an office. */
export function inForce(
  report: Report,
  about: Partial<Pick<ReportInForce, 'reportId' | 'officeNames' | 'edition' | 'revision'>> = {},
): ReportInForce {
  const { year, form, content, office } = reportSaying(report);
  return {
    reportId: `o-${year}-organ`,
    officeNames: office ? everyName(office) : [],
    year,
    form,
    content,
    edition: 1,
    revision: 7,
    ...about,
  };
}

/** What the rules say of a report beside those before it. */
export function findingsBeside(report: Report, others: Partial<OtherReports> = {}): Finding[] {
  const none: OtherReports = {
    lastYear: null,
    yearBeforeLast: null,
    lastYearOnFile: false,
    lastYearWithdrawn: false,
    lastYearIsNewer: null,
    siblings: [],
  };
  return evaluate({ ...reportSaying(report), others: { ...none, ...others } }, 'publication');
}

/** The findings of one rule. */
export const ofRule = (findings: readonly Finding[], ruleId: string) => findings.filter((finding) => finding.ruleId === ruleId);

/** The findings that rest on another report. */
export const across = (findings: readonly Finding[]) => findings.filter(({ basis }) => basis.length > 0);

/** Their rules and places, of those in a state. */
export const named = (findings: readonly Finding[], state: Finding['state']) =>
  findings.filter((finding) => finding.state === state).map(({ ruleId, subject }) => `${ruleId} ${subject}`);
