/** Whether an edition is in force at an instant; where there is none: now, or at the end of the world that it is read in. */
export function isInForce(
  { publishedAt, endedAt }: { readonly publishedAt: string; readonly endedAt: string | null },
  at: string | null,
): boolean {
  return at === null ? endedAt === null : publishedAt <= at && (endedAt === null || endedAt > at);
}
