import type { AllStreamJSONRecordedEvent } from '@eventstore/db-client';

/** What the client hands out of a JSON event on the server. */
export function recorded(change: Partial<AllStreamJSONRecordedEvent> = {}): { event: AllStreamJSONRecordedEvent } {
  return {
    event: {
      id: '6c0f3d4e-8a53-4f0e-9d0b-51f2c1a7be10',
      type: 'TitleRevised',
      streamId: 'gongkai.report-a',
      revision: 0n,
      created: new Date('2021-01-25T08:30:00.000Z'),
      isJson: true,
      data: {},
      metadata: undefined,
      position: { commit: 1n, prepare: 1n },
      ...change,
    },
  };
}
