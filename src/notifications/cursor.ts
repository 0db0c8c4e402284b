import type { Position } from '../event-store/event-store.js';

/** Where a subscriber is: the store and the position ('' before the first event), opaque to it. */
export function encodeCursor(storeId: string, position: Position): string {
  return Buffer.from(`${storeId}\n${position}`).toString('base64url');
}

/** @returns the position, or null when the cursor is malformed or of another store */
export function decodeCursor(storeId: string, cursor: string): Position | null {
  if (!/^[\w-]{1,400}$/.test(cursor)) return null;
  const [store, position, ...rest] = Buffer.from(cursor, 'base64url').toString().split('\n');
  return store === storeId && position !== undefined && rest.length === 0 ? position : null;
}
