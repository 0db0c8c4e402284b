import type { FormRule } from '../form.js';

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
