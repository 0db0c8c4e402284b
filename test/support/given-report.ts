import { expect } from '@jest/globals';
import { isGongkaiError } from '../../src/errors.js';
import type { Finding } from '../../src/forms/finding.js';
import type { OfficeState } from '../../src/offices/office.js';
import type { ReportCommand } from '../../src/reports/commands.js';
import { decide } from '../../src/reports/decide.js';
import type { ReportEvent } from '../../src/reports/events.js';
import { evolve } from '../../src/reports/evolve.js';
import type { ReportState } from '../../src/reports/state.js';

export const office: OfficeState = {
  id: 'o',
  name: '甲局',
  formerNames: [],
  uscc: null,
  region: '430900',
  parentId: null,
  kind: 'department',
  level: 'city',
  vertical: false,
  dissolved: false,
  revision: 1,
};

export interface By {
  readonly actorId?: string;
  readonly office?: OfficeState | null;
  readonly findings?: readonly Finding[];
}

/** Given what was done, when somebody asks for something, then these events come of it, or this refusal. */
export class GivenReport {
  private constructor(readonly state: ReportState | null) {}

  static nothing(): GivenReport {
    return new GivenReport(null);
  }

  static opened(year = 2022): GivenReport {
    return GivenReport.nothing().and({ type: 'openReport', officeId: 'o', year, scope: 'organ' });
  }

  /** Carries a command out, which must be allowed. */
  and(command: ReportCommand, by: By = {}): GivenReport {
    const events = this.decided(command, by);
    return new GivenReport(events.reduce<ReportState | null>((state, event) => evolve(state, event, by.actorId ?? 'author'), this.state));
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

  private decided(command: ReportCommand, { actorId = 'author', office: of = office, findings = [] }: By): readonly ReportEvent[] {
    return decide(this.state, command, { actorId, office: of, findings: () => findings });
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
