import { describe, expect, test } from '@jest/globals';
import { GivenReport } from '../support/given-report.js';
import { someFinding } from '../support/some-finding.js';

const finding = someFinding();
const answer = (reason: string, fingerprint = finding.fingerprint) => ({ type: 'answerFinding', fingerprint, reason }) as const;
const reading = (...toAnswer: (typeof finding)[]) => ({ toAnswer });
const given = GivenReport.opened();

describe('an answer to a finding', () => {
  test('is an event with the reason, and with what the finding said', () => {
    given.when(answer('新增一项业务。'), reading(finding)).thenEvents({
      type: 'FindingAnswered',
      data: {
        fingerprint: finding.fingerprint,
        ruleId: 'X-JUMP',
        subject: 'requestsReceived/lastYear',
        grade: 'warning',
        left: '100',
        right: '10',
        basis: [],
        messageZh: '变化过大。',
        messageEn: 'It changed too much.',
        reason: '新增一项业务。',
      },
    });
  });

  test('names the editions that the finding was held against, and no more of them', () => {
    const basis = [{ reportId: 'o-2021-organ', year: 2021, edition: 2, revision: 12, cells: ['table3/received/total'], value: '10' }];
    given.when(answer('划转。'), reading(someFinding({ basis }))).thenEvents({
      type: 'FindingAnswered',
      data: expect.objectContaining({ basis: [{ reportId: 'o-2021-organ', edition: 2, revision: 12 }] }),
    });
  });

  test('keeps what the finding said where no two figures do, and is replaced when it is given for something else', () => {
    const missing = (...topics: string[]) => someFinding({ left: null, right: null, particulars: topics });
    given.when(answer('因。'), reading(missing('社会评议'))).thenEvents({
      type: 'FindingAnswered',
      data: expect.objectContaining({ particulars: ['社会评议'], left: null, right: null }),
    });
    const answered = given.and(answer('因。'), reading(missing('社会评议')));
    answered.when(answer('因。'), reading(missing('社会评议'))).thenNothing();
    expect(answered.and(answer('因。'), reading(missing('工作考核'))).state?.answers).toMatchObject([
      { particulars: ['工作考核'], revision: 3 },
    ]);
  });

  test('is given to what fails or is uncertain, and to nothing else', () => {
    expect(given.when(answer('因。'), reading(someFinding({ state: 'uncertain' }))).events).toHaveLength(1);
    for (const state of ['pass', 'notAssessable'] as const)
      given.when(answer('因。'), reading(someFinding({ state }))).thenRefused('NOT_FOUND');
    given.when(answer('因。'), reading()).thenRefused('NOT_FOUND');
  });

  test('is not taken where the rule wants it put right, and is where the rule says so, an error too', () => {
    given.when(answer('因。'), reading(someFinding({ grade: 'error' }))).thenRefused('NOT_ANSWERABLE', { ruleId: 'X-JUMP' });
    expect(given.when(answer('因。'), reading(someFinding({ grade: 'error', answerable: true }))).events).toHaveLength(1);
  });

  test('needs a reason, of a bounded length', () => {
    for (const reason of ['', ' \n ', '  \u200b ', '\u2060\u00ad\u3164\ufe0f\u2800', 'x'.repeat(2001), '\u0000'])
      given.when(answer(reason), reading(finding)).thenRefused('BAD_INPUT');
  });

  test('given again for the same figures makes no event; for others, or with another reason, it replaces the first', () => {
    const answered = given.and(answer('一。'), reading(finding));
    answered.when(answer('一。'), reading(finding)).thenNothing();
    const [first, second] = [
      answered.and(answer('二。'), reading(finding)),
      answered.and(answer('一。'), reading(someFinding({ left: '101' }))),
    ];
    expect(first.state?.answers).toMatchObject([{ reason: '二。', left: '100', revision: 3 }]);
    expect(second.state?.answers).toMatchObject([{ reason: '一。', left: '101', revision: 3 }]);
  });

  test('is taken back, once', () => {
    const withdraw = { type: 'withdrawAnswer', fingerprint: finding.fingerprint } as const;
    const answered = given.and(answer('一。'), reading(finding));
    answered.when(withdraw).thenEvents({
      type: 'FindingAnswerWithdrawn',
      data: { fingerprint: finding.fingerprint, ruleId: 'X-JUMP', subject: finding.subject },
    });
    answered.and(withdraw).when(withdraw).thenRefused('NOT_FOUND');
  });

  test('makes its giver an author, who may not approve the report', () => {
    const answered = given.and(answer('一。'), { ...reading(finding), actorId: 'other' }).and({ type: 'submitReport' });
    answered.when({ type: 'approveReport' }, { actorId: 'other' }).thenRefused('FOUR_EYES');
  });

  test('bars its giver from approving for as long as it stands, over an abandoned correction too', () => {
    const published = given
      .and({ type: 'submitReport' })
      .and({ type: 'approveReport' }, { actorId: 'approver' })
      .and({ type: 'publishReport' }, { actorId: 'approver' });
    const correction = { type: 'openCorrection', kind: 'text', publicNote: '更正。' } as const;
    const abandoned = published
      .and(correction)
      .and(answer('一。'), { ...reading(finding), actorId: 'other' })
      .and({ type: 'abandonCorrection' });
    const again = abandoned.and(correction).and({ type: 'submitReport' });
    again.when({ type: 'approveReport' }, { actorId: 'other' }).thenRefused('FOUR_EYES', { authors: ['author', 'other'] });
    expect(again.when({ type: 'approveReport' }, { actorId: 'approver' }).events).toHaveLength(1);
    const withdrawn = again.and({ type: 'withdrawAnswer', fingerprint: finding.fingerprint });
    expect(withdrawn.when({ type: 'approveReport' }, { actorId: 'other' }).events).toHaveLength(1);
  });

  test('is no edit that is undone', () => {
    const answered = given.and(answer('一。'), reading(finding));
    answered.when(answered.undoing(2)).thenRefused('NOT_UNDOABLE', { event: 'FindingAnswered' });
  });
});

