/** Where a subscriber is: the store and the place in the feed ('' before the first event), opaque to it. */
export function encodeCursor(storeId: string, toldAt: string): string {
  return Buffer.from(`${storeId}\n${toldAt}`).toString('base64url');
}

/** @returns the place in the feed, or null when the cursor is malformed or of another store */
export function decodeCursor(storeId: string, cursor: string): string | null {
  if (!/^[\w-]{1,400}$/.test(cursor)) return null;
  const [store, toldAt, ...rest] = Buffer.from(cursor, 'base64url').toString().split('\n');
  return store === storeId && toldAt !== undefined && rest.length === 0 ? toldAt : null;
}
