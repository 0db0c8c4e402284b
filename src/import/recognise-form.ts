import type { Form } from '../forms/form.js';
import { allForms, isFor } from '../forms/forms.js';
import { fieldsOfLine, type SourceLine } from './lines.js';
import { normalise, withoutNumeral } from './normalise.js';

/** A field longer than this is prose, in which a label says nothing about the form. */
const longestField = 150;

/**
 * The form whose own labels the tables have most of. What counts is only what tells the forms apart (对外公开总数量, 现行有效件数 …) and
 * begins a field, never the notice that a text cites. Of two equals, the one for the year where it is known, else the newer.
 */
export function recogniseForm(lines: readonly SourceLine[], year: number | null): Form {
  const fields = new Set<string>();
  for (const line of lines)
    for (const field of fieldsOfLine(line))
      if (field.length <= longestField && field.trim() !== '') fields.add(withoutNumeral(normalise(field)));
  const forms = allForms();
  const labels = new Map(forms.map((form) => [form, labelsOf(form)]));
  const scored = forms.map((form) => {
    const others = new Set(forms.filter((other) => other !== form).flatMap((other) => [...(labels.get(other) ?? [])]));
    const own = [...(labels.get(form) ?? [])].filter((label) => !others.has(label));
    const score = own.filter((label) => fields.has(label) || [...fields].some((field) => field.startsWith(label))).length;
    return { form, score, fits: year !== null && isFor(form, year) };
  });
  scored.sort((a, b) => b.score - a.score || Number(b.fits) - Number(a.fits) || b.form.reportYears.from - a.form.reportYears.from);
  const best = scored[0];
  if (!best) throw new Error('There are no forms.');
  return best.form;
}

function labelsOf(form: Form): Set<string> {
  return new Set(
    form.tables.flatMap(({ blocks }) =>
      blocks.flatMap(({ rows, columns }) =>
        [...rows, ...columns].map(({ label }) => withoutNumeral(normalise(label))).filter((label) => label.length > 2),
      ),
    ),
  );
}
