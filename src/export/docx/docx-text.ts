import { Tab, TextRun } from 'docx';
import { printable } from '../printable.js';

/** A line as it is written in a document, where a tab is no character but a mark of its own. */
export function textRuns(line: string): TextRun[] {
  if (line === '') return [];
  const [first = '', ...others] = printable(line).split('\t');
  return [new TextRun({ children: [first, ...others.flatMap((part) => [new Tab(), part])] })];
}
