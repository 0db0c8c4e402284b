/** Properties of an element with their values, both in lower case: those by which it may be hidden, struck out or raised. */
export type Style = ReadonlyMap<string, string>;

/** A declaration that others give way to has `!important`. */
export interface Declaration {
  readonly property: string;
  readonly value: string;
  readonly isImportant: boolean;
}

/** The shorthand and its part say the same about a line through the text. */
const sameAs = new Map([['text-decoration-line', 'text-decoration']]);

export function declarationsIn(text: string): Declaration[] {
  return text.split(';').flatMap((piece) => {
    const colon = piece.indexOf(':');
    if (colon === -1) return [];
    const property = piece.slice(0, colon).trim().toLowerCase();
    const said = piece
      .slice(colon + 1)
      .trim()
      .toLowerCase();
    const value = said.replace(/\s*!\s*important$/, '');
    return [{ property: sameAs.get(property) ?? property, value, isImportant: value !== said }];
  });
}

/** The element has no place on the page, and neither has what is in it. */
export function isRemoved(style: Style): boolean {
  return style.get('display') === 'none' || style.get('mso-hide') === 'all';
}

/** The element has its place, and nothing of it is seen there. */
export function isBlankedOut(style: Style): boolean {
  return /^(hidden|collapse)$/.test(style.get('visibility') ?? '');
}

export function isStruckOut(style: Style): boolean {
  return style.get('text-decoration')?.includes('line-through') ?? false;
}

export function isRaised(style: Style): boolean {
  return style.get('vertical-align') === 'super';
}

/** The numeral of a list that Word wrote into a page. */
export function isListNumeral(style: Style): boolean {
  return style.get('mso-list') === 'ignore';
}

export function isTransparent(style: Style): boolean {
  const isClear = /^(transparent|(rgb|hsl)a\(.*,\s*0?\.?0+%?\s*\)|(rgb|hsl)a?\(.*\/\s*0?\.?0+%?\s*\))$/.test(style.get('color') ?? '');
  return isClear || /^0?\.?0+%?$/.test(style.get('opacity') ?? '');
}

export function isOutOfSight(style: Style): boolean {
  const said = (property: string) => style.get(property) ?? '';
  const isFarOff = ['left', 'top', 'text-indent'].some((property) => /^-\d{3,}/.test(said(property)));
  const isCutOff = /^rect\(\s*[01](px)?[\s,]/.test(said('clip')) || /^inset\(\s*(50|100)%/.test(said('clip-path'));
  const isNothing = said('overflow') === 'hidden' && ['width', 'height'].some((property) => nought.test(said(property)));
  return isFarOff || isCutOff || isNothing || nought.test(said('font-size'));
}

const nought = /^0?\.?0+(px|pt|em|rem|%)?$/;
