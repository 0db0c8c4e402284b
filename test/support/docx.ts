import { type ZipFile, zipOf } from './zip.js';

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface DocxOptions {
  readonly numbering?: string;
  readonly styles?: string;
  readonly footnotes?: string;
  readonly more?: readonly ZipFile[];
}

/** A Word document with the given body (WordprocessingML); `numbering`, `styles` and `footnotes` are the inside of those parts. */
export function docxOf(body: string, { numbering, styles, footnotes, more = [] }: DocxOptions = {}): Buffer {
  const parts = Object.entries({ numbering, styles, footnotes }).flatMap(([kind, inside]) =>
    inside === undefined ? [] : [{ kind, inside }],
  );
  return zipOf([
    { name: '[Content_Types].xml', content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' },
    { name: '_rels/.rels', content: relationsPart([['officeDocument', 'word/document.xml']]) },
    { name: 'word/document.xml', content: documentPart('document', `<w:body>${body}<w:sectPr/></w:body>`) },
    ...parts.map(({ kind, inside }) => ({ name: `word/${kind}.xml`, content: documentPart(kind, inside) })),
    { name: 'word/_rels/document.xml.rels', content: relationsPart(parts.map(({ kind }) => [kind, `${kind}.xml`])) },
    ...more,
  ]);
}

export function documentPart(root: string, inside: string): string {
  const spaces = `xmlns:w="${main}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${root} ${spaces}>${inside}</w:${root}>`;
}

function relationsPart(targets: readonly (readonly [string, string])[]): string {
  const each = targets.map(([kind, target], index) => `<Relationship Id="r${index}" Type="${relations}/${kind}" Target="${target}"/>`);
  return `<Relationships xmlns="${packageRelations}">${each.join('')}</Relationships>`;
}

export function run(text: string): string {
  return `<w:r><w:t xml:space="preserve">${escapeMarkup(text)}</w:t></w:r>`;
}

export function paragraph(text: string, properties = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${text === '' ? '' : run(text)}</w:p>`;
}

export function cell(text: string, properties = ''): string {
  return `<w:tc>${properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`}${paragraph(text)}</w:tc>`;
}

export function table(rows: readonly (readonly string[])[]): string {
  return `<w:tbl><w:tblPr/>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`;
}

export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
