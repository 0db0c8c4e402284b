import { basename } from 'node:path';
import { grouped } from '../../history/grouped.js';
import type { Named, OfficeList } from './office-list.js';

/** What a list says of the files that are there, by their paths from the folder. */
export interface AssignedList {
  readonly named: OfficeList;
  /** What the list names and the folder does not have. */
  readonly inVain: readonly string[];
  /** Names without a folder that several files have: which of them is meant is not known, so they say nothing. */
  readonly ofSeveral: readonly string[];
}

/** A file is named by its path from the folder (with "/" or "\", and perhaps "./" before it), or, where only one has it, by its name alone. */
export function assignList(list: OfficeList, files: readonly string[]): AssignedList {
  const paths = new Set(files);
  const byName = grouped(files, (file) => basename(file));
  const named = new Map<string, Named>();
  const inVain: string[] = [];
  const ofSeveral: string[] = [];
  for (const [written, said] of list) {
    const path = written.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
    const [only, ...others] = paths.has(path) ? [path] : (byName.get(path) ?? []);
    if (only === undefined) inVain.push(written);
    else if (others.length > 0) ofSeveral.push(written);
    // What names the whole path counts before what names the file alone.
    else if (only === path || !named.has(only)) named.set(only, said);
  }
  return { named, inVain, ofSeveral };
}
