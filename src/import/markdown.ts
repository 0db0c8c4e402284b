/** A line without the marks of a heading and of bold text; what they mark is kept, and so are stars that mark nothing. */
export function withoutMarkdown(line: string): string {
  return line
    .replace(/^ {0,3}#{1,6}\s+(?=\S)/, '')
    .replace(/\*\*(?=\S)([^*\n]*[^*\s])\*\*/g, '$1')
    .replace(/__(?=\S)([^_\n]*[^_\s])__/g, '$1');
}

/** The line below the first row of a table, which holds nothing: | --- | :---: | */
export function isRule(line: string): boolean {
  return /^\s*\|?(\s*:?-{3,}:?\s*\|)+\s*(:?-{3,}:?)?\s*$/.test(line);
}
