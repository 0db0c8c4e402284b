import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { echoed, GongkaiError } from '../errors.js';
import { packageRoot } from '../package-root.js';
import { checkForm } from './check-form.js';
import type { Form } from './form.js';

let forms: readonly Form[] | null = null;

/** Every form of `schema/forms`, oldest first. @throws {GongkaiError} INTERNAL when a file there is no form */
export function allForms(): readonly Form[] {
  forms ??= readForms(join(packageRoot, 'schema', 'forms'));
  return forms;
}

/** @throws {GongkaiError} NOT_FOUND */
export function formById(id: string): Form {
  const form = allForms().find((candidate) => candidate.id === id);
  if (!form) throw new GongkaiError('NOT_FOUND', `There is no form "${echoed(id)}".`, { formId: echoed(id) });
  return form;
}

/** The form prescribed for a report year. @throws {GongkaiError} BAD_INPUT when there was none (before 2019) */
export function formForYear(year: number): Form {
  const form = allForms().find((candidate) => isFor(candidate, year));
  if (!form) {
    const first = allForms()[0]?.reportYears.from;
    throw new GongkaiError(
      'BAD_INPUT',
      `No official form is known for the report year ${year}: there is none for reports before ${first}. Where the year was read wrongly, name the right one; a report of that year can not be recorded.`,
      { year },
    );
  }
  return form;
}

/** Whether a form is the one prescribed for a report year. */
export function isFor({ reportYears: { from, to } }: Form, year: number): boolean {
  return year >= from && (to === null || year <= to);
}

function readForms(folder: string): readonly Form[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => checkForm(JSON.parse(readFileSync(join(folder, name), 'utf8')), name))
    .sort((a, b) => a.reportYears.from - b.reportYears.from);
}
