import { type Selector, selectorsIn } from './selector.js';
import { type Declaration, declarationsIn } from './style.js';

export interface StyleRule {
  readonly selector: Selector;
  readonly declarations: readonly Declaration[];
}

/** What a page's own style may say of text that is not to be read as it stands; anything else is left aside. */
const read = new Set(['display', 'visibility', 'text-decoration', 'vertical-align', 'opacity', 'color', 'mso-hide', 'mso-list']);

/** The rules of a style sheet that hold for a reader at a screen. What is not well formed is left out, as a browser does. */
export function styleRules(sheet: string): StyleRule[] {
  const rules: StyleRule[] = [];
  /** For each block that is open about the rules, whether what is in it holds. */
  const blocks: boolean[] = [];
  let selectors: string | null = null;
  let said = '';
  for (const [, before = '', sign] of withoutComments(sheet).matchAll(/([^{};]*)([{};]|$)/g)) {
    if (sign === '') break;
    if (sign === '{') {
      if (selectors === null && !before.trim().startsWith('@')) selectors = before;
      else {
        selectors = null;
        blocks.push(isForScreen(before.trim()));
      }
      said = '';
    } else if (selectors === null) {
      if (sign === '}') blocks.pop();
    } else {
      said += `${before};`;
      if (sign === ';') continue;
      const declarations = declarationsIn(said).filter(({ property }) => read.has(property));
      if (declarations.length > 0 && blocks.every((holds) => holds))
        for (const selector of selectorsIn(selectors)) rules.push({ selector, declarations });
      selectors = null;
    }
  }
  return rules;
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
