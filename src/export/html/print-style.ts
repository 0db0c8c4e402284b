import { sha256 } from '../../history/hash.js';

/**
 * For screen and paper: A4, headers of a table again on each page, no row cut in two, page numbers where the browser sets them
 * (margin boxes of CSS Paged Media).
 */
export const printStyle = `
@page { size: A4; margin: 24mm 18mm 20mm; @bottom-center { content: counter(page) " / " counter(pages); font: 9pt serif; } }
* { box-sizing: border-box; }
html { background: #fff; color: #000; }
body { max-width: 190mm; margin: 0 auto; padding: 12mm 8mm; line-height: 1.75; font-size: 12pt;
  font-family: "Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC", "Songti SC", SimSun, "宋体", serif; }
h1 { margin: 0 0 1.2em; font-size: 18pt; line-height: 1.4; text-align: center; }
h2 { margin: 1.4em 0 .6em; font-size: 14pt; break-after: avoid; }
h1, h2, p, th, td { white-space: pre-wrap; overflow-wrap: anywhere; }
section > p { margin: 0; min-height: 1.75em; text-align: justify; text-indent: 2em; orphans: 2; widows: 2; }
table { width: 100%; margin: .8em 0 1.2em; border-collapse: collapse; table-layout: fixed; font-size: 9pt; line-height: 1.35; }
th, td { border: .75pt solid #000; padding: .35em .3em; text-align: center; vertical-align: middle; font-weight: normal; }
th[scope="row"] { text-align: left; }
col.label { width: 24%; }
col.heading { width: 7%; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
footer { margin-top: 3em; padding-top: .6em; border-top: .75pt solid #999; color: #555; font-size: 8pt; line-height: 1.5; }
footer p { margin: 0; }
@media print { body { max-width: none; padding: 0; } }
`;

/** What the page may load and run: nothing but this very style. */
export const contentSecurityPolicy = `default-src 'none'; style-src 'sha256-${sha256(printStyle).toString('base64')}'; base-uri 'none'; form-action 'none'`;
