import { expect } from '@jest/globals';
import { isGongkaiError } from '../../src/errors.js';
import type { ReportContent } from '../../src/forms/content.js';
import type { Finding } from '../../src/forms/finding.js';
import type { OfficeState } from '../../src/offices/office.js';
import type { ReportCommand } from '../../src/reports/commands.js';
import { decide } from '../../src/reports/decide.js';
import type { ReportEvent } from '../../src/reports/events.js';
import { evolve } from '../../src/reports/evolve.js';
import type { Resolution } from '../../src/reports/resolutions.js';
import type { ReportState } from '../../src/reports/state.js';
import { cityDepartment } from './city-department.js';

export const office: OfficeState = {
  id: 'o',
  ...cityDepartment,
  name: '甲局',
  formerNames: [],
  foundedOn: null,
  places: [],
  dissolved: false,
  dissolution: null,
  revision: 1,
};

export interface By {
  readonly actorId?: string;
  readonly office?: OfficeState | null;
  readonly findings?: readonly Finding[];
  /** What an author reads who answers a finding. */
  readonly toAnswer?: readonly Finding[];
  readonly warningsNeedAnswers?: boolean;
  readonly resolutions?: readonly Resolution[];
}

/** Given what was done, when somebody asks for something, then these events come of it, or this refusal. */
export class GivenReport {
  private constructor(
    readonly state: ReportState | null,
    /** The events so far, each with the report after it. */
    readonly steps: readonly { readonly event: ReportEvent; readonly after: ReportState }[] = [],
  ) {}

  static nothing(): GivenReport {
    return new GivenReport(null);
  }

  static opened(year = 2022): GivenReport {
    return GivenReport.nothing().and({ type: 'openReport', officeId: 'o', year, scope: 'organ' });
  }

  /** Carries a command out, which must be allowed. */
  and(command: ReportCommand, by: By = {}): GivenReport {
    const events = this.decided(command, by);
    let state = this.state;
    const steps = events.map((event) => {
      state = evolve(state, event, by.actorId ?? 'author');
      return { event, after: state };
    });
    return new GivenReport(state, [...this.steps, ...steps]);
  }

  /** The undoing of a revision of this report. */
  undoing(revision: number): ReportCommand {
    const step = this.steps[revision - 1];
    const before = this.steps[revision - 2]?.after.content ?? null;
    const after = step?.after.content ?? this.content;
    return { type: 'undoRevision', undoneRevision: revision, undone: { event: step?.event.type ?? '', before, after } };
  }

  /** What it says now. */
  get content(): ReportContent {
    if (!this.state) throw new Error('There is no report.');
    return this.state.content;
  }

  when(command: ReportCommand, by: By = {}): Outcome {
    try {
      const events = this.decided(command, by);
      return new Outcome(events, null);
    } catch (error) {
      if (!isGongkaiError(error)) throw error;
      return new Outcome([], error);
    }
  }

  private decided(
    command: ReportCommand,
    { actorId = 'author', office: of = office, findings = [], toAnswer = [], resolutions = [], ...rest }: By,
  ): readonly ReportEvent[] {
    return decide(this.state, command, {
      actorId,
      office: of,
      findings: () => findings,
      toAnswer: () => toAnswer,
      today: '2026-01-01',
      resolutions,
      ...rest,
    });
  }
}

export class Outcome {
  constructor(
    readonly events: readonly ReportEvent[],
    readonly refusal: { readonly code: string; readonly message: string; readonly details: Readonly<Record<string, unknown>> } | null,
  ) {}

  thenEvents(...events: object[]): void {
    expect(this.refusal).toBeNull();
    expect(this.events).toEqual(events);
  }

  thenNothing(): void {
    this.thenEvents();
  }

  thenRefused(code: string, details: object = {}): void {
    expect(this.refusal).toMatchObject({ code, details });
  }
}
