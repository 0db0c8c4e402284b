/** Without spaces of any kind: what a limit on length counts, and what "empty" means. */
export function visibleText(text: string): string {
  return text.replace(/[\s\u200b-\u200d\ufeff]+/g, '');
}

/** How many characters a reader sees; a character outside the basic plane counts once. */
export function visibleLength(text: string): number {
  let length = 0;
  for (const _character of visibleText(text)) length += 1;
  return length;
}
