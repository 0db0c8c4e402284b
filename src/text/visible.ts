/** Spaces of any kind, and what no reader sees: zero-width signs, soft hyphens, fillers, variation selectors, control signs, the empty Braille cell. */
const unseen = /[\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]+/gu;

/** What a reader sees of a text: nothing of it is left where it is empty to the eye. */
export function visibleText(text: string): string {
  return text.replace(unseen, '');
}
