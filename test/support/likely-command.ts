import type { ReportCommand, ReportCommandType } from '../../src/reports/commands.js';
import type { RestoredParts } from '../../src/reports/events.js';
import type { ReportStatus } from '../../src/reports/status.js';
import { completeImport } from './edit-arbitraries.js';
import type { SimulatedLife } from './simulated-life.js';
import { gap } from './some-finding.js';

/** What chance gives to the choice of a command. */
export interface Chance {
  readonly roll: number;
  readonly detail: number;
  readonly edit: ReportCommand;
}

type Choice = 'edit' | 'complete' | Exclude<ReportCommandType, 'openReport'>;

/** How often people do what in which status, of a report that could be published. */
const habits: Readonly<Record<ReportStatus, Partial<Record<Choice, number>>>> = {
  draft: {
    edit: 8,
    removeLocalRow: 1,
    restoreRevision: 2,
    undoRevision: 2,
    complete: 1,
    submitReport: 8,
    recordPublication: 1,
    withdrawReport: 1,
    answerFinding: 2,
  },
  inReview: { approveReport: 8, returnReport: 1, recallSubmission: 1, withdrawReport: 1, answerFinding: 1 },
  approved: { publishReport: 10, returnReport: 1, withdrawReport: 1 },
  published: { openCorrection: 8, withdrawReport: 1, answerFinding: 2, withdrawAnswer: 3 },
  correction: {
    edit: 8,
    removeLocalRow: 1,
    restoreRevision: 2,
    undoRevision: 2,
    complete: 1,
    submitReport: 7,
    abandonCorrection: 3,
    withdrawReport: 1,
    answerFinding: 1,
    withdrawAnswer: 1,
  },
  withdrawn: { reopenReport: 1 },
};
/** What is incomplete is completed rather than handed in, and sent back rather than published. */
const whenIncomplete: typeof habits = {
  ...habits,
  draft: { ...habits.draft, complete: 12, submitReport: 2 },
  correction: { ...habits.correction, complete: 8, submitReport: 2 },
  approved: { publishReport: 1, returnReport: 3, withdrawReport: 1 },
};

export function likelyCommand(life: SimulatedLife, chance: Chance): ReportCommand {
  const { status } = life.now;
  const edited = status === 'draft' || status === 'correction' || status === 'approved';
  const weights = Object.entries((edited && !life.complete ? whenIncomplete : habits)[status]) as [Choice, number][];
  const lots = weights.flatMap(([choice, weight]) => Array<Choice>(weight).fill(choice));
  return commandOf(lots[chance.roll % lots.length] ?? 'edit', life, chance);
}

function commandOf(choice: Choice, life: SimulatedLife, { edit, detail }: Chance): ReportCommand {
  switch (choice) {
    case 'complete':
      return completeImport(detail);
    case 'removeLocalRow': {
      const [row] = life.now.content.tables.table2?.localRows ?? [];
      return row ? { type: 'removeLocalRow', table: 'table2', row: row.key } : edit;
    }
    case 'restoreRevision':
      return restoration(life, detail);
    case 'undoRevision':
      return undoing(life, detail);
    case 'returnReport':
      return { type: 'returnReport', comments: [{ target: detail % 2 === 0 ? null : 'section/overview', text: '请修改。' }] };
    case 'openCorrection':
      return { type: 'openCorrection', kind: 'text', publicNote: '更正。' };
    case 'withdrawReport':
      return { type: 'withdrawReport', publicNote: '撤回。' };
    case 'answerFinding':
      return { type: 'answerFinding', fingerprint: gap.fingerprint, reason: detail % 2 === 0 ? '首次编制年报。' : '机构改革后新设。' };
    case 'withdrawAnswer':
      return { type: 'withdrawAnswer', fingerprint: gap.fingerprint };
    case 'recordPublication':
      return { type: choice, publishedOn: `${life.now.year + 1}-01-${10 + (detail % 20)}` };
    case 'submitReport':
    case 'recallSubmission':
    case 'approveReport':
    case 'publishReport':
    case 'abandonCorrection':
    case 'reopenReport':
      return { type: choice };
    default:
      return edit;
  }
}

/** An earlier revision put back, whole or one part of it, with parts that are equal to those of now but not the same objects. */
function restoration({ states }: SimulatedLife, detail: number): ReportCommand {
  const index = detail % states.length;
  const state = states[index];
  if (!state) throw new Error(`no revision ${index + 1}`);
  const { title, sections, tables } = structuredClone(state.content);
  const all: readonly RestoredParts[] = [{ title, sections, tables }, { title }, { sections }, { tables }];
  return { type: 'restoreRevision', restoredRevision: index + 1, parts: all[detail % all.length] ?? {} };
}

/** An earlier revision undone, of whichever kind. */
function undoing({ states, types }: SimulatedLife, detail: number): ReportCommand {
  const index = detail % states.length;
  const after = states[index]?.content;
  if (!after) throw new Error(`no revision ${index + 1}`);
  const undone = { event: types[index] ?? '', before: states[index - 1]?.content ?? null, after };
  return { type: 'undoRevision', undoneRevision: index + 1, undone };
}