describe('publication', () => {
  const approver = { actorId: 'approver' };
  const error = someFinding({ grade: 'error', answerable: true });
  const approved = (report: GivenReport) => report.and({ type: 'submitReport' }).and({ type: 'approveReport' }, approver);
  const answered = approved(given.and(answer('划转。'), reading(error)));
  const publish = { type: 'publishReport' } as const;

  test('is not held up by an error that was answered for the figures that it has', () => {
    expect(answered.when(publish, { ...approver, findings: [error] }).events).toHaveLength(1);
    answered.when(publish, { ...approver, findings: [{ ...error, left: '99' }] }).thenRefused('FINDINGS_STAND');
    approved(given)
      .when(publish, { ...approver, findings: [error] })
      .thenRefused('FINDINGS_STAND');
  });

  test('that is refused says that the report must be returned first, and what can then be answered', () => {
    const refused = (report: GivenReport, by: Parameters<GivenReport['when']>[1]) => {
      const { refusal } = approved(report).when(publish, { ...approver, ...by });
      return refusal?.message;
    };
    expect(refused(given, { findings: [error] })).toMatch(
      /The report is approved, so return it first.*; then mend what they tell, or answer X-JUMP with a reason .*, and submit it again\.$/,
    );
    expect(refused(given, { findings: [{ ...error, answerable: false }] })).toMatch(
      /return it first \(returnReport\); then mend what they tell, and submit it again\.$/,
    );
    expect(refused(given, { findings: [finding], warningsNeedAnswers: true })).toMatch(
      /1 warning is not answered.*return it first.*or answer X-JUMP/,
    );
  });

  test('is held up by an answer to a rule that has come to take none', () => {
    answered.when(publish, { ...approver, findings: [{ ...error, answerable: false }] }).thenRefused('FINDINGS_STAND');
  });

  test('is held up by warnings without an answer only where the settings have it so', () => {
    const by = { ...approver, findings: [finding] };
    expect(approved(given).when(publish, by).events).toHaveLength(1);
    approved(given)
      .when(publish, { ...by, warningsNeedAnswers: true })
      .thenRefused('FINDINGS_STAND', { findings: [{ ruleId: 'X-JUMP' }] });
    expect(answered.when(publish, { ...by, warningsNeedAnswers: true }).events).toHaveLength(1);
  });
});
