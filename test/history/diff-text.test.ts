import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { diffText, paragraphsOf, type TextDiff } from '../../src/history/diff-text.js';
import { diffWords } from '../../src/history/diff-words.js';
import { textArbitrary } from '../support/content-arbitraries.js';
import { marked, outline, readSide, readSpans } from '../support/diff-reading.js';

/** Pairs of texts that are related, as revisions are, or not at all. */
const pair = fc.oneof(
  fc.tuple(textArbitrary, textArbitrary),
  fc
    .tuple(fc.array(textArbitrary, { maxLength: 8 }), fc.nat(8), fc.nat(3), fc.array(textArbitrary, { maxLength: 3 }))
    .map(([texts, at, removed, added]) => [texts.join('\n'), texts.toSpliced(at, removed, ...added).join('\n')] as const),
);

/** Paragraphs, and the same with some of them joined, split, and moved. */
const cutAnew = fc
  .array(fc.constantFrom('依法公开信息三条。', '办理申请2件，', '收取费用零元；', '平台网站改版上线。', '无。'), {
    minLength: 1,
    maxLength: 9,
  })
  .chain((sentences) => {
    const cut = fc
      .array(fc.constantFrom('', '\n'), { minLength: sentences.length, maxLength: sentences.length })
      .map((ends) => sentences.map((sentence, i) => sentence + ends[i]).join(''));
    const moved = fc.tuple(cut, fc.boolean()).map(([text, turned]) => (turned ? text.split('\n').reverse().join('\n') : text));
    return fc.tuple(cut, moved);
  });

/** Paragraphs no two of which are alike, and the same in another order. */
const permuted = fc
  .shuffledSubarray(['政府信息公开', '住房公积金', '行政复议维持', '收取费用零元', '培训会议三次', '平台网站建设'])
  .chain((paragraphs) =>
    fc.shuffledSubarray(paragraphs, { minLength: paragraphs.length }).map((others) => [paragraphs.join('\n'), others.join('\n')] as const),
  );

/** Paragraphs, and some of them in another order with some of them edited. */
const shuffled = fc
  .array(textArbitrary, { minLength: 1, maxLength: 8 })
  .chain((texts) =>
    fc
      .tuple(fc.shuffledSubarray(texts), fc.nat(3), fc.constantFrom('', '，', '公开', '1,234件'))
      .map(
        ([others, edited, added]) => [texts.join('\n'), others.map((text, i) => (i === edited ? text + added : text)).join('\n')] as const,
      ),
  );

describe('words that changed', () => {
  it.each([
    ['全年公开政府信息227条。', '全年公开政府信息231条。', '全年公开政府信息[-227-]{+231+}条。'],
    ['绑定人数达到19.65万人', '绑定人数达到19.7万人', '绑定人数达到[-19.65万-]{+19.7万+}人'],
    ['2020年收到申请1,234件', '２０２０年收到申请1234件', '[-2020年-]{+２０２０年+}收到申请[-1,234-]{+1234+}件'],
    ['依法公开,及时公开。', '依法公开，及时公开。', '依法公开[-,-]{+，+}及时公开。'],
    ['遵循“公开”原则', '遵循《公开》原则', '遵循[-“-]{+《+}公开[-”-]{+》+}原则'],
    ['(一)健全机制', '（一）健全机制', '[-(-]{+（+}一[-)-]{+）+}健全机制'],
    ['认真贯彻落实条例', '认真学习贯彻落实条例', '认真{+学习+}贯彻落实条例'],
    ['', '无', '{+无+}'],
    ['无', '', '[-无-]'],
  ])('from %j to %j are %s', (from, to, expected) => {
    expect(marked(diffWords(from, to).spans)).toBe(expected);
  });

  it('read as the old text without what was added, and as the new without what was removed', () => {
    fc.assert(
      fc.property(pair, ([from, to]) => {
        const { spans } = diffWords(from, to);
        expect(readSpans(spans, 'old')).toBe(from);
        expect(readSpans(spans, 'new')).toBe(to);
      }),
    );
  });
});

