import type { Form } from '../../forms/form.js';
import { placesOf } from '../../forms/places.js';
import type { ExactFigure, Lack, ReportFigures } from '../../history/report-figures.js';

/** Bytes from here on are no figures themselves. */
const firstMark = 241;
const lackOf: Readonly<Record<number, Lack>> = { 241: 'blank', 242: 'na', 243: 'text' };
const markOf: Readonly<Record<Lack, number>> = { blank: 241, na: 242, text: 243 };
/** The figure is in the text at the end. */
const exactMark = 244;
/** The figure follows as four bytes. */
const longMark = 245;

/**
 * The figures of a report as some two hundred bytes: one for each cell, in the form's order; then, as JSON, what does not fit in.
 */
export function encodeFigures({ whole, lacks, exact }: ReportFigures): Buffer {
  const bytes: number[] = [];
  for (let place = 0; place < whole.length; place++) {
    const value = whole[place] as number;
    const lack = lacks.get(place);
    if (lack !== undefined) bytes.push(markOf[lack]);
    else if (Number.isNaN(value)) bytes.push(exactMark);
    else if (value >= 0 && value < firstMark) bytes.push(value);
    else bytes.push(longMark, value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff, (value >> 24) & 0xff);
  }
  const rest = exact.length === 0 ? '' : JSON.stringify(exact.map(({ place, value, unit }) => [place, value, unit]));
  return Buffer.concat([Buffer.from(bytes), Buffer.from(rest)]);
}

/** @throws {Error} when the bytes were written for another form than this */
export function decodeFigures(form: Form, bytes: Uint8Array): ReportFigures {
  const count = placesOf(form).ids.length;
  const whole = new Float64Array(count);
  const lacks = new Map<number, Lack>();
  let at = 0;
  let exacts = 0;
  for (let place = 0; place < count; place++) {
    const byte = bytes[at++];
    if (byte === undefined) throw new Error(`The read model has figures of another form than ${form.id}: rebuild it.`);
    if (byte < firstMark) whole[place] = byte;
    else if (byte === longMark) {
      whole[place] =
        (bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24);
      at += 4;
    } else {
      whole[place] = Number.NaN;
      const lack = lackOf[byte];
      if (lack === undefined) exacts++;
      else lacks.set(place, lack);
    }
  }
  const rest = exacts === 0 ? [] : (JSON.parse(Buffer.from(bytes.subarray(at)).toString()) as [number, string, string][]);
  if (rest.length !== exacts) throw new Error(`The read model has figures of another form than ${form.id}: rebuild it.`);
  return { whole, lacks, exact: rest.map(([place, value, unit]): ExactFigure => ({ place, value, unit })) };
}
