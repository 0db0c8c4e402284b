import type { UnplacedLine } from '../../reports/events.js';
import { badSource } from './bad-source.js';
import { DocumentBuilder } from './document-builder.js';
import { DocxNotes, markedStyles } from './docx-marks.js';
import { docxParts } from './docx-parts.js';
import { RunMarks } from './docx-run-marks.js';
import { flatten } from './flatten.js';
import { ListNumeral } from './list-numeral.js';
import { readMarkup } from './markup.js';
import { numberingOf } from './numbering.js';
import type { SourceDocument } from './source-document.js';

/** What a document has deleted, says twice or does not show. */
const leftOut = new Set(
  'moveFrom delText delInstrText instrText Fallback pPrChange rPrChange tblPrChange tblGridChange trPrChange tcPrChange sectPrChange numberingChange'.split(
    ' ',
  ),
);
const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * The lines of a Word document: paragraphs and the rows of its tables, with the numerals that Word counts itself; as it reads when all
 * tracked changes are accepted. A paragraph's number is its place among all paragraphs.
 * @throws {GongkaiError} BAD_INPUT when it is damaged, encrypted, no Word document, or has more in it than a report can have
 */
export function readDocx(bytes: Uint8Array): SourceDocument {
  const parts = docxParts(bytes);
  const numeralOf = numberingOf(parts.numbering, parts.styles);
  const marks = new RunMarks(markedStyles(parts.styles));
  const builder = new DocumentBuilder();
  const stack: string[] = [];
  let skipping = 0;
  let line = 0;
  let paragraph = { style: null as string | null, list: null as string | null, level: null as number | null };
  const numeral = new ListNumeral();
  let markDeleted = false;
  const asides: UnplacedLine[] = [];
  const notes = new DocxNotes(parts.notes);
  const deletedRows: boolean[] = [];
  const deletedCells: boolean[] = [];

  const open = (prefixed: string, all: ReadonlyMap<string, string>): void => {
    const name = localName(prefixed);
    const parent = stack.at(-1);
    stack.push(name);
    if (skipping > 0 || leftOut.has(name) || (name === 'del' && parent !== 'rPr' && parent !== 'trPr')) {
      skipping++;
      return;
    }
    const value = attribute(all, 'val');
    switch (name) {
      case 'p':
        if (isText(prefixed)) startParagraph();
        break;
      case 'pStyle':
        paragraph.style = value ?? null;
        marks.paragraphStyle(value ?? '');
        break;
      case 'tblStyle':
        marks.tableStyle(value ?? '');
        break;
      case 'numId':
        paragraph.list = value ?? null;
        break;
      case 'ilvl':
        paragraph.level = Number(value) || 0;
        break;
      case 'del':
        if (parent === 'trPr') deletedRows.splice(-1, 1, true);
        else if (stack.at(-3) === 'pPr') markDeleted = true;
        break;
      case 'cellDel':
        deletedCells.splice(-1, 1, true);
        break;
      case 'vanish':
      case 'rStyle':
      case 'strike':
      case 'dstrike':
      case 'vertAlign':
        if (stack.at(-3) === 'r') marks.runProperty(name, value, builder.inCell);
        break;
      case 'footnoteReference':
      case 'endnoteReference':
        asides.push(...notes.at(`${name === 'footnoteReference' ? 'footnote' : 'endnote'}/${attribute(all, 'id')}`, line));
        break;
      case 'tab':
        if (parent === 'r') builder.text('\t', line);
        break;
      case 'br':
      case 'cr':
        if (parent === 'r') builder.end();
        break;
      case 'noBreakHyphen':
        builder.text('-', line);
        break;
      case 'txbxContent':
        builder.suspend();
        break;
      case 'tbl':
        if (!isText(prefixed)) break;
        builder.openTable();
        marks.startTable();
        break;
      case 'tr':
        if (!isText(prefixed)) break;
        deletedRows.push(false);
        builder.openRow();
        break;
      case 'gridBefore':
        builder.shapeRow(Number(value) || 0);
        break;
      case 'tc':
        if (!isText(prefixed)) break;
        deletedCells.push(false);
        builder.openCell({}, line + 1);
        break;
      case 'gridSpan':
        builder.shapeCell({ columns: Math.max(1, Number(value) || 1) });
        break;
      case 'vMerge':
        builder.shapeCell({ continued: value !== 'restart' });
        break;
    }
  };
  const startParagraph = (): void => {
    if (!markDeleted) builder.end();
    line++;
    marks.startParagraph();
    paragraph = { style: null, list: null, level: null };
    numeral.hold('', line);
    markDeleted = false;
  };
  const close = (prefixed: string): void => {
    const name = localName(prefixed);
    if (stack.pop() !== name) throw badSource('The text of the document is damaged: open it in Word and save it anew as .docx.');
    if (skipping > 0) {
      skipping--;
      return;
    }
    switch (name) {
      case 'pPr':
        if (stack.at(-1) === 'p') numeral.hold(numeralOf(paragraph), line);
        break;
      case 'r':
        marks.endRun();
        break;
      case 'p':
        if (isText(prefixed) && !markDeleted) builder.end();
        break;
      case 'txbxContent':
        builder.resume();
        break;
      case 'tbl':
        if (!isText(prefixed)) break;
        builder.closeTable();
        marks.endTable();
        break;
      case 'tr':
        if (!isText(prefixed)) break;
        if (deletedRows.pop() === true) builder.dropRow();
        else builder.closeRow();
        break;
      case 'tc':
        if (!isText(prefixed)) break;
        if (deletedCells.pop() === true) builder.dropCell();
        else builder.closeCell();
        break;
    }
  };
  const text = (said: string): void => {
    if (skipping > 0 || marks.isHidden || stack.at(-1) !== 't' || stack.at(-2) !== 'r') return;
    builder.admit(said.length);
    const aside = stack.includes('rt') ? 'stands above other text' : marks.reason;
    if (aside !== null) {
      if (said.trim() !== '') asides.push({ line, text: said.trim(), reason: aside });
      return;
    }
    builder.text(numeral.before(said, builder.inCell), line);
    builder.text(said.replace(/\p{Cc}/gu, ' '), line);
  };
  readMarkup(parts.document, true, { open, close, text });
  if (stack.length > 0) throw badSource('The text of the document is cut off: open it in Word and save it anew as .docx.');
  return { mediaType, pageTitle: '', lines: flatten(builder.finish()), asides: [...asides, ...numeral.left] };
}

function localName(prefixed: string): string {
  return prefixed.slice(prefixed.indexOf(':') + 1);
}

/** Drawings have paragraphs and tables of the same names (a:p, a:tbl). */
function isText(prefixed: string): boolean {
  return !/^(a|m|wps|wpg|c):/.test(prefixed);
}

function attribute(all: ReadonlyMap<string, string>, name: string): string | undefined {
  for (const [key, value] of all) if (localName(key) === name) return value;
  return undefined;
}
