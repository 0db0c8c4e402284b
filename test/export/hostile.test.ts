import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exportCsv } from '../../src/export/csv/export-csv.js';
import { exportDocx } from '../../src/export/docx/export-docx.js';
import { exportHtml } from '../../src/export/html/export-html.js';
import { contentSecurityPolicy, printStyle } from '../../src/export/html/print-style.js';
import { escapeMarkdown } from '../../src/export/markdown/escape-markdown.js';
import { exportMarkdown } from '../../src/export/markdown/export-markdown.js';
import { zipEntries } from '../../src/import/source/zip.js';
import { f2021 } from '../support/content-arbitraries.js';
import { exportedOf } from '../support/exported-report.js';
import { hostileTexts, takenContents } from '../support/taken-contents.js';

const hostile = takenContents(f2021, hostileTexts).map((content) => exportedOf(f2021, content, { officeName: '"><script>x</script>' }));
const numRuns = 60;

describe('nothing that was written comes to life', () => {
  test('in HTML: every tag and attribute is one of the few of the layout, the style is just the printed one, and nothing is loaded', () => {
    fc.assert(
      fc.property(hostile, (exported) => {
        const page = exportHtml(exported);
        const [, style, body = ''] = /<style>([\s\S]*?)<\/style>([\s\S]*)$/.exec(page) ?? [];
        expect(style).toBe(printStyle);
        const strange = [...body.matchAll(/<\/?([^\s>]*)([^>]*)>/g)].filter(
          ([, name = '', attributes = '']) =>
            !elements.has(name) || attributes.replace(/ (?:data-[a-z]+|aria-label|class|scope|colspan|rowspan)="[^"<>']*"/g, '') !== '',
        );
        expect(strange).toEqual([]);
        expect(body.replaceAll(/<\/?[a-z][^<>]*>/g, '')).not.toMatch(/[<>]/);
        expect(page).not.toMatch(/[^\P{Cc}\n\t]/u);
      }),
      { numRuns },
    );
  });

  test('the policy in the page allows its own style, and nothing else', () => {
    expect(contentSecurityPolicy).toMatch(
      /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none'; form-action 'none'$/,
    );
    expect(printStyle).not.toMatch(/url\(|@import|</);
  });

  test('in DOCX: no part has markup but its own, nor a character that XML does not take', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (exported) => {
        for (const [path, entry] of zipEntries(await exportDocx(exported))) {
          const xml = new TextDecoder('utf-8', { fatal: true }).decode(entry.read(10_000_000));
          expect([path, /[^\P{Cc}\n\t\r]|[\ufffe\uffff]|<!|\]\]>/u.exec(xml)]).toEqual([path, null]);
          expect([path, /&(?!amp;|lt;|gt;|quot;|apos;|#39;)/.exec(xml)]).toEqual([path, null]);
          expect([path, openTags(xml)]).toEqual([path, []]);
          expect([path, /TargetMode="External"|w:instrText[^<]*(?:INCLUDE|DDE|HYPERLINK)/.exec(xml)]).toEqual([path, null]);
        }
      }),
      { numRuns: 12 },
    );
  });

  test('in Markdown: what means something has a backslash before it or is an entity', () => {
    fc.assert(
      fc.property(hostileTexts, (text) => {
        const escaped = escapeMarkdown(text);
        const left = escaped.replace(/\\[\\`*_[\]|~$#+\-=.)]/g, '文').replace(/&(?:amp|lt|gt|#32|#9);/g, '文');
        expect(left).not.toMatch(/[\\`*_[\]|~$<>&]|^[#+\-= \t]|^\d+[.)]/m);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(hostile, (exported) => {
        const written = exportMarkdown(exported);
        expect(written.replaceAll('<br>', '')).not.toMatch(/[<>]/);
        // A table has as many fields in each line, whatever its cells say.
        for (const table of written.match(/(?:^\|.*\n)+/gm) ?? []) {
          const widths = table
            .trimEnd()
            .split('\n')
            .map((line) => line.replaceAll('\\\\', '').replaceAll('\\|', '').split('|').length);
          expect(new Set(widths).size).toBe(1);
        }
      }),
      { numRuns },
    );
  });

  test('in CSV: no field is a formula for a spreadsheet', () => {
    fc.assert(
      fc.property(hostile, (exported) => {
        const run = csvFields(exportCsv(exported)).filter((field) => !figure.test(field) && formula.test(field));
        expect(run).toEqual([]);
      }),
      { numRuns },
    );
  });
});

const figure = /^[+-]?[\d０-９][\d０-９,.，．]*%?$/;
const formula = /^[\s"]*[=+@|＝＋＠]|^[\s"]*[-−－]./u;
const elements = new Set([
  'head',
  'body',
  'html',
  'h1',
  'h2',
  'p',
  'section',
  'footer',
  'table',
  'colgroup',
  'col',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
]);

/** Tags that are open at the end, or closed without having been opened. */
function openTags(xml: string): string[] {
  const open: string[] = [];
  for (const [, close, name = '', alone] of xml.matchAll(/<(\/?)([\w:?]+)[^<>]*?(\/?)>/g)) {
    if (name.startsWith('?') || alone) continue;
    if (!close) open.push(name);
    else if (open.pop() !== name) return [name];
  }
  return open;
}

/** Fields of CSV as RFC 4180 has them, every one quoted. */
function csvFields(text: string): string[] {
  expect(text.replace(/"(?:[^"]|"")*"(?:,|\r\n)/g, '')).toBe('');
  return [...text.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/g)].map(([, field = '']) => field.replaceAll('""', '"'));
}
