/** What no document can carry, as U+FFFD: control characters but line end and tab, and what is no character in XML (U+FFFE, U+FFFF). */
export function printable(text: string): string {
  return text.toWellFormed().replace(/[^\P{Cc}\n\t]|[\ufffe\uffff]/gu, '\ufffd');
}
