import { AlignmentType, type IStylesOptions, LineRuleType } from 'docx';

/** 宋体, as official documents have it; a reader without it takes its own serif. */
const song = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体', cs: 'Times New Roman' };
const heading = { size: 28, bold: true, color: '000000', font: song };

/** Sizes in half-points, distances in twentieths of a point. */
export const docxStyles: IStylesOptions = {
  default: {
    document: { run: { font: song, size: 24 }, paragraph: { spacing: { line: 400, lineRule: LineRuleType.AT_LEAST } } },
    title: {
      run: { size: 36, bold: true, color: '000000', font: song },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 320 } },
    },
    heading1: { run: heading, paragraph: { spacing: { before: 320, after: 160 }, keepNext: true } },
  },
  paragraphStyles: [
    {
      id: 'BodyOfSection',
      name: 'Body of section',
      basedOn: 'Normal',
      paragraph: { indent: { firstLine: 480 }, alignment: AlignmentType.BOTH },
    },
    {
      id: 'TableText',
      name: 'Table text',
      basedOn: 'Normal',
      run: { size: 18 },
      paragraph: { spacing: { line: 260, lineRule: LineRuleType.AT_LEAST } },
    },
    {
      id: 'Provenance',
      name: 'Provenance',
      basedOn: 'Normal',
      run: { size: 14, color: '666666' },
      paragraph: { spacing: { line: 200, lineRule: LineRuleType.AT_LEAST } },
    },
  ],
};
