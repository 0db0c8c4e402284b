import { Decimal } from 'decimal.js';
import type { Cell } from '../../cell.js';
import type { ReportContent } from '../../content.js';
import type { RuleSubject } from '../../finding.js';
import type { CellId, Form } from '../../form.js';
import { cellAt } from '../../layout.js';
import { partsOfCell } from './parts-of-cell.js';

/** What a sum of measures says in one report. */
export interface MeasuredFigure {
  readonly labelZh: string;
  readonly labelEn: string;
  readonly cells: readonly CellId[];
  /** Exact decimal, or null where a cell has no figure: a blank is not 0. */
  readonly value: string | null;
  /** The sum of the cells that have a figure, and of the parts of totals that have none: never more than the whole, as counts are not negative. */
  readonly atLeast: string;
}

/** @returns null when the form does not declare one of the measures: then the rule has nothing to say */
export function measuredFigure({ form, content }: RuleSubject, measures: readonly string[]): MeasuredFigure | null {
  const declared = measures.map((name) => form.measures[name]);
  if (declared.some((measure) => measure === undefined) || declared.length === 0) return null;
  const known = declared.filter((measure) => measure !== undefined);
  const cells = known.flatMap((measure) => measure.cells);
  const figures = cells.map((id) => figureIn(cellAt(content, id)));
  const atLeast = cells.reduce((sum, id, index) => sum.plus(figures[index] ?? leastOf(form, content, id)), new Decimal(0)).toFixed();
  return {
    labelZh: known.map(({ label }) => label).join('＋'),
    labelEn: known.map(({ labelEn }) => labelEn).join(' + '),
    cells,
    value: figures.includes(null) ? null : atLeast,
    atLeast,
  };
}

export type MeasuredFigures = (measures: readonly string[]) => MeasuredFigure | null;

/** The same, each meaning summed once, however often the text speaks of it. */
export function measuredFigures(subject: RuleSubject): MeasuredFigures {
  const known = new Map<string, MeasuredFigure | null>();
  return (measures) => {
    const key = measures.join('+');
    const found = known.get(key);
    if (found !== undefined) return found;
    const figure = measuredFigure(subject, measures);
    known.set(key, figure);
    return figure;
  };
}

/** What a cell without a figure stands for at least: what its parts come to, as counts are not negative. */
function leastOf(form: Form, content: ReportContent, cell: CellId): Decimal {
  return partsOfCell(form, cell).reduce((sum, part) => sum.plus(figureIn(cellAt(content, part)) ?? 0), new Decimal(0));
}

function figureIn(cell: Cell | null): string | null {
  return cell !== null && (cell.state === 'number' || cell.state === 'zero') ? cell.value : null;
}
