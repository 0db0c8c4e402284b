import type { Finding, RuleSubject } from '../finding.js';
import type { CellId, FormRule, FormTable } from '../form.js';
import { cellId, tableOf } from '../layout.js';
import { comparisonFinding } from './comparison-findings.js';
import { columnName } from './labels.js';
import { textOf } from './rule-parameters.js';

/**
 * Subtotals that the form does not print, but some reports do (T3-GRP): a local row named like a group, such as （三）不予公开, says
 * the sum of the group's rows.
 */
export function subtotalFindings(subject: RuleSubject, rule: FormRule): Finding[] {
  const table = tableOf(subject.form, textOf(rule, 'table') ?? '');
  if (!table) return [];
  return (subject.content.tables[table.key]?.localRows ?? []).flatMap((local) => {
    const group = groupRows(table, local.label);
    const block = table.blocks.find(({ key }) => key === local.block);
    if (group.length === 0 || !block) return [];
    return block.columns.map((column) => {
      const cell = (row: string): CellId => cellId(table.key, row, column.key);
      const [label, name] = [local.label, columnName(column)];
      return comparisonFinding(
        subject,
        {
          rule,
          subject: cell(local.key),
          name: { zh: `${label} ${name.zh}`, en: `${label}, ${name.en}` },
          left: [cell(local.key)],
          right: group.map(cell),
          minus: [],
          lastYear: [],
          key: column.key,
        },
        'equal',
      );
    });
  });
}

function groupRows(table: FormTable, label: string): string[] {
  const wanted = bare(label);
  return table.blocks.flatMap(({ rows }) =>
    rows.filter(({ path }) => path.some((step) => bare(step.label) === wanted)).map(({ key }) => key),
  );
}

/** Without its numeral, brackets and spaces. */
function bare(label: string): string {
  return label.normalize('NFKC').replace(/\s|^\([一二三四五六七八九十]+\)|^[一二三四五六七八九十]+、/g, '');
}
