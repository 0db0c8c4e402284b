/** A line without the marks of a heading and of bold text; what they mark is kept, and so are stars that mark nothing. */
export function withoutMarkdown(line: string): string {
  return line
    .replace(/^ {0,3}#{1,6}\s+(?=\S)/, '')
    .replace(/\*\*(?=\S)([^*\n]*[^*\s])\*\*/g, '$1')
    .replace(/__(?=\S)([^_\n]*[^_\s])__/g, '$1');
}

/** A line that only draws a table, and holds nothing: | --- | :---: |, ├──┼──┤, +---+---+. */
export function isRule(line: string): boolean {
  const text = line.trim();
  return (
    /^\|?(\s*(?::-+:?|-+:|-{3,})\s*\|)+\s*(?::-+:?|-+:|-{3,})?$/.test(text) ||
    /^(?=.*[─━═])[\s\u2500-\u257f]+$/.test(text) ||
    /^\+([-=]+\+)+$/.test(text)
  );
}
