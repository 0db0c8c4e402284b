import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figure.js';
import { load } from './load.js';
import { startService } from './service.js';
import type { StoreKind } from './store.js';

/** Everything that a report page shows: six sections, 198 cells. */
export const fullReport = `query FullReport($id: ID!) {
  report(id: $id) {
    id reportId title status revisionNumber edition contentHash
    office { officeId name region }
    sections { key heading text }
    tables { key label cells { id raw state value unit } }
  }
}`;

/** A full report by its id, against a bare node:http handler that sends the same bytes. */
export async function readFigure(kind: StoreKind): Promise<Figure[]> {
  return [
    ...(await measured(kind, 'answer cache on', {})),
    ...(await measured(kind, 'answer cache off', { GONGKAI_ANSWER_CACHE: 'false' })),
  ];
}

async function measured(kind: StoreKind, how: string, environment: Readonly<Record<string, string>>): Promise<Figure[]> {
  const service = await startService(kind, environment);
  try {
    const body = JSON.stringify({ query: fullReport, variables: { id: 'yiyang-housing-fund-2020-organ' } });
    const answer = await fetch(`${service.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const text = await answer.text();
    if (!text.includes('"table4/cases/litigationAfterReview.total"')) throw new Error(`not a full report: ${text.slice(0, 300)}`);

    const bare = fork(fileURLToPath(new URL('./bare-handler.js', import.meta.url)), { env: { ...process.env, BODY: text } });
    const [port] = (await once(bare, 'message')) as [number];
    try {
      await load({ url: `${service.url}/graphql`, body }, 32, 2);
      const report = await load({ url: `${service.url}/graphql`, body });
      const handler = await load({ url: `http://127.0.0.1:${port}/`, body });
      return [
        {
          name: `a full report by id, ${Math.round(text.length / 1024)} KB, 32 in flight, ${how} (p99 ${report.p99} ms)`,
          measured: report.perSecond,
          limitName: 'a bare node:http handler that sends the same bytes',
          limit: handler.perSecond,
          unit: 'per second',
          mark: { atLeast: 0.5 },
        },
      ];
    } finally {
      bare.kill();
    }
  } finally {
    await service.stop();
  }
}
