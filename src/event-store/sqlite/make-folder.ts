import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes the folder and those above it, and sees to it that they outlive a power loss: SQLite syncs what is in the folder, not the
 * folder's own entry.
 * @param folder absolute
 */
export function makeFolder(folder: string): void {
  const made = mkdirSync(folder, { recursive: true });
  // Windows opens no folders, and needs no such sync.
  if (made === undefined || process.platform === 'win32') return;
  for (let at = folder; at.length >= made.length; at = dirname(at)) sync(dirname(at));
}

function sync(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
