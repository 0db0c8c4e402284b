import type { Form } from '../forms/form.js';
import { allForms } from '../forms/forms.js';
import { normalise } from './normalise.js';

/**
 * The form whose own labels the text has most of. What counts is only what tells the forms apart (对外公开总数量, 现行有效件数 …), never
 * the notice that a text cites. Of two equals, the one for the year where it is known, else the newer.
 */
export function recogniseForm(text: string, year: number | null): Form {
  const normal = normalise(text);
  const forms = allForms();
  const labels = new Map(forms.map((form) => [form, labelsOf(form)]));
  const scored = forms.map((form) => {
    const others = new Set(forms.filter((other) => other !== form).flatMap((other) => [...(labels.get(other) ?? [])]));
    const own = [...(labels.get(form) ?? [])].filter((label) => !others.has(label));
    return { form, score: own.filter((label) => normal.includes(label)).length, fits: year !== null && fits(form, year) };
  });
  scored.sort((a, b) => b.score - a.score || Number(b.fits) - Number(a.fits) || b.form.reportYears.from - a.form.reportYears.from);
  const best = scored[0];
  if (!best) throw new Error('There are no forms.');
  return best.form;
}

function fits({ reportYears: { from, to } }: Form, year: number): boolean {
  return year >= from && (to === null || year <= to);
}

function labelsOf(form: Form): Set<string> {
  return new Set(
    form.tables.flatMap(({ blocks }) =>
      blocks.flatMap(({ rows, columns }) => [...rows, ...columns].map(({ label }) => normalise(label)).filter((label) => label.length > 2)),
    ),
  );
}
