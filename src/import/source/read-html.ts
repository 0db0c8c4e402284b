import type { ImportNote } from '../import-note.js';
import { spokenLine } from '../lines.js';
import { isPart } from './aside-extent.js';
import { DocumentBuilder } from './document-builder.js';
import { flatten } from './flatten.js';
import { holdsReport } from './hidden-report.js';
import { HtmlAsides } from './html-asides.js';
import { blockElements, isAboutPage, unseenElements, voidElements } from './html-elements.js';
import { readMarkup } from './markup.js';
import { PageStyles } from './page-styles.js';
import type { SourceDocument } from './source-document.js';
import { isBlankedOut, isRemoved } from './style.js';

/** An element whose content is left out, or stands about the article: until as many of its name are closed as were opened. */
interface Aside {
  readonly name: string;
  depth: number;
}

/**
 * The lines of a web page: its paragraphs and the rows of its tables, in the order of the source, as plain text. Scripts, styles, hidden
 * and embedded elements are left out; what stands about the article is marked. Faulty markup is taken as it stands: whatever is unclosed is
 * closed by what can not stand in it.
 * @throws {GongkaiError} BAD_INPUT when there is more in it than a report can have
 */
export function readHtml(source: string): SourceDocument {
  const seen = readPage(source, true);
  const text = seen.document.lines.map(spokenLine).join('\n');
  if (!holdsReport(seen.hidden, text)) return { ...seen.document, hidesReport: holdsReport(seen.hiddenByElements, text) };
  const { document } = readPage(source, false);
  const message = "The page's style hides the report, which a script shows in a browser: it is read without regard to that style.";
  return { ...document, notes: [{ kind: 'hidingUnclear', message }] };
}

interface PageRead {
  readonly document: SourceDocument;
  /** What is hidden by the page's style, and what by its elements themselves. */
  readonly hidden: string;
  readonly hiddenByElements: string;
}

function readPage(source: string, heedsSheets: boolean): PageRead {
  const builder = new DocumentBuilder();
  const lineAt = lineCounter(source);
  let unseen: Aside | null = null;
  let about: Aside | null = null;
  let pageTitle = '';
  let inTitle = false;
  let preformatted = 0;
  const asides = new HtmlAsides(source);
  const styles = new PageStyles(source, heedsSheets);
  const endNumeral = (name: string, index: number): void => {
    const numeral = isPart(name) || blockElements.has(name) ? asides.numeralAlone() : '';
    if (numeral !== '') builder.text(numeral, lineAt(index));
  };

  const open = (name: string, attributes: ReadonlyMap<string, string>, index: number): void => {
    if (name === 'title') inTitle = pageTitle === '';
    if (unseen) {
      if (name === unseen.name) unseen.depth++;
      return;
    }
    const stays = !voidElements.has(name);
    const style = styles.opened(name, attributes, { stays, inArticle: !builder.furniture });
    if (stays ? isUnseen(name, builder.inCell) || name === 'title' : attributes.has('hidden') || isRemoved(style) || isBlankedOut(style)) {
      if (stays) unseen = { name, depth: 1 };
      return;
    }
    endNumeral(name, index);
    if (asides.opened({ name, attributes, style, inCell: builder.inCell, line: lineAt(index) }, index)) return;
    const shown = builder.inCell && !asides.isOpen ? writtenIn(name, attributes) : '';
    if (shown !== '') {
      builder.admit(shown.length);
      builder.text(shown, lineAt(index));
    }
    if (name === about?.name) about.depth++;
    if (!about && isAboutPage(name, attributes)) {
      about = { name, depth: 1 };
      builder.end();
      builder.furniture = true;
    }
    if (name === 'pre') preformatted++;
    if (name === 'table') builder.openTable();
    else if (name === 'tr') builder.openRow();
    else if (name === 'td' || name === 'th') builder.openCell(spansOf(attributes), lineAt(index));
    else if (blockElements.has(name)) builder.end();
  };
  const close = (name: string, index: number): void => {
    if (name === 'title') inTitle = false;
    if (unseen) {
      if (name !== unseen.name || --unseen.depth > 0) return;
      unseen = null;
      styles.closed(name);
      return;
    }
    styles.closed(name);
    endNumeral(name, index);
    const choice = asides.closed(name);
    if (choice === null) return;
    if (choice !== '') builder.text(choice, lineAt(index));
    if (name === 'pre') preformatted = Math.max(0, preformatted - 1);
    if (name === 'table') builder.closeTable();
    else if (name === 'tr') builder.closeRow();
    else if (name === 'td' || name === 'th') builder.closeCell();
    else if (blockElements.has(name)) builder.end();
    if (about && name === about.name && --about.depth === 0) {
      builder.end();
      builder.furniture = false;
      about = null;
    }
  };
  const text = (said: string, index: number): void => {
    if (inTitle) pageTitle += said;
    if (unseen) return;
    builder.admit(said.length);
    const plain = asides.text(withoutControls(said), lineAt(index), builder.inCell);
    if (plain === null) return;
    if (preformatted === 0) builder.text(plain.replace(/[\t\r\n\f]+/g, '\r'), lineAt(index + (/\S/.exec(plain)?.index ?? 0)));
    else
      for (const [at, piece] of plain.split(/\r\n|\n|\r/).entries()) {
        if (at > 0) builder.end();
        builder.text(piece, lineAt(index) + at);
      }
  };
  readMarkup(source, false, { open, close, text });
  const document: SourceDocument = {
    mediaType: 'text/html',
    pageTitle: pageTitle.replace(/\s+/g, ' ').trim(),
    lines: flatten(builder.finish()),
    asides: asides.finish(),
    notes: styles.doubts.map(
      (selector): ImportNote => ({
        kind: 'hidingUnclear',
        message: `The page's style hides or strikes out what “${selector}” selects, which is not understood: it is read as though it stood there. Compare it with what a browser shows.`,
      }),
    ),
  };
  return { document, hidden: asides.hidden, hiddenByElements: asides.hiddenByElements };
}

/** What can be chosen or written on a page is shown in a cell as its figure. */
function isUnseen(name: string, inCell: boolean): boolean {
  return unseenElements.has(name) && !(inCell && (name === 'select' || name === 'textarea'));
}

function writtenIn(name: string, attributes: ReadonlyMap<string, string>): string {
  const isText = /^(|text|number|tel)$/i.test(attributes.get('type') ?? '');
  return name === 'input' && isText ? (attributes.get('value') ?? '') : '';
}

function spansOf(attributes: ReadonlyMap<string, string>): { columns: number; rows: number } {
  return { columns: spanOf(attributes.get('colspan')), rows: spanOf(attributes.get('rowspan')) };
}

/** What says nothing that can be counted with says 1, as in a browser. */
function spanOf(said: string | undefined): number {
  const number = Number(/^\s*(\d{1,7})/.exec(said ?? '')?.[1] ?? 1);
  return Math.max(1, Math.min(number, 65_534));
}

/** Control characters and marks without a width are no text. */
function withoutControls(text: string): string {
  return text.replace(/\p{Cc}|\ufeff/gu, (sign) => (/\s/.test(sign) && sign !== '\ufeff' ? sign : ''));
}

/** Lines by index, asked in rising order. */
function lineCounter(source: string): (index: number) => number {
  let line = 1;
  let next = source.indexOf('\n');
  return (index) => {
    while (next !== -1 && next < index) {
      line++;
      next = source.indexOf('\n', next + 1);
    }
    return line;
  };
}
