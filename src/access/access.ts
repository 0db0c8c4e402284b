import { echoed } from '../errors.js';
import type { OfficeCommand } from '../offices/office.js';
import type { ReportCommandType } from '../reports/commands.js';
import type { Actor, Role } from './actor.js';

/** Everything that may be asked for: the commands, and reading. */
export type Action = ReportCommandType | OfficeCommand['type'] | 'read' | 'retryParked' | 'discardParked';

export type Decision = { readonly allowed: true } | { readonly allowed: false; readonly why: string };

const author: readonly Action[] = [
  'openReport',
  'importReport',
  'reviseTitle',
  'reviseSection',
  'recordFigures',
  'addLocalRow',
  'removeLocalRow',
  'restoreRevision',
  'undoRevision',
  'submitReport',
  'recallSubmission',
  'openCorrection',
  'abandonCorrection',
  'reopenReport',
  'answerFinding',
  'withdrawAnswer',
];
const approver: readonly Action[] = [
  'returnReport',
  'approveReport',
  'publishReport',
  'recordPublication',
  'withdrawReport',
  'openCorrection',
  'reopenReport',
];
/** What keeps the read model going. */
const operation: readonly Action[] = ['retryParked', 'discardParked'];
const registrar: readonly Action[] = ['registerOffice', 'renameOffice', 'moveOffice', 'dissolveOffice'];

const allowed: Readonly<Record<Role, ReadonlySet<Action>>> = {
  author: new Set(['read', ...author] as const),
  approver: new Set(['read', ...approver] as const),
  auditor: new Set(['read'] as const),
  registrar: new Set(['read', ...registrar] as const),
  admin: new Set(['read', ...author, ...approver, ...registrar, ...operation] as const),
};

/** Who may do what: the one place where it is decided. */
export function can(actor: Actor, action: Action, { officeId }: { readonly officeId: string }): Decision {
  if (!actor.roles.some((role) => allowed[role].has(action))) {
    const roles = (Object.keys(allowed) as Role[]).filter((role) => allowed[role].has(action));
    return { allowed: false, why: `${actor.id} may not ${action}: that takes the role ${roles.join(' or ')}.` };
  }
  if (!actor.offices.includes('*') && !actor.offices.includes(officeId))
    return { allowed: false, why: `${actor.id} may not act for the office ${echoed(officeId)}.` };
  return { allowed: true };
}
