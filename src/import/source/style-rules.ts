import { type Selector, selectorsIn } from './selector.js';
import { type Declaration, declarationsIn } from './style.js';

export interface StyleRule {
  readonly selector: Selector;
  readonly declarations: readonly Declaration[];
}

/** What a page's own style may say of text that is not to be read as it stands; anything else is left aside. */
const read = new Set([
  ...['display', 'visibility', 'text-decoration', 'vertical-align', 'opacity', 'color', 'mso-hide', 'mso-list'],
  ...['font-size', 'left', 'top', 'text-indent', 'clip', 'clip-path', 'width', 'height', 'overflow'],
]);

/** A block of a sheet that is open: a rule with its selectors and what it has said so far, or one about rules (@media …). */
interface Block {
  readonly selectors: string | null;
  /** Whether what is in it holds. */
  readonly holds: boolean;
  said: string;
}

/** The rules of a style sheet that hold for a reader at a screen. What is not well formed is left out, as a browser does. */
export function styleRules(sheet: string): StyleRule[] {
  const rules: StyleRule[] = [];
  const open: Block[] = [];
  for (const [, before = '', sign] of withoutComments(sheet).matchAll(/([^{};]*)([{};]|$)/g)) {
    if (sign === '') break;
    const block = open.at(-1);
    if (sign === '{') {
      const about = before.trim();
      open.push(
        about.startsWith('@') ? { selectors: null, holds: isForScreen(about), said: '' } : { selectors: before, holds: true, said: '' },
      );
    } else if (block) {
      block.said += `${before};`;
      if (sign === '}') rules.push(...rulesOf(block, open));
      if (sign === '}') open.pop();
    }
  }
  return rules;
}

function rulesOf({ selectors, said }: Block, open: readonly Block[]): StyleRule[] {
  if (selectors === null || !open.every(({ holds }) => holds)) return [];
  const declarations = declarationsIn(said).filter(({ property }) => read.has(property));
  if (declarations.length === 0) return [];
  // What a rule within a rule selects hangs on the outer one, and is not worked out.
  const isNested = open.slice(0, -1).some((outer) => outer.selectors !== null);
  return selectorsIn(selectors).map((selector) => ({ selector: isNested ? { ...selector, isUnclear: true } : selector, declarations }));
}

/** Whether a style is for paper, or for a small screen only, is told by `media`. */
export function isForScreen(condition: string): boolean {
  if (condition.startsWith('@') && !/^@(media|supports|layer)\b/i.test(condition)) return false;
  return !/max-(device-)?width|\bnot\b/i.test(condition) && !(/\bprint\b/i.test(condition) && !/\b(all|screen)\b/i.test(condition));
}

function withoutComments(sheet: string): string {
  let text = '';
  for (let at = 0; at < sheet.length; ) {
    const from = sheet.indexOf('/*', at);
    const to = from === -1 ? -1 : sheet.indexOf('*/', from + 2);
    text += sheet.slice(at, from === -1 ? sheet.length : from);
    at = to === -1 ? sheet.length : to + 2;
  }
  return text.replace(/<!--|-->/g, '');
}
