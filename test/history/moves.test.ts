import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emptyContent } from '../../src/forms/layout.js';
import { diffContents } from '../../src/history/diff.js';
import type { Version } from '../../src/history/labels.js';
import { editedArbitrary, f2019 } from '../support/content-arbitraries.js';
import { outline, readSide } from '../support/diff-reading.js';

const visit = '接待现场咨询1617人次，接听业务咨询电话22536通。';
const train = '组织政府信息公开培训两次，参训120人次。';
const check = '开展网站自查四次，发现的问题已经整改。';

function report(texts: Readonly<Record<string, string>>): Version {
  const content = emptyContent(f2019, '2020年政府信息公开工作年度报告');
  const sections = Object.entries(texts).map(([key, text]) => [key, { heading: content.sections[key]?.heading ?? '', text }]);
  return { form: f2019, content: { ...content, sections: { ...content.sections, ...Object.fromEntries(sections) } } };
}

function outlines(from: Version, to: Version): Record<string, string[]> {
  return Object.fromEntries(
    diffContents(from, to).parts.flatMap((part) => (part.what === 'section' ? [[part.section, outline(part.text)]] : [])),
  );
}

describe('a paragraph that was moved', () => {
  it('to another section is told in both, each naming the other', () => {
    const [from, to] = [report({ overview: `${visit}\n${train}` }), report({ overview: visit, problemsImprovements: `不足。\n${train}` })];
    expect(outlines(from, to)).toEqual({
      overview: [`=${visit}`, `<problemsImprovements 2: ${train}`],
      problemsImprovements: ['+不足。', `>overview 2: ${train}`],
    });
    const { summaryZh, summaryEn, counts } = diffContents(from, to);
    expect(summaryZh).toEqual(['总体情况：移出 1 段', '存在的主要问题及改进情况：增加 1 段，移入 1 段']);
    expect(summaryEn).toEqual([
      'Overview: 1 paragraph moved away',
      'Main problems and improvements: 1 paragraph added, 1 paragraph moved here',
    ]);
    expect(counts.paragraphs).toEqual({ changed: 0, added: 1, removed: 0, moved: 1 });
  });

  it('to another section and edited shows what was changed in it', () => {
    const [from, to] = [
      report({ overview: `${visit}\n${train}` }),
      report({ overview: visit, otherMatters: train.replace('两次', '三次') }),
    ];
    expect(outlines(from, to).otherMatters).toEqual(['>overview 2: 组织政府信息公开培训[-两次-]{+三次+}，参训120人次。']);
  });

  it('within its section counts as moved, not as removed and added', () => {
    const [from, to] = [report({ overview: [visit, train, check].join('\n') }), report({ overview: [check, visit, train].join('\n') })];
    const diff = diffContents(from, to);
    expect(diff.counts.paragraphs).toEqual({ changed: 0, added: 0, removed: 0, moved: 1 });
    expect(diff.summaryZh).toEqual(['总体情况：移动 1 段']);
    expect(diff.summaryEn).toEqual(['Overview: 1 paragraph moved']);
  });

  it('word for word elsewhere is told as moved, though another like it stands in its place', () => {
    const [from, to] = [`${train}\n${check}`, `${train.replace('120', '87')}\n${check}\n${train}`].map((overview) => report({ overview }));
    if (!from || !to) throw new Error('two reports');
    expect(outlines(from, to).overview).toEqual([
      `<overview 3: ${train}`,
      `+${train.replace('120', '87')}`,
      `=${check}`,
      `>overview 1: ${train}`,
    ]);
  });

  it('is none where a short word like 无。 goes in one section and comes in another', () => {
    expect(outlines(report({ overview: '无。' }), report({ otherMatters: '无。' }))).toEqual({
      overview: ['-无。'],
      otherMatters: ['+无。'],
    });
  });

  it('is paired with the first of several that are the same', () => {
    const others = [visit, check, '收取费用零元。'].join('\n');
    const [from, to] = [report({ overview: `${train}\n${train}\n${others}` }), report({ overview: `${others}\n${train}` })];
    expect(outlines(from, to).overview?.filter((line) => !line.startsWith('='))).toEqual([
      `<overview 4: ${train}`,
      `-${train}`,
      `>overview 1: ${train}`,
    ]);
  });
});

describe('sections of any two contents', () => {
  it('read as the old and as the new, with every move told at both its ends', () => {
    fc.assert(
      fc.property(editedArbitrary(f2019), ([old, now]) => {
        const { parts } = diffContents({ form: f2019, content: old }, { form: f2019, content: now });
        const ends: Record<'movedAway' | 'movedHere', string[]> = { movedAway: [], movedHere: [] };
        for (const part of parts) {
          if (part.what !== 'section') continue;
          expect(readSide(part.text.paragraphs, 'old')).toBe(old.sections[part.section]?.text);
          expect(readSide(part.text.paragraphs, 'new')).toBe(now.sections[part.section]?.text);
          for (const paragraph of part.text.paragraphs) {
            if (paragraph.kind === 'movedAway')
              ends.movedAway.push(
                `${part.section} ${paragraph.oldNumber} → ${paragraph.counterpart.section} ${paragraph.counterpart.number}`,
              );
            if (paragraph.kind === 'movedHere')
              ends.movedHere.push(
                `${paragraph.counterpart.section} ${paragraph.counterpart.number} → ${part.section} ${paragraph.newNumber}`,
              );
          }
        }
        expect(ends.movedHere.sort()).toEqual(ends.movedAway.sort());
      }),
      { numRuns: 200 },
    );
  });
});
