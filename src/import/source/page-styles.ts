import { grouped } from '../../history/grouped.js';
import { badSource } from './bad-source.js';
import { readMarkup } from './markup.js';
import { type Element, type Selector, selects } from './selector.js';
import { type Declaration, declarationsIn, isBlankedOut, isOutOfSight, isRemoved, isStruckOut, type Style } from './style.js';
import { isForScreen, type StyleRule, styleRules } from './style-rules.js';

/** More of a page's style is not read (characters), nor more of its rules. */
const largestSheet = 500_000;
const mostRules = 2_000;
/** Elements that are nested more deeply are not looked at as what others stand in. */
const deepest = 300;
/** So often rules and elements are compared; no page that is a report comes near. */
const mostComparisons = 1_000_000;
/** More selectors are not named. */
const mostDoubts = 5;

/** A rule, and its place among all. */
interface Ranked extends StyleRule {
  readonly order: number;
}

/** What the style sheets within a page and the style of an element say of it, told as its elements are opened and closed. */
export class PageStyles {
  private readonly byKey: ReadonlyMap<string, readonly Ranked[]>;
  private readonly above: Element[] = [];
  private readonly names = new Map<string, number>();
  /** Elements that are open, and too deep to be kept. */
  private deeper = 0;
  private comparisons = 0;
  private readonly doubted = new Set<string>();

  /** @param heedsSheets whether the style sheets of the page count, and not only what its elements say */
  constructor(source: string, heedsSheets: boolean) {
    const rules = styleRules(heedsSheets ? sheetOf(source) : '').slice(0, mostRules);
    this.byKey = grouped(
      rules.map((rule, order) => ({ ...rule, order })),
      ({ selector }) => keyOf(selector),
    );
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
    const selecting = this.rulesFor(element);
    for (const { selector, declarations } of selecting)
      if (selector.isUnclear && inArticle && hides(declarations)) this.doubted.add(selector.text);
    if (stays) this.push(element);
    return styleOf([...selecting.filter(({ selector }) => !selector.isUnclear).map(({ declarations }) => declarations), own]);
  }

  closed(name: string): void {
    if (this.deeper > 0) {
      this.deeper--;
      return;
    }
    if (!this.names.get(name)) return;
    const at = this.above.findLastIndex((element) => element.name === name || (element.name === 'table' && name !== 'table'));
    // A table closes what was left open in it, and nothing closes it but itself.
    if (this.above[at]?.name !== name) return;
    for (const left of this.above.splice(at)) this.names.set(left.name, (this.names.get(left.name) ?? 1) - 1);
  }

  private push(element: Element): void {
    if (this.above.length === deepest) this.deeper++;
    else {
      this.above.push(element);
      this.names.set(element.name, (this.names.get(element.name) ?? 0) + 1);
    }
  }

  /** @throws {GongkaiError} BAD_INPUT when there is more to compare than any report has */
  private compared(): void {
    if (++this.comparisons > mostComparisons)
      throw badSource('The page has more elements and rules of style than a report has: save it anew, as a plain page or as text.');
  }

  /** Those that select the element, by rising weight. */
  private rulesFor(element: Element): Ranked[] {
    const { name, id, classes } = element;
    const rules = [name, '*', `#${id}`, ...[...classes].map((one) => `.${one}`)].flatMap((key) => this.byKey.get(key) ?? []);
    const count = () => this.compared();
    return rules
      .filter(({ selector }) => {
        count();
        return selects(selector, element, this.above, count);
      })
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
  return isRemoved(style) || isBlankedOut(style) || isStruckOut(style) || isOutOfSight(style);
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
  // What is for readers without scripts is not for us.
  let withoutScripts = false;
  readMarkup(source, false, {
    open: (name, attributes) => {
      if (name === 'noscript') withoutScripts = true;
      isRead = name === 'style' && !withoutScripts && isForScreen(attributes.get('media') ?? '');
    },
    close: (name) => {
      if (name === 'noscript') withoutScripts = false;
      isRead = false;
    },
    text: (said) => {
      if (isRead && sheet.length < largestSheet) sheet += said.slice(0, largestSheet);
    },
  });
  return sheet;
}
