import { carried } from '../carried.js';
import { escapeMarkup } from '../escape-markup.js';
import type { Exported } from '../exported.js';
import { reportLayout, type SectionLayout } from '../layout/report-layout.js';
import { provenance } from '../provenance.js';
import { htmlTable } from './html-table.js';
import { contentSecurityPolicy, printStyle } from './print-style.js';

/** The name of the `meta` that carries the report for reading it back. */
export const carrierName = 'gongkai-report';

/** The report in the official layout as one page that needs nothing else: no scripts, nothing loaded, everything that was written escaped. */
export function exportHtml(exported: Exported): string {
  const { title, sections } = reportLayout(exported.form, exported.content);
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeMarkup(contentSecurityPolicy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="${carrierName}" content="${carried(exported)}">
<title>${escapeMarkup(title)}</title>
<style>${printStyle}</style>
</head>
<body>
<h1>${escapeMarkup(title)}</h1>
${sections.map(htmlSection).join('')}<footer>
${provenance(exported).map(paragraph).join('')}</footer>
</body>
</html>
`;
}

function htmlSection({ key, heading, paragraphs, table }: SectionLayout): string {
  const head = heading === '' ? '' : `<h2>${escapeMarkup(heading)}</h2>\n`;
  return `<section data-section="${escapeMarkup(key)}">\n${head}${paragraphs.map(paragraph).join('')}${table ? htmlTable(table) : ''}</section>\n`;
}

function paragraph(text: string): string {
  return `<p>${escapeMarkup(text)}</p>\n`;
}
