import type { Finding } from '../../src/forms/finding.js';
import { type FindingMade, makeFinding } from '../../src/forms/rules/make-finding.js';

/** A finding that fails, where nothing else is asked for: of grade warning, so that it can be answered. */
export function someFinding(made: Partial<FindingMade & Pick<Finding, 'answerable'>> = {}): Finding {
  const { answerable, ...rest } = made;
  const finding = makeFinding({
    ruleId: 'X-JUMP',
    grade: 'warning',
    state: 'fail',
    subject: 'requestsReceived/lastYear',
    leftCells: ['table3/received/total'],
    rightCells: [],
    left: '100',
    right: '10',
    messageZh: '变化过大。',
    messageEn: 'It changed too much.',
    section: null,
    excerpt: null,
    hints: [],
    ...rest,
  });
  return answerable === undefined ? finding : { ...finding, answerable };
}

/** What the rules say of every report that has none before it. */
export const gap = someFinding({ ruleId: 'X-GAP', grade: 'info', subject: 'lastYear', leftCells: [], left: null, right: null });
