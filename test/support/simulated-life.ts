import { isGongkaiError } from '../../src/errors.js';
import type { ReportContent } from '../../src/forms/content.js';
import type { Finding } from '../../src/forms/finding.js';
import { formById } from '../../src/forms/forms.js';
import { evaluate } from '../../src/forms/rules/evaluate.js';
import type { ReportCommand } from '../../src/reports/commands.js';
import { decide } from '../../src/reports/decide.js';
import { evolve } from '../../src/reports/evolve.js';
import type { ReportState } from '../../src/reports/state.js';
import { year } from './edit-arbitraries.js';
import { office } from './given-report.js';
import { gap } from './some-finding.js';

/** A report followed as commands come, so that the next one can be one that makes sense. */
export class SimulatedLife {
  /** The report at each of its revisions, the first at 0. */
  readonly states: ReportState[] = [];
  /** The types of the events, likewise. */
  readonly types: string[] = [];
  private readonly findingsOf = new WeakMap<ReportContent, readonly Finding[]>();

  constructor() {
    this.take({ type: 'openReport', officeId: office.id, year, scope: 'organ' }, 'author');
  }

  get now(): ReportState {
    const state = this.states.at(-1);
    if (!state) throw new Error('The report was not opened.');
    return state;
  }

  /** Whether it could be published as it is now. */
  get complete(): boolean {
    return !this.findings().some(({ state, grade }) => state === 'fail' && grade === 'error');
  }

  /** What is refused changes nothing. */
  take(command: ReportCommand, actorId: string): void {
    try {
      for (const event of decide(this.states.at(-1) ?? null, command, {
        actorId,
        office,
        findings: () => this.findings(),
        toAnswer: () => [gap],
        today: '2026-01-01',
      })) {
        this.states.push(evolve(this.states.at(-1) ?? null, event, actorId));
        this.types.push(event.type);
      }
    } catch (error) {
      if (!isGongkaiError(error)) throw error;
    }
  }

  private findings(): readonly Finding[] {
    const { formId, scope, content } = this.now;
    const known = this.findingsOf.get(content);
    if (known) return known;
    const findings = evaluate({ form: formById(formId), year, scope, content, office, firstPublishedOn: null }, 'publication');
    this.findingsOf.set(content, findings);
    return findings;
  }
}
