import { expect, test } from '@jest/globals';
import { createClient } from 'graphql-sse';
import { author, by } from '../support/actors.js';
import { startApi } from '../support/api.js';
import { openTestCore, registerOffice } from '../support/core.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

test('a client of graphql-sse subscribes without knowing more of this server', async () => {
  const folder = await temporaryFolder();
  const core = await openTestCore(folder);
  const api = await startApi(core);
  await registerOffice(core, 'o');
  const after = Buffer.from(`${core.store.id}\n`).toString('base64url');
  const client = createClient({ url: `${api.server.url}/graphql/stream`, retryAttempts: 0, headers: { 'x-gongkai-actor': 'writer' } });
  const results = client.iterate<{ changes: { event: string; officeId: string } }>({
    query: 'subscription ($after: String) { changes(after: $after) { ... on Change { event officeId } } }',
    variables: { after },
  });
  expect((await results.next()).value?.data?.changes).toEqual({ event: 'OfficeRegistered', officeId: 'o' });
  await core.app.office('o', { type: 'renameOffice', name: '新名' }, by(author));
  expect((await results.next()).value?.data?.changes).toEqual({ event: 'OfficeRenamed', officeId: 'o' });
  await results.return?.();
  client.dispose();
  await api.server.close();
  await core.close();
  await removeFolder(folder);
});
