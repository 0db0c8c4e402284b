/** The first string after all that begin with the prefix, for a range in an index. */
export function prefixEnd(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}
