import { Decimal } from 'decimal.js';
import type { Cell } from './cell.js';
import type { FormColumn } from './form.js';

/** Longer than this is no figure, whatever it says. */
const longestFigure = 64;
const units = ['亿元', '万元', '元', '个', '件', '项', '条', '宗', '起', '份', '次', '人次', '人', '件次'].sort(
  (a, b) => b.length - a.length,
);
/** A slash or a few dashes alone, however they are drawn, and words. */
const notApplicable = /^(?:[/\\]|[-\u2010-\u2015\u2212]{1,4}|无|N\/A|n\/a|NA|不涉及|不适用)$/;
const minus = new Set(['-', '−', '－', '–']);

/**
 * What a cell's text means: the state, the exact value and the unit. Nothing is corrected: `raw` stays as given, and what can not be
 * read for certain is `text`.
 */
export function parseCell(raw: string, column: FormColumn): Cell {
  const text = raw.length > longestFigure * 4 ? raw : raw.normalize('NFKC').replace(/[\s\u200b-\u200d\ufeff]/g, '');
  if (/^[\s\u200b-\u200d\ufeff\u3000]*$/u.test(raw)) return { raw, state: 'blank', value: null, unit: column.unit };
  if (notApplicable.test(text)) return { raw, state: 'na', value: null, unit: column.unit };
  // Two figures with a space between them are not one: which is meant can not be told.
  const several = /[\d\uff10-\uff19][\s\u200b-\u200d\ufeff]+[\d\uff10-\uff19]/.test(raw.slice(0, longestFigure * 4));
  // Neither are circled and raised digits: they number things, or refer to notes.
  const isMarked = /[\p{No}\u2160-\u2188]/u.test(raw.slice(0, longestFigure * 4));
  const figure = several || isMarked || text.length > longestFigure ? null : readFigure(text);
  if (!figure) return { raw, state: 'text', value: null, unit: column.unit };
  return { raw, state: figure.value === '0' ? 'zero' : 'number', value: figure.value, unit: figure.unit ?? column.unit };
}

export function blankCell(column: FormColumn): Cell {
  return { raw: '', state: 'blank', value: null, unit: column.unit };
}

function readFigure(text: string): { value: string; unit: string | null } | null {
  const unit = units.find((candidate) => text.endsWith(candidate)) ?? null;
  let figure = unit === null ? text : text.slice(0, -unit.length);
  let sign = '';
  const first = figure[0] ?? '';
  if (minus.has(first) || first === '减') sign = '-';
  if (sign !== '' || first === '+' || first === '增') figure = figure.slice(1);
  if (figure === '零' || figure === '〇') return { value: '0', unit };
  if (!/^(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(figure)) return null;
  const value = new Decimal(sign + figure.replaceAll(',', ''));
  return { value: value.isZero() ? '0' : value.toFixed(), unit };
}
