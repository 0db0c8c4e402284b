import type { UnplacedLine } from '../../reports/events.js';
import { readMarkup } from './markup.js';

/** Styles, of characters, paragraphs and tables, by which a document hides text, or strikes it out. */
export interface MarkedStyles {
  readonly hidden: ReadonlySet<string>;
  readonly struck: ReadonlySet<string>;
}

export function markedStyles(part: string | null): MarkedStyles {
  const hidden = new Set<string>();
  const struck = new Set<string>();
  let style = '';
  readPart(part, (name, attribute) => {
    const isOff = ['0', 'false'].includes(attribute('val'));
    if (name === 'style') style = attribute('styleId');
    else if (style === '' || isOff) return;
    else if (name === 'vanish') hidden.add(style);
    else if (name === 'strike' || name === 'dstrike') struck.add(style);
    else if (name === 'basedOn') for (const styles of [hidden, struck]) if (styles.has(attribute('val'))) styles.add(style);
  });
  return { hidden, struck };
}

/** The footnotes and endnotes of a document: told where the text refers to them. */
export class DocxNotes {
  private readonly notes = new Map<string, string>();

  constructor(parts: readonly string[]) {
    for (const part of parts) {
      let note = '';
      readPart(
        part,
        (name, attribute) => {
          if (name === 'footnote' || name === 'endnote') note = `${name}/${attribute('id')}`;
        },
        (text) => this.notes.set(note, (this.notes.get(note) ?? '') + text),
      );
    }
  }

  at(note: string, line: number): UnplacedLine[] {
    const text = this.notes.get(note)?.trim() ?? '';
    return text === '' ? [] : [{ line, text, reason: 'is a note to the text' }];
  }
}

function readPart(
  part: string | null,
  open: (name: string, attribute: (name: string) => string) => void,
  text: (said: string) => void = () => {},
): void {
  if (part === null) return;
  let within = '';
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);
  readMarkup(part, true, {
    open: (prefixed, attributes) => {
      within = local(prefixed);
      open(within, (wanted) => [...attributes].find(([name]) => local(name) === wanted)?.[1] ?? '');
    },
    close: () => {
      within = '';
    },
    text: (said) => {
      if (within === 't') text(said);
    },
  });
}
