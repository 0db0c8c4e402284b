import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { settingsTable } from '../../src/config.js';
import { packageRoot } from '../../src/package-root.js';
import { exampleQueries } from '../../src/server/example-queries.js';
import { gongkai, RunningService, removeFolder, temporaryFolder } from '../support/service.js';

const readme = readFileSync(join(packageRoot, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, language, text]) => ({ language, text: text ?? '' }));
const queries = blocks.flatMap(({ language, text }, index) => {
  const answer = blocks[index + 1];
  return language === 'graphql' && answer?.language === 'json'
    ? [{ name: /(?:query|mutation) (\w+)/.exec(text)?.[1], text, answer: JSON.parse(answer.text) as object }]
    : [];
});
const commands = blocks
  .filter(({ language }) => language === 'console')
  .flatMap(({ text }) => [...text.matchAll(/^\$ npx gongkai (.*)$/gm)].map(([, line]) => line ?? ''));

describe('the README', () => {
  let folder: string;
  let service: RunningService;
  beforeAll(async () => {
    folder = await temporaryFolder();
    service = await RunningService.start(folder);
  });
  afterAll(async () => {
    await service.stop();
    await removeFolder(folder);
  });

  test('has examples and commands to try', () => {
    const names = queries.map(({ name }) => name);
    const reading = ['Report', 'Correction', 'CellBlame', 'AuditTrail', 'InForce', 'Travel', 'Statistics', 'TrendAndDeadlines', 'Search'];
    expect(names).toEqual([...reading, 'Correct', 'TooLate', 'Merge', 'Conflict', 'Undo', 'Answer', 'Links']);
    expect(commands.length).toBeGreaterThan(10);
  });

  test.each(queries)('shows the answer that $name gets', async ({ text, answer }) => {
    expect(await service.graphql(text, {}, 'li.author')).toEqual(answer);
  });

  test('has a subscription that starts', async () => {
    const text = blocks.find(({ text }) => text.startsWith('subscription'))?.text;
    const controller = new AbortController();
    const response = await fetch(`${service.url}/graphql/stream?query=${encodeURIComponent(text ?? '')}`, { signal: controller.signal });
    expect(response.status).toBe(200);
    controller.abort();
  });

  test.each(commands)('has a command that works: gongkai %s', async (line) => {
    // What the README has under ./data is in the test's folder.
    const { code, stdout, stderr } = await gongkai(folder, ...line.replaceAll('./data/', `${folder}/`).split(' '));
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringMatching(/Error|gongkai:/) });
    expect(stdout).not.toBe('');
  });

  test('tells every setting with its default', () => {
    expect(readme).toContain(settingsTable());
  });

  test('the queries shown at start are answered', async () => {
    for (const { query } of exampleQueries) expect(await service.graphql(query)).toBeTruthy();
  });
});
