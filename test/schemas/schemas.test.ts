import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/package-root.js';
import { checkEvent, knownEvents } from '../../src/schemas/event-schemas.js';
import { upcast } from '../../src/schemas/upcast.js';

const types = [
  ...[
    'OfficeRegistered',
    'OfficeRenamed',
    'OfficeMoved',
    'OfficeDissolved',
    'ReportOpened',
    'ReportImported',
    'TitleRevised',
    'SectionRevised',
  ],
  ...[
    'FiguresRecorded',
    'LocalRowAdded',
    'LocalRowRemoved',
    'RevisionRestored',
    'RevisionUndone',
    'ReportSubmitted',
    'SubmissionRecalled',
    'ReportReturned',
  ],
  ...['ReportApproved', 'ReportPublished', 'CorrectionOpened', 'CorrectionAbandoned', 'ReportWithdrawn', 'ReportReopened'],
  ...['FindingAnswered', 'FindingAnswerWithdrawn'],
];

describe('the schemas of events', () => {
  test('are there for every type, and for no other', () => {
    expect(
      knownEvents()
        .map(({ type }) => type)
        .sort(),
    ).toEqual([...types].sort());
    const union = ['src/reports/events.ts', 'src/offices/office.ts'].map((file) => readFileSync(join(packageRoot, file), 'utf8')).join('');
    expect([...union.matchAll(/Event<'(\w+)'/g)].map(([, type]) => type).sort()).toEqual([...types].sort());
  });
  test('say what the event means', () => {
    for (const file of readdirSync(join(packageRoot, 'schema/events')).filter((name) => name !== 'definitions.json'))
      expect(JSON.parse(readFileSync(join(packageRoot, 'schema/events', file), 'utf8'))).toMatchObject({
        description: expect.stringMatching(/\.$/),
        additionalProperties: false,
      });
  });
  test('let a right event pass, and name what is wrong in another', () => {
    expect(() => checkEvent('TitleRevised', 1, { title: '新' })).not.toThrow();
    expect(() => checkEvent('TitleRevised', 1, { title: '' })).toThrow(/\/title must NOT have fewer than 1/);
    expect(() => checkEvent('TitleRevised', 1, { title: '新', more: 1 })).toThrow(/additional properties/);
    const cell = { raw: '3', state: 'number', value: '3.0', unit: '件' };
    expect(() => checkEvent('FiguresRecorded', 1, { figures: [{ table: 't', row: 'r', column: 'c', cell }] })).toThrow(/value/);
  });
  test('stop at an unknown type or version with a sentence that says what to do', () => {
    for (const [type, version] of [
      ['ReportTeleported', 1],
      ['TitleRevised', 2],
      ['../forms/f2019', 1],
    ] as const) {
      const check = () => checkEvent(type, version, {});
      expect(check).toThrow(/unknown. Use a newer program/);
    }
  });
});

describe('old versions of events', () => {
  test('are lifted one version after another when they are read', () => {
    const chain = {
      'Tested.v1': ({ data, ...event }: { type: string; schemaVersion: number; data: unknown }) => ({
        ...event,
        schemaVersion: 2,
        data: { text: data },
      }),
      'Tested.v2': ({ data, ...event }: { type: string; schemaVersion: number; data: unknown }) => ({
        ...event,
        type: 'Retested',
        schemaVersion: 3,
        data: { ...(data as object), kind: 'old' },
      }),
    };
    expect(upcast({ id: 'kept', type: 'Tested', schemaVersion: 1, data: '旧' }, chain)).toEqual({
      id: 'kept',
      type: 'Retested',
      schemaVersion: 3,
      data: { text: '旧', kind: 'old' },
    });
    expect(upcast({ type: 'Other', schemaVersion: 1, data: 1 }, chain)).toEqual({ type: 'Other', schemaVersion: 1, data: 1 });
  });
});
