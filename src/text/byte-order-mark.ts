/** The text without the mark that some programs put before UTF-8, and that JSON does not know. */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
