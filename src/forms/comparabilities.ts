import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package-root.js';
import { checkComparability } from './check-comparability.js';
import { type Comparability, reversed, sameForm, unrelated } from './comparability.js';
import { composed } from './compose-comparability.js';
import type { Form } from './form.js';
import { allForms, formById } from './forms.js';

let files: readonly Comparability[] | null = null;
const known = new Map<string, Comparability>();

/**
 * What may be compared from a report of one official form to a report of another, in either direction: by the file for the two, else by
 * way of the forms between them. A form compares with itself cell by cell.
 * @throws {GongkaiError} INTERNAL when a file of `schema/forms/comparability` does not hold together
 */
export function comparabilityBetween(old: Form, now: Form): Comparability {
  const key = `${old.id} ${now.id}`;
  const before = known.get(key);
  if (before) return before;
  files ??= readFiles(join(packageRoot, 'schema', 'forms', 'comparability'));
  const comparability = comparabilityOf(old, now, allForms(), files);
  known.set(key, comparability);
  return comparability;
}

/** @param forms oldest first */
export function comparabilityOf(old: Form, now: Form, forms: readonly Form[], read: readonly Comparability[]): Comparability {
  if (old.id === now.id) return sameForm(old);
  const places = forms.map(({ id }) => id);
  const [from, to] = [places.indexOf(old.id), places.indexOf(now.id)];
  if (from > to) return reversed(comparabilityOf(now, old, forms, read));
  const direct = read.find((one) => one.old.id === old.id && one.new.id === now.id);
  const between = forms[to - 1];
  if (direct || !between || between.id === old.id) return direct ?? unrelated(old, now);
  return composed(comparabilityOf(old, between, forms, read), comparabilityOf(between, now, forms, read));
}

function readFiles(folder: string): readonly Comparability[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => checkComparability(JSON.parse(readFileSync(join(folder, name), 'utf8')), name, formById));
}
