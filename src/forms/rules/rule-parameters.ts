import type { FormRule } from '../form.js';
import type { Named } from './labels.js';

/** The texts that a rule's entry lists under a name; none when it has no such list. */
export function textsOf(rule: FormRule, parameter: string): readonly string[] {
  const value = rule[parameter];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

export function textOf(rule: FormRule, parameter: string): string | null {
  const value = rule[parameter];
  return typeof value === 'string' ? value : null;
}

export function numberOf(rule: FormRule, parameter: string): number | null {
  const value = rule[parameter];
  return typeof value === 'number' ? value : null;
}

/** What a rule asks (`zh`, `en`); where it is broken, what is wrong (`zhNot`, `enNot`), else what it asks, for signs that show the fault. */
export function titleOf(rule: FormRule, broken: boolean): Named {
  const asked = { zh: textOf(rule, 'zh') ?? rule.id, en: textOf(rule, 'en') ?? rule.id };
  return broken ? { zh: textOf(rule, 'zhNot') ?? asked.zh, en: textOf(rule, 'enNot') ?? asked.en } : asked;
}

/** The same, of a place or a measure. */
export function titled(name: Named, rule: FormRule, broken: boolean): Named {
  const { zh, en } = titleOf(rule, broken);
  return { zh: `${name.zh === '' ? '' : `${name.zh}：`}${zh}`, en: `${name.en === '' ? '' : `${name.en}: `}${en}` };
}
