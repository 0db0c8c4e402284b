import { comparabilityBetween } from '../forms/comparabilities.js';
import { type ComparabilityGrade, comparabilityGrades } from '../forms/comparability.js';
import type { CellId, Form } from '../forms/form.js';
import type { Label } from '../history/labels.js';

/** How a form has the figure that a series follows. */
export interface SeriesCells {
  /** Empty: the form has no such figure, and that is not 0. */
  readonly cells: readonly CellId[];
  /** How far it may be compared with the figure asked for. */
  readonly grade: ComparabilityGrade;
  readonly notes: readonly Label[];
}

/** @param cells the figure asked for, in the form `asked`: a cell, or several added up */
export function seriesIn(form: Form, asked: Form, cells: readonly CellId[]): SeriesCells {
  if (form.id === asked.id) return { cells, grade: 'exact', notes: [] };
  const wanted = new Set(cells);
  const links = comparabilityBetween(form, asked).links.filter((link) => link.new.some((id) => wanted.has(id)));
  // A part of a group that the other form has only as a whole can not be told there.
  const whole = links.every((link) => link.new.every((id) => wanted.has(id)));
  const there = [...new Set(links.flatMap(({ old }) => old))];
  const lacking = links.some(({ old }) => old.length === 0);
  const grade = !whole || lacking || links.length === 0 ? 'none' : worst(links.map(({ grade }) => grade));
  const notes = [...new Map(links.flatMap(({ note }) => (note ? [[note.en, note] as const] : []))).values()];
  return { cells: whole && !lacking ? there : [], grade, notes };
}

function worst(grades: readonly ComparabilityGrade[]): ComparabilityGrade {
  return grades.reduce((lowest, grade) => (comparabilityGrades.indexOf(grade) > comparabilityGrades.indexOf(lowest) ? grade : lowest));
}
