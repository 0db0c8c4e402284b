import { voidElements } from './html-elements.js';
import {
  declarationsIn,
  isBlankedOut,
  isListNumeral,
  isOutOfSight,
  isRaised,
  isRemoved,
  isStruckOut,
  isTransparent,
  type Style,
} from './style.js';

/** Why what an element holds is not read with the text about it. */
export interface Mark {
  /** Null: it is told to nobody, since no reader of the page sees it. */
  readonly reason: string | null;
  /** Whether its cells and lines are not there either. */
  readonly isRemoved: boolean;
}

/** What a mark is where it is a numeral of a list, which may be a part of the text after it. */
export const listNumeral: Mark = { reason: 'is the numeral of a list', isRemoved: false };

export const hiddenByPage = "is hidden by the page's style";

/** Elements that begin or end no line of a text. */
const inline = new Set('a b big del em font i ins s small span strike strong sub sup u'.split(' '));
/** A page that hides all of itself is shown by a script. */
const wholePage = new Set(['html', 'body']);
const cells = new Set(['td', 'th', 'tr']);

/**
 * The mark of an element whose text is no part of the text about it, and no digit of a figure; null for any other. Raised text is a mark
 * only in a cell: elsewhere it is read as it stands.
 * @param style what is said of it by the page's own style and by its attribute
 */
export function markOf(name: string, attributes: ReadonlyMap<string, string>, style: Style, inCell: boolean): Mark | null {
  if (wholePage.has(name) || voidElements.has(name)) return null;
  if (attributes.has('hidden')) return { reason: null, isRemoved: true };
  if (isRemoved(style)) return { reason: told(attributes), isRemoved: true };
  if (isBlankedOut(style)) return { reason: told(attributes), isRemoved: false };
  if (inCell && isListNumeral(style)) return listNumeral;
  const reason = reasonOf(name, attributes, style, inCell);
  return reason === null ? null : { reason, isRemoved: false };
}

/** What the element itself says that it hides is told to nobody; what a rule of the page hides is, since a script may show it. */
function told(attributes: ReadonlyMap<string, string>): string | null {
  const own = new Map(declarationsIn(attributes.get('style') ?? '').map(({ property, value }) => [property, value]));
  return isRemoved(own) || isBlankedOut(own) ? null : hiddenByPage;
}

function reasonOf(name: string, attributes: ReadonlyMap<string, string>, style: Style, inCell: boolean): string | null {
  if (name === 'rt' || name === 'rp') return 'stands above other text';
  if (['del', 's', 'strike'].includes(name) || isStruckOut(style)) return 'is struck out';
  // Pages often hide whole parts of them thus until a script shows them: only what stands within a line is taken for unseen.
  if ((inline.has(name) && isOutOfSight(style)) || ((inline.has(name) || cells.has(name)) && isTransparent(style)))
    return 'can not be seen on the page';
  if (!inCell || !inline.has(name)) return null;
  const isNote = /MsoFootnoteReference|MsoEndnoteReference/i.test(attributes.get('class') ?? '') || isNoteLink(name, attributes);
  return isNote || name === 'sup' || isRaised(style) ? 'is a raised mark beside a figure' : null;
}

function isNoteLink(name: string, attributes: ReadonlyMap<string, string>): boolean {
  return name === 'a' && /#_?(ftn|edn|fn|footnote|endnote)/i.test(attributes.get('href') ?? '');
}
