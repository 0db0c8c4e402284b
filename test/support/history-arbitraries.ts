import fc from 'fast-check';
import type { ReportContent } from '../../src/forms/content.js';
import type { Form } from '../../src/forms/form.js';
import { emptyContent } from '../../src/forms/layout.js';
import { editArbitrary } from './content-arbitraries.js';

/** What a report said at each revision, from the empty form on: edits, revisions that change nothing, and earlier ones restored. */
export function contentsArbitrary(form: Form, maxLength = 30): fc.Arbitrary<ReportContent[]> {
  const step = fc.oneof(
    { weight: 8, arbitrary: editArbitrary(form).map((edit) => (contents: ReportContent[]) => edit(last(contents))) },
    { weight: 1, arbitrary: fc.nat(50).map((back) => (contents: ReportContent[]) => contents[back % contents.length] ?? last(contents)) },
    { weight: 1, arbitrary: fc.constant((contents: ReportContent[]) => structuredClone(last(contents))) },
  );
  return fc.array(step, { maxLength, size: 'max' }).map((steps) => {
    const contents = [emptyContent(form, form.title)];
    for (const next of steps) contents.push(next(contents));
    return contents;
  });
}

const sentence = fc
  .array(
    fc.constantFrom('政府信息', '主动公开', '依法', '227条', '231条', '行政复议', '加大力度', '本年度', '未收到', '申请', '，', '。'),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((words) => words.join(''));

/** A section's text at each revision: paragraphs written, edited, moved, doubled, removed, and earlier texts restored. */
export const textsArbitrary: fc.Arbitrary<string[]> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.tuple(fc.constant('edit'), fc.nat(9), fc.nat(20), sentence) },
      { weight: 3, arbitrary: fc.tuple(fc.constantFrom('write', 'move', 'remove', 'double'), fc.nat(9), fc.nat(9), sentence) },
      { weight: 1, arbitrary: fc.tuple(fc.constantFrom('restore', 'moveAndEdit', 'clear'), fc.nat(9), fc.nat(9), sentence) },
    ),
    { maxLength: 25, size: 'max' },
  )
  .map((steps) => {
    const texts = [''];
    for (const [what, a, b, text] of steps) {
      const before = last(texts) === '' ? [] : last(texts).split('\n');
      const [at, to] = [a % Math.max(before.length, 1), b % Math.max(before.length, 1)];
      const one = before[at];
      if (what === 'restore') texts.push(texts[b % texts.length] ?? '');
      else if (what === 'clear') texts.push('');
      else if (what === 'write' || one === undefined) texts.push(before.toSpliced(at, 0, text).join('\n'));
      else if (what === 'edit') texts.push(before.with(at, one.slice(0, b) + text + one.slice(b + 2)).join('\n'));
      else if (what === 'remove') texts.push(before.toSpliced(at, 1).join('\n'));
      else if (what === 'double') texts.push(before.toSpliced(to, 0, one).join('\n'));
      else
        texts.push(
          before
            .toSpliced(at, 1)
            .toSpliced(to, 0, what === 'move' ? one : one + text)
            .join('\n'),
        );
    }
    return texts;
  });

function last<T>(list: readonly T[]): T {
  return list[list.length - 1] as T;
}
