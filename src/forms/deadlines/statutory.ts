import type { Form, FormRule } from '../form.js';
import { formForYear } from '../forms.js';
import { textOf } from '../rules/rule-parameters.js';

/** Article 49 sets the dates of departments and governments apart. */
export type ReporterKind = 'department' | 'government';

/** The rule of a form that says by when reports are published. */
export const lateRule = 'P-LATE';

/** The dates (MM-DD) that article 49 sets, in the year after the report's; null where the rule does not say them. */
export function statutoryDates(rule: FormRule): Dates | null {
  const [department, government] = [textOf(rule, 'department'), textOf(rule, 'government')];
  return department === null || government === null ? null : { department, government };
}

/**
 * The last day (YYYY-MM-DD) on which the report of a year is published in time by the law; null where the year's form sets none.
 * @throws {GongkaiError} BAD_INPUT when no form is known for the year
 */
export function statutoryDueOn(year: number, kind: ReporterKind): string | null {
  const dates = datesOf(formForYear(year));
  return dates && `${year + 1}-${dates[kind]}`;
}

/** The dates of a form's own rule. */
export function datesOf(form: Form): Dates | null {
  let dates = known.get(form);
  if (dates === undefined) {
    const rule = form.rules.find(({ id }) => id === lateRule);
    dates = rule ? statutoryDates(rule) : null;
    known.set(form, dates);
  }
  return dates;
}

type Dates = Readonly<Record<ReporterKind, string>>;
const known = new WeakMap<Form, Dates | null>();
