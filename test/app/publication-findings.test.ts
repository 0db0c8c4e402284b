import { expect, test } from '@jest/globals';
import { PublicationFindings } from '../../src/app/publication-findings.js';
import type { ReportState } from '../../src/reports/state.js';
import { finished } from '../../src/steps.js';
import { GivenReport, office } from '../support/given-report.js';

function approved(overview: string): ReportState {
  const { state } = GivenReport.opened()
    .and({ type: 'reviseSection', section: 'overview', text: overview })
    .and({ type: 'submitReport' })
    .and({ type: 'approveReport' }, { actorId: 'approver' });
  if (!state) throw new Error('There is no report.');
  return state;
}

/** How the report is held to the rules where nothing was prepared. */
const atOnce = (state: ReportState) => new PublicationFindings(office, null).of(state);

test('what was prepared is what the decision finds, while the report says the same', () => {
  const findings = new PublicationFindings(office, null);
  const state = approved('全年主动公开政府信息1条。'.repeat(15_000));
  expect(findings.prepare(state).next().done).toBe(false);
  finished(findings.prepare(state));
  const later = { ...state, revision: state.revision + 1 };
  expect(findings.prepare(later).next().done).toBe(true);
  expect(findings.of(later)).toEqual(atOnce(later));
});

test('a report that was changed meanwhile is held to the rules as it is now', () => {
  const findings = new PublicationFindings(office, null);
  const [before, after] = [approved('收到政府信息公开申请5件。'), approved('信息  条。')];
  finished(findings.prepare(before));
  expect(findings.of(after)).toEqual(atOnce(after));
  expect(findings.of(after)).not.toEqual(atOnce(before));
});

test('nothing is prepared for a report that can not be published', () => {
  const draft: ReportState = { ...approved('全年主动公开政府信息1条。'.repeat(15_000)), status: 'draft' };
  expect(new PublicationFindings(office, null).prepare(draft).next().done).toBe(true);
});
