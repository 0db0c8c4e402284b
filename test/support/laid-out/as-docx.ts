import { docxOf, escapeMarkup, paragraph } from '../docx.js';
import type { Block, SheetCell, SheetRow } from './sheet.js';

/** As Word writes it: a cell that is joined over rows is there in each of them, the lower ones empty. */
export function asDocx(title: string, blocks: readonly Block[]): Buffer {
  return docxOf(bodyOf(title, blocks));
}

export function bodyOf(title: string, blocks: readonly Block[]): string {
  return [paragraph(title), ...blocks.map((block) => (block.kind === 'sheet' ? tableOf(block.rows) : paragraph(block.text)))].join('');
}

interface Reaching {
  readonly until: number;
  readonly columns: number;
}

function tableOf(rows: readonly SheetRow[]): string {
  const reaching = new Map<number, Reaching>();
  const written = rows.map((cells, index) => {
    const parts: string[] = [];
    let column = 0;
    const continueAbove = (): void => {
      for (let above = reaching.get(column); above && above.until > index; above = reaching.get(column)) {
        parts.push(cellOf('', above.columns, '<w:vMerge/>'));
        column += above.columns;
      }
    };
    for (const cell of cells) {
      continueAbove();
      parts.push(cellOf(cell.text, cell.columns, cell.rows > 1 ? '<w:vMerge w:val="restart"/>' : ''));
      if (cell.rows > 1) reaching.set(column, { until: index + cell.rows, columns: cell.columns });
      column += cell.columns;
    }
    continueAbove();
    return `<w:tr>${parts.join('')}</w:tr>`;
  });
  return `<w:tbl><w:tblPr/>${written.join('')}</w:tbl>`;
}

function cellOf(text: SheetCell['text'], columns: number, merge: string): string {
  const span = columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : '';
  // Word breaks a text into runs wherever a check of the spelling went by.
  const half = Math.ceil(text.length / 2);
  const runs = [text.slice(0, half), text.slice(half)]
    .filter((part) => part !== '')
    .map((part) => `<w:r><w:t xml:space="preserve">${escapeMarkup(part)}</w:t></w:r>`);
  return `<w:tc><w:tcPr>${span}${merge}</w:tcPr><w:p>${runs.join('<w:proofErr w:type="spellStart"/>')}</w:p></w:tc>`;
}
