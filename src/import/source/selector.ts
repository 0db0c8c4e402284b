/** What an element is selected by: its name, its id and its classes, each only where it is given. */
export interface Compound {
  readonly name: string | null;
  readonly id: string | null;
  readonly classes: readonly string[];
}

export interface Selector {
  readonly text: string;
  readonly subject: Compound;
  /** From the nearest: the elements that the subject stands in, or stands in directly. */
  readonly about: readonly { readonly compound: Compound; readonly isParent: boolean }[];
  readonly specificity: number;
  /** Something in it is not understood: it selects no more than what is selected here, and perhaps less. */
  readonly isUnclear: boolean;
}

/** What an element is, for a selector. */
export interface Element {
  readonly name: string;
  readonly id: string;
  readonly classes: ReadonlySet<string>;
}

/** A longer selector, or one of more steps, is not understood. */
const longestSelector = 300;
const mostSteps = 10;
/** They hold only while a reader does something, or select what is no element. */
const never =
  /:(hover|focus|focus-within|focus-visible|active|visited|target|checked|disabled|before|after|first-line|first-letter|selection)(?![\w-])|::/;
const compoundPattern = /^([a-z][\w-]*|\*)?((?:[.#](?:[\w\u0080-\uffff-]|\\[^\s\da-f])+)*)(.*)$/is;

/** Selectors of a list, such as `td.old, #note s`; those that can select nothing of a page as it stands are left out. */
export function selectorsIn(list: string): Selector[] {
  return splitList(list).flatMap((text) => {
    const selector = never.test(text) ? null : selectorOf(text.trim());
    return selector ?? [];
  });
}

/**
 * @param above the elements about it, the nearest last
 * @param onStep told of each element that was looked at
 */
export function selects({ subject, about }: Selector, element: Element, above: readonly Element[], onStep: () => void): boolean {
  if (!fits(subject, element)) return false;
  /** Where what was found so far may stand: all such places, since a nearer one may have the wrong elements about it. */
  let places: readonly number[] = [above.length];
  for (const { compound, isParent } of about) {
    const farthest = Math.max(...places);
    const candidates = isParent ? places.map((place) => place - 1) : [...above.keys()].slice(0, farthest);
    places = candidates.filter((place) => {
      onStep();
      return fitsAt(compound, above[place]);
    });
    if (places.length === 0) return false;
  }
  return true;
}

function selectorOf(text: string): Selector | null {
  if (text === '') return null;
  const steps = text
    .slice(0, longestSelector)
    .replace(/\s*([>+~])\s*/g, ' $1 ')
    .trim()
    .split(/\s+/);
  const last = compoundOf(steps.at(-1) ?? '');
  const about: { compound: Compound; isParent: boolean }[] = [];
  let isUnclear = last.isUnclear || text.length > longestSelector || steps.length > mostSteps;
  let isParent = false;
  for (const step of steps.slice(-mostSteps, -1).toReversed()) {
    if (step === '>') isParent = true;
    else if (step === '+' || step === '~') {
      // What stands before an element is not known here, nor is what stands about that.
      isUnclear = true;
      break;
    } else {
      const { compound, isUnclear: isPartly } = compoundOf(step);
      about.push({ compound, isParent });
      isUnclear ||= isPartly;
      isParent = false;
    }
  }
  const specificity = [last.compound, ...about.map(({ compound }) => compound)].reduce((sum, compound) => sum + weight(compound), 0);
  return { text, subject: last.compound, about, specificity, isUnclear };
}

function compoundOf(step: string): { readonly compound: Compound; readonly isUnclear: boolean } {
  const [, name = '*', marks = '', rest = ''] = compoundPattern.exec(step) ?? [];
  const said = (marks.match(/[.#](?:[^.#\\]|\\.)+/g) ?? []).map((mark) => mark.replaceAll('\\', ''));
  return {
    compound: {
      name: name === '*' ? null : name.toLowerCase(),
      id: said.find((mark) => mark.startsWith('#'))?.slice(1) ?? null,
      classes: said.filter((mark) => mark.startsWith('.')).map((mark) => mark.slice(1)),
    },
    isUnclear: rest !== '',
  };
}

function weight({ name, id, classes }: Compound): number {
  return (id === null ? 0 : 10_000) + 100 * classes.length + (name === null ? 0 : 1);
}

function fits({ name, id, classes }: Compound, element: Element): boolean {
  return (name === null || name === element.name) && (id === null || id === element.id) && classes.every((one) => element.classes.has(one));
}

function fitsAt(compound: Compound, element: Element | undefined): boolean {
  return element !== undefined && fits(compound, element);
}

/** At the commas that stand in no brackets. */
function splitList(list: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const sign of list) {
    if (sign === '(' || sign === '[') depth++;
    if (sign === ')' || sign === ']') depth--;
    if (sign === ',' && depth <= 0) parts.push('');
    else parts.push((parts.pop() ?? '') + sign);
  }
  return parts;
}
