import { contentPatch } from '../../history/content-patch.js';
import { diffContents } from '../../history/diff.js';
import type { CliContext } from '../cli-context.js';
import { printDiff } from '../print-diff.js';
import { versionOf } from '../version-of.js';

/** `gongkai diff REPORT FROM TO` */
export function diff(
  reportId: string,
  from: number,
  to: number,
  { patch }: { readonly patch?: boolean },
  { core, output, json }: CliContext,
): void {
  const [old, now] = [versionOf(core, reportId, from), versionOf(core, reportId, to)];
  if (patch) output.json(contentPatch(old.content, now.content));
  else if (json) output.json(diffContents(old, now));
  else printDiff(diffContents(old, now), output);
}
