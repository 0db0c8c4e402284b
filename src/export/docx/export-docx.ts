import { AlignmentType, Document, type FileChild, Footer, HeadingLevel, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import type { Exported } from '../exported.js';
import { reportLayout, type SectionLayout } from '../layout/report-layout.js';
import { provenance } from '../provenance.js';
import { ownParts } from './docx-parts.js';
import { docxStyles } from './docx-styles.js';
import { docxTable } from './docx-table.js';
import { textRuns } from './docx-text.js';

/** Twentieths of a point: A4, with the margins of the printed page. */
const page = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1361, bottom: 1134, left: 1020, right: 1020 },
};

/** The report in the official layout as a Word document: headings as headings, tables with their cells joined as in the form. */
export async function exportDocx(exported: Exported): Promise<Uint8Array> {
  const { title, sections } = reportLayout(exported.form, exported.content);
  const document = new Document({
    styles: docxStyles,
    sections: [
      {
        properties: { page },
        footers: { default: footer(exported) },
        children: [paragraph(title, { heading: HeadingLevel.TITLE }), ...sections.flatMap(sectionParts)],
      },
    ],
  });
  return Packer.toBuffer(document, undefined, ownParts(exported));
}

function sectionParts({ heading, paragraphs, table }: SectionLayout): FileChild[] {
  return [
    ...(heading === '' ? [] : [paragraph(heading, { heading: HeadingLevel.HEADING_1 })]),
    ...paragraphs.map((text) => paragraph(text, { style: 'BodyOfSection' })),
    ...(table ? [docxTable(table)] : []),
  ];
}

/** A title or heading of several lines stays one paragraph. */
function paragraph(
  text: string,
  options: { readonly heading?: (typeof HeadingLevel)[keyof typeof HeadingLevel]; readonly style?: string },
): Paragraph {
  const lines = text.split('\n').flatMap((line, index) => [...(index === 0 ? [] : [new TextRun({ break: 1 })]), ...textRuns(line)]);
  return new Paragraph({ ...options, children: lines });
}

function footer(exported: Exported): Footer {
  const number = new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] });
  return new Footer({
    children: [
      new Paragraph({ style: 'Provenance', alignment: AlignmentType.CENTER, children: [number] }),
      ...provenance(exported).map((text) => paragraph(text, { style: 'Provenance' })),
    ],
  });
}
