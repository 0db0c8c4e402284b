/** Letters and digits, with single . _ - between them; at most 64. */
export function isOfficeId(id: string): boolean {
  return id.length <= 64 && /^[a-zA-Z0-9]+(?:[._-][a-zA-Z0-9]+)*$/.test(id);
}

/** The stream that holds the office's events. */
export function officeStream(id: string): string {
  return `office-${id}`;
}
