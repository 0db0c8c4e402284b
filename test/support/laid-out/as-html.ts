import fc from 'fast-check';
import { escapeMarkup } from '../docx.js';
import type { Block, SheetCell, SheetRow } from './sheet.js';

/** How a page is written that shows the same. */
export interface HtmlStyle {
  readonly cells: 'plain' | 'p' | 'word' | 'span' | 'font' | 'div';
  readonly blank: '' | '&nbsp;' | '　' | '<p>&nbsp;</p>' | '<br/>' | '<p><o:p></o:p></p>' | '&#160;&#xA0;';
  readonly headings: 'p' | 'h2' | 'strong' | 'div' | 'br';
  readonly paragraphs: 'p' | 'div' | 'br' | 'word';
  readonly sections: 'none' | 'tbody' | 'thead';
  readonly headerCells: boolean;
  readonly tables: 'own' | 'nested' | 'page';
  readonly unclosed: boolean;
  readonly lineEnds: '' | '\n' | '\r\n';
  readonly upperCase: boolean;
  readonly furniture: boolean;
}

export const htmlStyleArbitrary: fc.Arbitrary<HtmlStyle> = fc.record({
  cells: fc.constantFrom('plain', 'p', 'word', 'span', 'font', 'div'),
  blank: fc.constantFrom('', '&nbsp;', '　', '<p>&nbsp;</p>', '<br/>', '<p><o:p></o:p></p>', '&#160;&#xA0;'),
  headings: fc.constantFrom('p', 'h2', 'strong', 'div', 'br'),
  paragraphs: fc.constantFrom('p', 'div', 'br', 'word'),
  sections: fc.constantFrom('none', 'tbody', 'thead'),
  headerCells: fc.boolean(),
  tables: fc.constantFrom('own', 'nested', 'page'),
  unclosed: fc.boolean(),
  lineEnds: fc.constantFrom('', '\n', '\r\n'),
  upperCase: fc.boolean(),
  furniture: fc.boolean(),
});

const word = (text: string): string =>
  `<p class=MsoNormal align=center style='text-align:center;mso-pagination:widow-orphan'><span lang=EN-US style='font-size:12.0pt;font-family:"仿宋","serif";mso-bidi-font-family:宋体'>${text}<o:p></o:p></span></p>`;

export function asHtml(title: string, blocks: readonly Block[], style: HtmlStyle): string {
  const end = style.lineEnds;
  const body = blocks
    .map((block) => (block.kind === 'sheet' ? tableOf(block.rows, style) : lineOf(block.text, block.kind, style)))
    .join(end);
  const article = `${lineOf(title, 'heading', style)}${end}${body}`;
  const page = style.tables === 'page' ? `<table width="100%"><tr><td>${article}</td></tr></table>` : `<div id="zoom">${article}</div>`;
  const html = `<html><head><meta charset="utf-8"><title>${title}_某县人民政府</title><style>p{margin:0}</style></head>${end}<body>${style.furniture ? before : ''}${page}${style.furniture ? after : ''}</body></html>`;
  return style.upperCase
    ? html.replace(/<(\/?)(table|tr|td|th|p|div|span)\b/g, (_all, slash: string, name: string) => `<${slash}${name.toUpperCase()}`)
    : html;
}

const before =
  '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/xxgk">政府信息公开</a></li></ul></div><script>var t = "<td>规章</td><td>9</td>";</script><!-- 二、主动公开政府信息情况 -->';
const after =
  '<div class="bdsharebuttonbox share">分享到：<a onclick="share()">微信</a></div><div class="footer"><p>主办：某县人民政府办公室</p><p>版权所有</p></div><iframe src="javascript:alert(1)"></iframe>';

function lineOf(text: string, kind: 'heading' | 'text', { headings, paragraphs }: HtmlStyle): string {
  const safe = escapeMarkup(text);
  if (kind === 'text') {
    if (paragraphs === 'word') return word(safe);
    return paragraphs === 'br' ? `${safe}<br>` : `<${paragraphs}>${safe}</${paragraphs}>`;
  }
  if (headings === 'br') return `<b>${safe}</b><br/>`;
  return headings === 'strong' ? `<p><strong><span>${safe}</span></strong></p>` : `<${headings}>${safe}</${headings}>`;
}

function tableOf(rows: readonly SheetRow[], style: HtmlStyle): string {
  const written = rows.map((cells) => rowOf(cells, style));
  const heads = rows.findIndex((row) => row.some(({ role }) => role !== 'header' && role !== 'filler'));
  const parts =
    style.sections === 'thead' && heads > 0
      ? `<thead>${written.slice(0, heads).join('')}</thead><tbody>${written.slice(heads).join('')}</tbody>`
      : style.sections === 'none'
        ? written.join(style.lineEnds)
        : `<tbody>${written.join(style.lineEnds)}</tbody>`;
  const table = `<table border="1" cellspacing="0">${parts}</table>`;
  return style.tables === 'nested' ? `<table><tr><td>${table}</td></tr></table>` : table;
}

function rowOf(cells: SheetRow, style: HtmlStyle): string {
  const written = cells.map((cell) => cellOf(cell, style));
  return style.unclosed ? `<tr>${written.join('')}` : `<tr>${written.join(style.lineEnds)}</tr>`;
}

function cellOf({ text, columns, rows, role }: SheetCell, style: HtmlStyle): string {
  const name = style.headerCells && role === 'header' ? 'th' : 'td';
  const spans = `${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan=${rows}` : ''}`;
  const said = text === '' ? style.blank : inCell(escapeMarkup(text), style);
  return `<${name}${spans}>${said}${style.unclosed ? '' : `</${name}>`}`;
}

function inCell(text: string, { cells }: HtmlStyle): string {
  switch (cells) {
    case 'plain':
      return text;
    case 'word':
      return word(text);
    case 'font':
      return `<font size="2"><b>${text}</b></font>`;
    default:
      return `<${cells}>${text}</${cells}>`;
  }
}
