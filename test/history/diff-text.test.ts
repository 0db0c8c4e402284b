import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { diffText, type ParagraphDiff, type TextDiff } from '../../src/history/diff-text.js';
import { diffWords, type Span } from '../../src/history/diff-words.js';
import { textArbitrary } from '../support/content-arbitraries.js';

/** Pairs of texts that are related, as revisions are, or not at all. */
const pair = fc.oneof(
  fc.tuple(textArbitrary, textArbitrary),
  fc
    .tuple(fc.array(textArbitrary, { maxLength: 8 }), fc.nat(8), fc.nat(3), fc.array(textArbitrary, { maxLength: 3 }))
    .map(([texts, at, removed, added]) => [texts.join('\n'), texts.toSpliced(at, removed, ...added).join('\n')] as const),
);

/** [-removed-]{+added+} */
function marked(spans: readonly Span[]): string {
  return spans.map(({ kind, text }) => (kind === 'equal' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`)).join('');
}

function outline({ paragraphs }: TextDiff): string[] {
  const signs = { equal: '=', removed: '-', added: '+' } as const;
  return paragraphs.map((paragraph) =>
    paragraph.kind === 'changed' ? `~${marked(paragraph.spans)}` : signs[paragraph.kind] + paragraph.text,
  );
}

function read(spans: readonly Span[], side: 'removed' | 'added'): string {
  return spans.flatMap(({ kind, text }) => (kind === 'equal' || kind === side ? text : [])).join('');
}

function readParagraphs(paragraphs: readonly ParagraphDiff[], side: 'removed' | 'added'): string {
  return paragraphs
    .flatMap((paragraph) => {
      if (paragraph.kind === 'changed') return read(paragraph.spans, side);
      return paragraph.kind === 'equal' || paragraph.kind === side ? paragraph.text : [];
    })
    .join('\n');
}

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
        expect(read(spans, 'removed')).toBe(from);
        expect(read(spans, 'added')).toBe(to);
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
      fc.property(pair, ([from, to]) => {
        const { paragraphs } = diffText(from, to);
        expect(readParagraphs(paragraphs, 'removed')).toBe(from);
        expect(readParagraphs(paragraphs, 'added')).toBe(to);
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

  it('is the same the other way round, with added and removed changing places', () => {
    const turned = { equal: 'equal', changed: 'changed', added: 'removed', removed: 'added' } as const;
    const kinds = ({ paragraphs }: TextDiff) => paragraphs.map(({ kind }) => kind).sort();
    fc.assert(
      fc.property(pair, ([from, to]) => {
        expect(kinds(diffText(to, from))).toEqual(
          kinds(diffText(from, to))
            .map((kind) => turned[kind])
            .sort(),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('stays within bounds, and says so, for texts that have nothing in common', () => {
    const text = (offset: number) => Array.from({ length: 100 }, (_, i) => `第${offset + i}段`).join('\n');
    const result = diffText(text(0), text(500));
    expect(result.coarse).toBe(true);
    expect(readParagraphs(result.paragraphs, 'added')).toBe(text(500));
  });
});