describe('text that changed', () => {
  it('is shown by paragraph, and by word where a paragraph has much in common with another', () => {
    const from = ['一是健全政府信息公开机制。', '二是加大政府信息公开力度，发布信息227条。', '三是丰富公开形式。'].join('\n');
    const to = ['一是健全政府信息公开机制。', '开展“政务公开宣传月”活动。', '二是加大政府信息公开力度，发布信息231条。'].join('\n');
    expect(outline(diffText(from, to))).toEqual([
      '=一是健全政府信息公开机制。',
      '+开展“政务公开宣传月”活动。',
      '~二是加大政府信息公开力度，发布信息[-227-]{+231+}条。',
      '-三是丰富公开形式。',
    ]);
  });

  it('that was wholly rewritten is one paragraph removed and another added', () => {
    expect(outline(diffText('无其他需要报告的事项。', '本年度未收取费用。'))).toEqual(['-无其他需要报告的事项。', '+本年度未收取费用。']);
  });

  it('pairs each paragraph with the likest, not with the first', () => {
    const from = '及时更新门户网站信息，全年发布信息46条。\n接听业务咨询电话22536通，接待现场咨询1617人次。';
    const to = '召开会议三次。\n接听业务咨询电话22537通，接待现场咨询1617人次。';
    expect(outline(diffText(from, to))).toEqual([
      '-及时更新门户网站信息，全年发布信息46条。',
      '+召开会议三次。',
      '~接听业务咨询电话[-22536-]{+22537+}通，接待现场咨询1617人次。',
    ]);
  });

  it('counts an empty text as no paragraph', () => {
    expect(outline(diffText('', '无。'))).toEqual(['+无。']);
    expect(outline(diffText('无。', ''))).toEqual(['-无。']);
    expect(outline(diffText('', ''))).toEqual([]);
    expect(outline(diffText('无。', '无。\n'))).toEqual(['=无。', '+']);
  });

  it('reads as the old text and as the new', () => {
    fc.assert(
      fc.property(fc.oneof(pair, shuffled, cutAnew), ([from, to]) => {
        const { paragraphs } = diffText(from, to);
        expect(readSide(paragraphs, 'old')).toBe(from);
        expect(readSide(paragraphs, 'new')).toBe(to);
      }),
      { numRuns: 300 },
    );
  });

  it('has no change in it when nothing changed', () => {
    fc.assert(
      fc.property(textArbitrary, (text) => {
        expect(diffText(text, text).paragraphs.every(({ kind }) => kind === 'equal')).toBe(true);
      }),
    );
  });

  it('numbers the paragraphs of either side from 1', () => {
    fc.assert(
      fc.property(fc.oneof(pair, shuffled, cutAnew), ([from, to]) => {
        const { paragraphs } = diffText(from, to);
        for (const side of ['old', 'new'] as const) {
          let next = 1;
          for (const paragraph of paragraphs) {
            if (paragraph[`${side}Number`] === null) continue;
            expect(paragraph[`${side}Number`]).toBe(next);
            next += readSide([paragraph], side).split('\n').length;
          }
          expect(next - 1).toBe(paragraphsOf(side === 'old' ? from : to).length);
        }
      }),
    );
  });

  it('tells of each moved paragraph where it was and where it is, and nothing of a move that has no other end', () => {
    fc.assert(
      fc.property(shuffled, ([from, to]) => {
        const { paragraphs } = diffText(from, to);
        const away = paragraphs.flatMap((each) => (each.kind === 'movedAway' ? [[each.oldNumber, each.counterpart.number]] : []));
        const here = paragraphs.flatMap((each) => (each.kind === 'movedHere' ? [[each.counterpart.number, each.newNumber]] : []));
        expect(here.sort()).toEqual(away.sort());
      }),
    );
  });

  it('has nothing removed or added where paragraphs only changed places', () => {
    fc.assert(
      fc.property(permuted, ([from, to]) => {
        expect(diffText(from, to).paragraphs.filter(({ kind }) => !['equal', 'movedAway', 'movedHere'].includes(kind))).toEqual([]);
        expect(readSide(diffText(from, to).paragraphs, 'new')).toBe(to);
      }),
    );
  });

  it('is the same the other way round, with added and removed, and the two ends of a move, changing places', () => {
    const turned = {
      equal: 'equal',
      changed: 'changed',
      added: 'removed',
      removed: 'added',
      movedAway: 'movedHere',
      movedHere: 'movedAway',
    } as const;
    const places = ({ paragraphs }: TextDiff) => paragraphs.map(({ kind, oldNumber, newNumber }) => [kind, oldNumber, newNumber]);
    fc.assert(
      fc.property(fc.oneof(pair, shuffled, cutAnew), ([from, to]) => {
        const mirrored = diffText(from, to).paragraphs.map(({ kind, oldNumber, newNumber }) => [turned[kind], newNumber, oldNumber]);
        expect(places(diffText(to, from)).sort()).toEqual(mirrored.sort());
      }),
      { numRuns: 300 },
    );
  });

  it('stays within bounds, and says so, for texts that have nothing in common', () => {
    const text = (offset: number) => Array.from({ length: 100 }, (_, i) => `第${offset + i}段`).join('\n');
    const result = diffText(text(0), text(500));
    expect(result.coarse).toBe(true);
    expect(readSide(result.paragraphs, 'new')).toBe(text(500));
  });
});
