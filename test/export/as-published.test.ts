import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { exportHtml } from '../../src/export/html/export-html.js';
import type { Form } from '../../src/forms/form.js';
import { importReport } from '../../src/import/import-report.js';
import { packageRoot } from '../../src/package-root.js';
import { f2019, f2021 } from '../support/content-arbitraries.js';
import { exportedOf } from '../support/exported-report.js';

/** The rows of a page's tables, each cell as `text columns×rows`. */
function drawn(page: string): string[][] {
  return [...page.matchAll(/<table[\s\S]*?<\/table>/g)].map(([table]) =>
    [...table.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
      [...row.matchAll(/<t[dh]([^>]*)>([\s\S]*?)<\/t[dh]>/g)]
        .map(
          ([, attributes = '', text = '']) =>
            `${text.replace(/<[^>]*>|&nbsp;|\s/g, '')} ${span('col', attributes)}×${span('row', attributes)}`,
        )
        .join(' | '),
    ),
  );
}

const span = (of: 'col' | 'row', attributes: string): string => new RegExp(`${of}span="(\\d+)"`).exec(attributes)?.[1] ?? '1';

function exported(form: Form, page: string): string[][] {
  const { content } = importReport({ name: 'page.html', mediaType: 'text/html', bytes: Buffer.from(page) }, {});
  return drawn(exportHtml(exportedOf(form, content)));
}

describe('a report that was published, imported and exported', () => {
  test('has tables 3 and 4 cell for cell as the Shanghai government printed them, with the blanks it left', () => {
    const page = readFileSync(join(packageRoot, 'samples/shanghai-government-office-2019.html'), 'utf8');
    const [published, again] = [drawn(page), exported(f2019, page)];
    expect(published[1]).toHaveLength(26);
    expect(again.slice(1)).toEqual(published.slice(1));
  });

  test('has table 2 as it is printed in 2021, and table 3 as it is printed but for cells that were not joined in the header', () => {
    const page = readFileSync(join(packageRoot, 'samples/hangzhou-style-2025.html'), 'utf8');
    const [published, again] = [drawn(page), exported(f2021, page)];
    expect(again[0]).toEqual(published[0]);
    expect(again[1]?.slice(3)).toEqual(published[1]?.slice(3));
    expect(again[1]?.slice(1, 3)).toEqual([
      '自然人 1×2 | 法人或其他组织 5×1 | 总计 1×2',
      '商业企业 1×1 | 科研机构 1×1 | 社会公益组织 1×1 | 法律服务机构 1×1 | 其他 1×1',
    ]);
    expect(again[2]?.at(-1)).toEqual(published[2]?.at(-1));
  });
});
