import { GongkaiError } from '../errors.js';
import type { Finding } from '../forms/finding.js';
import { formById } from '../forms/forms.js';
import type { Conflict } from '../history/conflict.js';
import { conflictView } from './conflict-view.js';
import { findingView } from './reported-content.js';
import {
  AlreadyExists,
  FindingsStand,
  Forbidden,
  FourEyes,
  IdempotencyKeyReused,
  InvalidFigures,
  InvalidInput,
  MergeConflict,
  NotAnswerable,
  NotAReport,
  NotFound,
  NotShownYet,
  NotUndoable,
  type Problem,
  RevisionConflict,
  TooLarge,
  Unauthenticated,
  Unavailable,
  WrongState,
} from './types/problems.js';

type Fields<T> = Omit<T, keyof Problem>;

/** When to try again, where the store does not say (ms). */
const retryAfterMs = 1000;

/**
 * What a caller can expect and act on, as a member of the result unions; null for what is a fault of ours.
 * @param report the report as it is now, for a conflict
 */
export function problemOf(error: unknown, report: object | null): Problem | null {
  if (!(error instanceof GongkaiError)) return null;
  const { code, message, retryable, details } = error;
  const made = <T extends Problem>(type: new () => T, fields: Fields<T>): T =>
    Object.assign(new type(), { code, message, retryable }, fields);
  switch (code) {
    case 'REVISION_CONFLICT':
      return made(RevisionConflict, {
        expectedRevision: number(details.expectedRevision),
        currentRevision: number(details.currentRevision),
        report,
      });
    case 'MERGE_CONFLICT':
      return made(MergeConflict, {
        madeOn: number(details.madeOn),
        currentRevision: number(details.currentRevision),
        report,
        conflicts: (details.conflicts as Conflict[]).map((conflict) => conflictView(formById(String(details.formId)), conflict)),
        staleResolutions: details.stale as string[],
      });
    case 'NOT_UNDOABLE':
      return made(NotUndoable, { event: text(details.event) ?? '', instead: text(details.instead) ?? '' });
    case 'NOT_ANSWERABLE':
      return made(NotAnswerable, { ruleId: text(details.ruleId) ?? '' });
    case 'WRONG_STATE':
      return made(WrongState, {
        status: details.status === 'dissolved' ? null : (details.status as WrongState['status']),
        allowed: details.allowed as string[],
      });
    case 'INVALID_FIGURES':
      return made(InvalidFigures, { figures: details.problems as InvalidFigures['figures'] });
    case 'FINDINGS_STAND':
      return made(FindingsStand, { findings: (details.findings as Finding[]).map((finding) => findingView({ answer: null, ...finding })) });
    case 'ALREADY_EXISTS':
      return made(AlreadyExists, { existingId: text(details.reportId ?? details.officeId) });
    case 'UNAVAILABLE':
      return made(Unavailable, {
        retryAfterMs: number(details.retryAfterMs) || retryAfterMs,
        mayHaveBeenRecorded: details.mayHaveBeenRecorded === true,
      });
    case 'READ_MODEL_BEHIND':
      return made(NotShownYet, { position: text(details.position) ?? '' });
    case 'FOUR_EYES':
      return made(FourEyes, {});
    case 'FORBIDDEN':
      return made(Forbidden, {});
    case 'UNAUTHENTICATED':
      return made(Unauthenticated, {});
    case 'NOT_FOUND':
      return made(NotFound, {});
    case 'BAD_INPUT':
    case 'CURSOR_UNAVAILABLE':
    case 'QUERY_TOO_COMPLEX':
      return made(InvalidInput, {});
    case 'NOT_A_REPORT':
      return made(NotAReport, {});
    case 'IDEMPOTENCY_KEY_REUSED':
      return made(IdempotencyKeyReused, {});
    case 'EVENT_TOO_LARGE':
      return made(TooLarge, {});
    case 'STREAM_DELETED':
    case 'STORE_ACCESS_DENIED':
    case 'TARGET_DIFFERS':
    case 'UNKNOWN_EVENT':
    case 'INVALID_EVENT':
    case 'INTERNAL':
      return null;
  }
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
