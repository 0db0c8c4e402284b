/** The table of errors. `docs/errors.md` is printed from it; a test fails when a code thrown or answered is missing here. */
export const errorTable = {
  BAD_INPUT: { meaning: 'An argument has the wrong shape or is out of bounds.', retryable: false, http: 400 },
  INVALID_FIGURES: {
    meaning: 'One or more figures can not be recorded: unknown cell, or a value that the column does not take.',
    retryable: false,
    http: 422,
  },
  NOT_FOUND: { meaning: 'No such office, report, revision or part; for a copy, no such event store.', retryable: false, http: 404 },
  ALREADY_EXISTS: { meaning: 'The office, or the report of this office, year and scope, exists already.', retryable: false, http: 409 },
  WRONG_STATE: {
    meaning: 'The report is in a state from which this is not allowed; the answer lists what is.',
    retryable: false,
    http: 409,
  },
  FINDINGS_STAND: {
    meaning: 'The report can not be published while findings of grade error stand, or warnings that need an answer have none.',
    retryable: false,
    http: 422,
  },
  FOUR_EYES: { meaning: 'Whoever wrote, answered or submitted what the report says may not approve it.', retryable: false, http: 403 },
  REVISION_CONFLICT: {
    meaning: 'The report was changed since the revision named in expectedRevision. Read it again, then decide.',
    retryable: true,
    http: 409,
  },
  MERGE_CONFLICT: {
    meaning:
      'The change meets others at the same places. Choose for each conflict, and send the same change again with the resolutions; nothing else needs to be changed in it.',
    retryable: false,
    http: 409,
  },
  NOT_UNDOABLE: {
    meaning: 'The event at this revision is no edit that can be taken back; the answer says what to do instead.',
    retryable: false,
    http: 422,
  },
  NOT_ANSWERABLE: {
    meaning: 'The rule takes no explanation: what it found must be put right.',
    retryable: false,
    http: 422,
  },
  IDEMPOTENCY_KEY_REUSED: { meaning: 'The idempotency key was used before for another command.', retryable: false, http: 422 },
  FORBIDDEN: { meaning: 'The actor may not do this.', retryable: false, http: 403 },
  UNAUTHENTICATED: { meaning: 'No actor was named, or an unknown one.', retryable: false, http: 401 },
  NOT_A_REPORT: { meaning: 'The text has neither the headings nor the tables of an annual report.', retryable: false, http: 422 },
  EVENT_TOO_LARGE: { meaning: 'The change is larger than the event store takes in one event.', retryable: false, http: 413 },
  STREAM_DELETED: { meaning: 'The stream of the report or office was deleted on the event store itself.', retryable: false, http: 410 },
  STORE_ACCESS_DENIED: { meaning: 'The event store refuses the credentials that the service has.', retryable: false, http: 502 },
  UNAVAILABLE: {
    meaning:
      'The event store does not answer. Nothing was changed, unless mayHaveBeenRecorded says that the connection broke under the change: made again under the same idempotency key, it is made once.',
    retryable: true,
    http: 503,
  },
  READ_MODEL_BEHIND: { meaning: 'The read model did not reach the position asked for within the deadline.', retryable: true, http: 503 },
  CURSOR_UNAVAILABLE: {
    meaning: 'The cursor is of another store, list or order, or malformed: start again without one.',
    retryable: false,
    http: 410,
  },
  TARGET_DIFFERS: {
    meaning: 'The store to copy to holds other events than the source has at that place. Copy to an empty one.',
    retryable: false,
    http: 409,
  },
  UNKNOWN_EVENT: {
    meaning: 'The log holds an event type or version that this program does not know. Use a newer one.',
    retryable: false,
    http: 500,
  },
  INVALID_EVENT: { meaning: 'An event does not match its JSON Schema.', retryable: false, http: 500 },
  QUERY_TOO_COMPLEX: { meaning: 'The query is deeper or asks for more than the limits allow.', retryable: false, http: 400 },
  INTERNAL: { meaning: 'A fault in the service. The request id finds it in the log.', retryable: false, http: 500 },
} as const satisfies Record<string, { meaning: string; retryable: boolean; http: number }>;

export type ErrorCode = keyof typeof errorTable;

/** An error that a caller can expect and act on. `details` is plain data, safe to show. */
export class GongkaiError extends Error {
  override readonly name = 'GongkaiError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  get retryable(): boolean {
    return errorTable[this.code].retryable;
  }
}

/**
 * What was thrown, as text. By its shape, not its class: a native module makes its errors in the realm that loaded it first, where
 * `Error` is another one.
 */
export function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}

const longestEcho = 100;

/** What a caller sent, as messages and details repeat it: an id, a key, a name. No longer than a person needs to know it again. */
export function echoed(text: string): string {
  return text.length <= longestEcho ? text : `${text.slice(0, longestEcho).toWellFormed()}…`;
}

/** True for any GongkaiError, or only for one of the given code. */
export function isGongkaiError(error: unknown, code?: ErrorCode): error is GongkaiError {
  return error instanceof GongkaiError && (code === undefined || error.code === code);
}
