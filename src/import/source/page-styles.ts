import { readMarkup } from './markup.js';
import { type Element, type Selector, selects } from './selector.js';
import { type Declaration, declarationsIn, isBlankedOut, isRemoved, isStruckOut, type Style } from './style.js';
import { isForScreen, type StyleRule, styleRules } from './style-rules.js';

/** More of a page's style is not read (characters), nor more of its rules. */
const largestSheet = 500_000;
const mostRules = 2_000;
/** Elements that are nested more deeply are not looked at as what others stand in. */
const deepest = 300;
/** More selectors are not named. */
const mostDoubts = 5;

/** A rule, and its place among all. */
interface Ranked extends StyleRule {
  readonly order: number;
}

/** What the style sheets within a page and the style of an element say of it, told as its elements are opened and closed. */
export class PageStyles {
  private readonly byKey = new Map<string, Ranked[]>();
  private readonly above: Element[] = [];
  private readonly doubted = new Set<string>();

  /** @param heedsSheets whether the style sheets of the page count, and not only what its elements say */
  constructor(source: string, heedsSheets: boolean) {
    for (const [order, rule] of styleRules(heedsSheets ? sheetOf(source) : '')
      .slice(0, mostRules)
      .entries()) {
      const key = keyOf(rule.selector);
      this.byKey.set(key, [...(this.byKey.get(key) ?? []), { ...rule, order }]);
    }
  }

  /** Selectors that are not understood and may hide or strike out something of the article. */
  get doubts(): readonly string[] {
    return [...this.doubted].slice(0, mostDoubts);
  }

  /**
   * @param stays whether it has an end, so that others can stand in it
   * @param inArticle whether it is in the article, and not about it
   */
  opened(name: string, attributes: ReadonlyMap<string, string>, { stays, inArticle }: { stays: boolean; inArticle: boolean }): Style {
    const own = declarationsIn(attributes.get('style') ?? '');
    if (this.byKey.size === 0) return styleOf([own]);
    const element = {
      name,
      id: attributes.get('id') ?? '',
      classes: new Set((attributes.get('class') ?? '').split(/\s+/).filter((word) => word !== '')),
    };
    const selecting = this.rulesFor(element).filter(({ selector }) => selects(selector, element, this.above));
    for (const { selector, declarations } of selecting)
      if (selector.isUnclear && inArticle && hides(declarations)) this.doubted.add(selector.text);
    if (stays && this.above.length < deepest) this.above.push(element);
    return styleOf([...selecting.filter(({ selector }) => !selector.isUnclear).map(({ declarations }) => declarations), own]);
  }

  closed(name: string): void {
    const at = this.above.findLastIndex((element) => element.name === name);
    // A cell or a table closes what was left open in it, and nothing closes those but they themselves.
    const within = this.above.slice(at + 1).some((element) => element.name === 'table');
    if (at !== -1 && !(within && name !== 'table')) this.above.length = at;
  }

  /** By rising weight. */
  private rulesFor({ name, id, classes }: Element): Ranked[] {
    const keys = [name, '*', `#${id}`, ...[...classes].map((one) => `.${one}`)];
    return keys
      .flatMap((key) => this.byKey.get(key) ?? [])
      .sort((a, b) => a.selector.specificity - b.selector.specificity || a.order - b.order);
  }
}

/** What the last declaration of each property says, and of those that others give way to the last. */
function styleOf(said: readonly (readonly Declaration[])[]): Style {
  const style = new Map<string, string>();
  for (const important of [false, true])
    for (const { property, value, isImportant } of said.flat()) if (isImportant === important) style.set(property, value);
  return style;
}

function hides(declarations: readonly Declaration[]): boolean {
  const style = styleOf([declarations]);
  return isRemoved(style) || isBlankedOut(style) || isStruckOut(style);
}

function keyOf({ subject: { name, id, classes } }: Selector): string {
  if (id !== null) return `#${id}`;
  return classes[0] === undefined ? (name ?? '*') : `.${classes[0]}`;
}

/** The sheets that stand in a page, one after the other; they hold for what is above them too. */
function sheetOf(source: string): string {
  if (!/<style/i.test(source)) return '';
  let sheet = '';
  let isRead = false;
  readMarkup(source, false, {
    open: (name, attributes) => {
      isRead = name === 'style' && isForScreen(attributes.get('media') ?? '');
    },
    close: () => {
      isRead = false;
    },
    text: (said) => {
      if (isRead && sheet.length < largestSheet) sheet += said;
    },
  });
  return sheet;
}
