import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { type SearchOptions, searchReports } from '../../src/cli/commands/search.js';
import { openTestCore } from '../support/core.js';
import { publishedReport } from '../support/published-report.js';
import { removeFolder, temporaryFolder } from '../support/service.js';
import { fakeCli } from '../support/terminal.js';

describe('gongkai search', () => {
  let folder: string;
  let core: Core;
  beforeAll(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder);
    await publishedReport(core, 'p');
    await publishedReport(core, 'q');
  });
  afterAll(async () => {
    await core.close();
    await removeFolder(folder);
  });

  const printed = (texts: string[], options: Partial<SearchOptions> = {}, cli: Parameters<typeof fakeCli>[1] = {}) => {
    const { context, stdout, stderr } = fakeCli(core, cli);
    searchReports(texts, { limit: 20, ...options }, context);
    return { stdout: stdout.said, stderr: stderr.said };
  };

  test('prints each report with where it has the words, plain where it is piped', () => {
    expect(printed(['平台建设', '制度'], { office: 'p' }).stdout).toBe(
      [
        '1 report.',
        '',
        'p-2022-organ  revision 13, published  p局2022年政府信息公开工作年度报告',
        '  一、总体情况 ¶2  办理情况良好，制度进一步健全，平台建设不断加强。',
        '  五、存在的主要问题及改进情况 ¶1  存在公开内容不够全面的问题，下一步将进一步加强学习培训，完善公开制度，提高公开质量，确保公开及时准确。',
        '',
      ].join('\n'),
    );
  });

  test('shows in colour on a terminal what was found', () => {
    expect(printed(['平台建设'], { office: 'p' }, { terminal: true }).stdout).toContain(
      '制度进一步健全，\u001b[31m平台建设\u001b[39m不断加强。',
    );
    expect(printed(['平台建设'], { office: 'p' }, { terminal: true, environment: { NO_COLOR: '1' } }).stdout).not.toContain('\u001b');
  });

  test('says how to go on, and does', () => {
    const first = printed(['公开'], { limit: 1 });
    expect(first.stdout).toMatch(/^2 reports\.\n/);
    const [, after] = /1 are shown; --limit shows more, --after (\S+) goes on\./.exec(first.stderr) ?? [];
    const second = printed(['公开'], { limit: 1, after: after ?? '' });
    const idIn = (text: string) => /^(\S+-organ) /m.exec(text)?.[1];
    expect([idIn(first.stdout), idIn(second.stdout)].sort()).toEqual(['p-2022-organ', 'q-2022-organ']);
    expect(second.stderr).toBe('');
  });

  test('gives programs the same as data', () => {
    const data = JSON.parse(
      printed(['平台建设'], { published: true, office: 'q', status: ['published'] }, { json: true }).stdout,
    ) as object;
    expect(data).toMatchObject({
      words: ['平台建设'],
      totalCount: 1,
      isMore: false,
      endCursor: null,
      hits: [{ report: { id: 'q-2022-organ' }, revision: 13, passages: [{ section: 'overview', paragraph: 1 }] }],
    });
  });

  test('says what it did not look for, and refuses an office that is not there', () => {
    expect(printed(['公'.repeat(101)]).stderr).toMatch(/^Only the first 16 words, of each the first 100 characters/);
    expect(printed(['公开']).stderr).toBe('');
    expect(() => printed(['公开'], { office: 'nope' })).toThrow(/There is no office nope/);
  });

  test('refuses to look for drafts in what is in force, where there are none', () => {
    expect(() => printed(['公开'], { published: true, status: ['draft', 'correction'] })).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', message: expect.stringContaining('without --published') }),
    );
    expect(printed(['公开'], { published: true, status: ['draft', 'published'] }).stdout).toMatch(/^2 reports\./);
    expect(printed(['公开'], { status: ['draft'] }).stdout).toBe('No report that is draft has “公开”. Fewer words find more.\n');
  });

  test('says so when nothing is found, or nothing was asked for', () => {
    expect(printed(['绝无此词', '公开']).stdout).toBe('No report has “绝无此词” and “公开”. Fewer words find more.\n');
    expect(printed(['公开'], { year: 2030, published: true }).stdout).toMatch(/^No report in force has/);
    expect(printed(['"']).stdout).toMatch(/^There is nothing to look for in that/);
  });
});
