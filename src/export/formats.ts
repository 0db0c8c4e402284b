/** What a report can be exported as. */
export const formats = {
  html: { mediaType: 'text/html; charset=utf-8', label: 'the official layout, ready for print' },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    label: 'the official layout, as a Word document',
  },
  md: { mediaType: 'text/markdown; charset=utf-8', label: 'Markdown' },
  json: { mediaType: 'application/json; charset=utf-8', label: 'all data, with the findings; its JSON Schema is served too' },
  csv: { mediaType: 'text/csv; charset=utf-8', label: 'the figures of the tables, a line for each cell' },
} as const;

export type ExportFormat = keyof typeof formats;

export const exportFormats = Object.keys(formats) as readonly ExportFormat[];

export function isExportFormat(text: string): text is ExportFormat {
  return Object.hasOwn(formats, text);
}
