import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/package-root.js';
import { gongkai, removeFolder, temporaryFolder } from '../support/service.js';

const report = 'demo-2020-organ';
const cell = 'table2/item1.normativeDocs/newlyMade';

describe('the command line', () => {
  let folder: string;
  let sample: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    sample = await readFile(join(packageRoot, 'samples/yiyang-housing-fund-2020.txt'), 'utf8');
    await gongkai(folder, 'register-office', 'demo', '--name', '示例局', '--region', '430900');
    await load(sample);
    await load(sample.replaceAll(/^3个/gm, '4个'), '--expected-revision', '2');
  });
  afterAll(() => removeFolder(folder));

  async function load(text: string, ...options: string[]) {
    const file = join(folder, 'report.txt');
    await writeFile(file, text);
    return gongkai(folder, 'import', file, '--office', 'demo', '--year', '2020', ...options);
  }
  const raw = async () => {
    const { stdout } = await gongkai(folder, 'show', report, '--json');
    const { content } = JSON.parse(stdout) as {
      content: { tables: { table2: { rows: Record<string, Record<string, { raw: string }>> } } };
    };
    return content.tables.table2.rows['item1.normativeDocs']?.newlyMade?.raw;
  };

  test('undoes one old edit, shows what it took back, and says why when it can not', async () => {
    const undone = await gongkai(folder, 'undo', report, '3', '--reason', '录入有误');
    expect(undone).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Undid revision 3 of demo-2020-organ: recorded as revision 4\.\n/),
    });
    expect(undone.stdout).toContain(`(${cell}): 4个 → 3个`);
    expect(await raw()).toBe('3个');
    expect(await gongkai(folder, 'undo', report, '2')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/first import.*NOT_UNDOABLE/),
    });
    const history = await gongkai(folder, 'history', report);
    expect(history.stdout).toMatch(/RevisionUndone .*录入有误 — undid revision 3 \(Table 2/);
  });

  test('restores one cell of an earlier revision, and nothing else', async () => {
    const restored = await gongkai(folder, 'restore', report, '3', '--part', cell, '--json');
    expect(JSON.parse(restored.stdout)).toMatchObject({ revision: 5, changed: true, merged: null });
    expect(await raw()).toBe('4个');
    const again = await gongkai(folder, 'restore', report, '3', '--part', cell);
    expect(again.stdout).toMatch(/says so already: no revision was made \(the last one is 5\)/);
    const lines = (await gongkai(folder, 'diff', report, '4', '5')).stdout.trim().split('\n');
    expect(lines).toEqual([
      expect.stringMatching(/^from .* revision 4 /),
      expect.stringMatching(/^to .* revision 5 /),
      expect.stringContaining(`(${cell}): 3个 → 4个`),
    ]);
  });

  test('to import over a report, says with which option it is named', async () => {
    const refused = await load(sample, '--merge');
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /at revision 5\. To replace its content, name that revision as --expected-revision\. \[ALREADY_EXISTS\]/,
      ),
    });
    const { error } = JSON.parse((await load(sample, '--merge', '--json')).stderr) as { error: { message: string } };
    expect(error.message).toMatch(/as --expected-revision\.$/);
  });

  test('merges an import, prints each conflict with the words that settle it, and takes them', async () => {
    const text = sample.replaceAll(/^3个/gm, '5个').replaceAll(/^13个/gm, '14个');
    const refused = await load(text, '--expected-revision', '2', '--merge');
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/MERGE_CONFLICT/) });
    expect(refused.stdout).toMatch(/base {4}3个\n {2}theirs {2}4个\n {2}yours {3}5个\n {2}--resolve [0-9a-f]{16}=theirs/);
    const asData = await load(text, '--expected-revision', '2', '--merge', '--json');
    expect(asData).toMatchObject({ code: 1, stdout: '' });
    expect(JSON.parse(asData.stderr)).toMatchObject({
      error: {
        code: 'MERGE_CONFLICT',
        message: expect.stringMatching(/Choose for each/),
        retryable: false,
        details: { reportId: report, madeOn: 2, currentRevision: 5, stale: [], conflicts: [{ place: cell, base: { raw: '3个' } }] },
      },
    });
    const settled = [...refused.stdout.matchAll(/--resolve ([0-9a-f]{16})/g)].flatMap(([, id]) => ['--resolve', `${id}=own:6件`]);
    expect(settled).toHaveLength(2);
    expect((await load(text, '--expected-revision', '2', '--merge', ...settled)).stdout).toMatch(
      /revision 6, .* cells found, merged with what came after revision 2\./,
    );
    expect(await raw()).toBe('6件');
    expect((await gongkai(folder, 'undo', report, '5', '--resolve', 'nonsense')).stderr).toMatch(/base, theirs, yours or own:TEXT/);
  });
});
