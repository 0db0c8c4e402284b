import { echoed, GongkaiError } from '../errors.js';
import { formById } from '../forms/forms.js';
import { cellId, cellSpec } from '../forms/layout.js';
import { parseCell } from '../forms/parse-cell.js';
import type { FigureInput } from './commands.js';
import type { RecordedFigure, ReportEvent } from './events.js';
import { sameCell } from './same-content.js';
import type { ReportState } from './state.js';

/** Longer than this is no cell. */
const longestCell = 500;

/**
 * Records what is written in cells. What it means is read here; whether it can be right is a finding, not a refusal.
 * @throws {GongkaiError} INVALID_FIGURES listing every figure that has no place; nothing is recorded then
 */
export function decideFigures(state: ReportState, figures: readonly FigureInput[]): readonly ReportEvent[] {
  if (figures.length === 0) throw new GongkaiError('BAD_INPUT', 'No figure was given.', { what: 'figures' });
  const form = formById(state.formId);
  const problems: { table: string; row: string; column: string; problem: string }[] = [];
  const recorded: RecordedFigure[] = [];
  const seen = new Set<string>();
  for (const { table, row, column, raw } of figures) {
    const refuse = (problem: string) => problems.push({ table, row, column, problem });
    const spec = cellSpec(form, state.content, table, row, column);
    const id = cellId(table, row, column);
    if (!spec) refuse('there is no such cell in the form');
    else if (seen.has(id)) refuse('the cell is given twice');
    else {
      const problem = rawProblem(raw);
      const cell = problem === null ? parseCell(raw, spec.column) : null;
      if (problem !== null) refuse(problem);
      if (cell && !sameCell(state.content.tables[table]?.rows[row]?.[column], cell)) recorded.push({ table, row, column, cell });
    }
    seen.add(id);
  }
  if (problems.length > 0) {
    const list = problems.map(({ table, row, column, problem }) => `${echoed(cellId(table, row, column))}: ${problem}`);
    throw new GongkaiError('INVALID_FIGURES', `Nothing was recorded. ${list.slice(0, 10).join('; ')}.`, { problems });
  }
  return recorded.length === 0 ? [] : [{ type: 'FiguresRecorded', data: { figures: recorded } }];
}

/** Why a text can not be written in a cell; null when it can. */
export function rawProblem(raw: string): string | null {
  if (raw.length > longestCell) return `longer than ${longestCell} characters`;
  return /\p{Cc}/u.test(raw) || !raw.isWellFormed() ? 'holds line ends, control characters or half a character' : null;
}
