const marked = [/^[-—–－·•]+\s*\d{1,4}\s*[-—–－·•]+$/, /^第\s*\d{1,4}\s*页(\s*[,，/]?\s*共\s*\d{1,4}\s*页)?$/, /^\d{1,4}\s*\/\s*\d{1,4}$/];

/** Whether a line is the number of a page, by what stands about the number: - 3 -, 第3页, 3/6. */
export function isPageNumber(line: string): boolean {
  const text = line.trim().normalize('NFKC');
  return marked.some((pattern) => pattern.test(text));
}
