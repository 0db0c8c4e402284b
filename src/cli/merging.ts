import { InvalidArgumentError } from 'commander';
import type { CommandContext, CommandOutcome } from '../app/app.js';
import { isGongkaiError } from '../errors.js';
import type { Conflict } from '../history/conflict.js';
import type { Resolution } from '../reports/resolutions.js';
import type { Output } from './output.js';

/** Options of the commands that edit. */
export interface MergeOptions {
  readonly merge?: boolean;
  readonly resolve?: readonly Resolution[];
}

export function mergingOf({ merge, resolve }: MergeOptions): Pick<CommandContext, 'policy' | 'resolutions'> {
  return { ...(merge ? { policy: 'merge' } : {}), ...(resolve === undefined ? {} : { resolutions: resolve }) };
}

/** Takes one --resolve to those before it. @throws {InvalidArgumentError} */
export function resolution(text: string, before: readonly Resolution[] = []): readonly Resolution[] {
  const [, conflict, side, own] = /^([0-9a-f]+)=(?:(base|theirs|yours)|own:(.*))$/s.exec(text) ?? [];
  if (conflict === undefined)
    throw new InvalidArgumentError('It must be a conflict and base, theirs, yours or own:TEXT, e.g. 0a1b2c3d4e5f6071=theirs.');
  return [...before, side === undefined ? { conflict, choose: 'own', text: own ?? '' } : { conflict, choose: side as 'base' }];
}

/**
 * Runs an edit; where it meets others, prints the conflicts, and how each is settled, and answers null. Programs are told of it as of any
 * other error: the conflicts are in its details.
 */
export async function unlessInConflict<T>(
  { output, json }: { readonly output: Output; readonly json: boolean },
  run: () => Promise<T>,
): Promise<T | null> {
  try {
    return await run();
  } catch (error) {
    if (json || !isGongkaiError(error, 'MERGE_CONFLICT')) throw error;
    process.exitCode = 1;
    output.note(`gongkai: ${error.message} [${error.code}]`);
    for (const conflict of error.details.conflicts as Conflict[]) printConflict(conflict, output);
    return null;
  }
}

/** What to add of a merge to the sentence about a change. */
export function mergedAfter({ merged }: CommandOutcome): string {
  return merged ? `, merged with what came after revision ${merged.madeOn}` : '';
}

function printConflict(conflict: Conflict, output: Output): void {
  const { id, label } = conflict;
  output.line();
  output.line(`${output.style('cyan', label.zh)} ${label.en}`);
  output.line(`  base    ${shown(conflict, 'base')}`);
  output.line(`  theirs  ${output.style('red', shown(conflict, 'theirs'))}`);
  output.line(`  yours   ${output.style('green', shown(conflict, 'yours'))}`);
  if (conflict.kind === 'paragraphs' && conflict.suggestion !== null)
    output.line(`  both    ${output.style('yellow', indented(conflict.suggestion))}`);
  output.line(output.style('dim', `  --resolve ${id}=theirs (or yours, base, own:TEXT)`));
}

function shown(conflict: Conflict, which: 'base' | 'theirs' | 'yours'): string {
  const nothing = '— nothing there';
  switch (conflict.kind) {
    case 'title':
    case 'heading':
      return conflict[which];
    case 'paragraphs':
      return indented(conflict[which] ?? nothing);
    case 'cell':
      return conflict[which]?.raw || '空 blank';
    case 'localRow': {
      const row = conflict[which];
      return row
        ? `${row.label}: ${Object.values(row.cells)
            .map(({ raw }) => raw || '·')
            .join(' | ')}`
        : nothing;
    }
    case 'rowOrder':
      return conflict[which].map(({ label }) => label).join('、');
  }
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n          ');
}
