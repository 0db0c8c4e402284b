import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { emptyContent } from '../../../src/forms/layout.js';
import { type StockPhrases, stockPhrases } from '../../../src/forms/stock-phrases.js';
import { type CarriedOver, carriedOver } from '../../../src/history/carried-over/carried-over.js';
import { gapAfter, lettersOf } from '../../../src/history/carried-over/letters.js';
import { maskedGap } from '../../../src/history/carried-over/sequences.js';
import type { Version } from '../../../src/history/labels.js';
import { packageRoot } from '../../../src/package-root.js';
import { f2019, f2021, textArbitrary } from '../../support/content-arbitraries.js';

type Texts = Readonly<Record<string, string>>;

function report(texts: Texts, form = f2021): Version {
  const content = emptyContent(form, '报告');
  const sections = { ...content.sections };
  for (const [key, text] of Object.entries(texts)) sections[key] = { heading: sections[key]?.heading ?? '', text };
  return { form, content: { ...content, sections } };
}

function between(old: Texts, now: Texts, stock: StockPhrases = { minimumPassage: 4, phrases: [] }): CarriedOver {
  return carriedOver(report(old), report(now), stock);
}

function overview(old: string, now: string, stock?: StockPhrases) {
  const [section] = between({ overview: old }, { overview: now }, stock).sections;
  if (!section) throw new Error('There is no section.');
  return section;
}

describe('what was carried over from last year', () => {
  test('is told by passage, with its place in both texts', () => {
    const old = '一、去年的工作。健全公开制度，加强人员培训，办理申请12件。';
    const now = '今年，我们健全公开制度，加强人员培训，办理申请30件，另有创新。';
    expect(overview(old, now)).toMatchObject({
      letters: 25,
      verbatim: 16 / 25,
      masked: 17 / 25,
      passages: [
        {
          section: 'overview',
          start: 5,
          end: 26,
          text: '健全公开制度，加强人员培训，办理申请30件',
          letters: 17,
          verbatim: false,
          old: { section: 'overview', start: 8, end: 29, text: '健全公开制度，加强人员培训，办理申请12件' },
        },
      ],
    });
  });

  test.each([
    ['的数字，无论写法', '办理申请12件，完成1,234项，占50.5%', '办理申请３０件，完成7项，占 3％'],
    ['的年份', '本机关2020年工作要点已经落实', '本机关２０２１年工作要点已经落实'],
    ['的中文数字', '二〇二〇年完成十二项工作', '二〇二一年完成三十五项工作'],
  ])('is found though its figures were brought up to date: 更新%s', (_, old, now) => {
    expect(overview(old, now).masked).toBe(1);
    expect(overview(old, now).verbatim).toBeLessThan(1);
  });

  test('is found in another section than before', () => {
    const text = '存在公开内容不够全面的问题。';
    const { sections } = between({ overview: text }, { problemsImprovements: text });
    expect(sections.find(({ section }) => section === 'problemsImprovements')).toMatchObject({
      verbatim: 1,
      passages: [{ section: 'problemsImprovements', old: { section: 'overview', start: 0 } }],
    });
    expect(sections.find(({ section }) => section === 'overview')).toMatchObject({ letters: 0, verbatim: null, passages: [] });
  });

  test('of a text shorter than a passage can not be told', () => {
    expect(overview('无。', '无。')).toMatchObject({ letters: 1, verbatim: null, masked: null, passages: [] });
    expect(between({}, {})).toMatchObject({ letters: 0, verbatim: null, masked: null, coarse: false });
  });

  test('leaves stock phrases out of account, however they are written', () => {
    const stock = { minimumPassage: 4, phrases: ['统计期限自年月日起至年月日止'] };
    const old = '统计期限自2020年1月1日起，至2020年12月31日止。去年甲乙丙丁。';
    expect(overview(old, '统计期限自2021年1月1日起至2021年12月31日止。今年戊己庚辛。', stock)).toMatchObject({
      letters: 6,
      masked: 0,
      passages: [],
    });
    expect(overview(old, '今年戊己。统计期限自 2021 年1月1日起至2021年12月31日止，去年甲乙丙丁。', stock)).toMatchObject({
      letters: 10,
      masked: 0.6,
    });
  });

  test('leaves the form’s own wording out of account', () => {
    const labels = '本年新收政府信息公开申请数量，结转下年度继续办理，申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请';
    expect(overview(labels, labels, { minimumPassage: 12, phrases: [] }).letters).toBeLessThan(12);
  });

  test('goes no further than the section it stood in', () => {
    const { sections } = between({ overview: '甲乙丙丁', problemsImprovements: '戊己庚辛' }, { overview: '甲乙丙丁戊己庚辛' });
    expect(sections[0]?.passages.map(({ text, old }) => [text, old.section])).toEqual([
      ['甲乙丙丁', 'overview'],
      ['戊己庚辛', 'problemsImprovements'],
    ]);
  });

  test('is reckoned between forms too', () => {
    const text = '健全公开制度，加强人员培训。';
    expect(carriedOver(report({ overview: text }, f2019), report({ overview: text }), { minimumPassage: 4, phrases: [] }).masked).toBe(1);
  });

  test('of very long texts is told of their beginnings, so that its cost is bounded, and says so', () => {
    const long = Array.from({ length: 200_000 }, (_, n) => String.fromCharCode(0x4e00 + ((n * n) % 20_011))).join('');
    expect(between({ overview: long }, { overview: `${long}。` }, stockPhrases())).toMatchObject({
      coarse: true,
      letters: 30_000,
      verbatim: 1,
    });
    const stock = '中华人民共和国政府信息公开条例';
    expect(between({}, { overview: `${stock}${long}` }, stockPhrases()).coarse).toBe(true);
    expect(between({}, { overview: long.slice(0, 30_000), otherMatters: '。' }, stockPhrases()).coarse).toBe(false);
    const same = between({ overview: '公开'.repeat(500_000) }, { overview: '公开'.repeat(499_999) }, stockPhrases());
    expect(same).toMatchObject({ coarse: true, letters: 30_000, verbatim: 1 });
  });
});

describe('what was carried over between long texts', () => {
  const long = (from: number) =>
    Array.from({ length: 100_000 }, (_, n) => String.fromCharCode(0x4e00 + ((n * n + from) % 20_011))).join('');

  test('is told of every section: they share what is compared, and those that are short leave the rest to the others', () => {
    const texts = {
      overview: long(0),
      proactiveDisclosure: '健全公开制度，加强人员培训。',
      problemsImprovements: long(7),
      otherMatters: long(13),
    };
    const { sections, coarse } = between(texts, texts);
    expect(coarse).toBe(true);
    const told = Object.fromEntries(sections.map(({ section, ...scores }) => [section, scores]));
    const share = (30_000 - 12) / 3;
    expect(told).toMatchObject({
      overview: { letters: share, verbatim: 1, coarse: true },
      proactiveDisclosure: { letters: 12, verbatim: 1 },
      problemsImprovements: { letters: share, verbatim: 1, coarse: true },
      otherMatters: { letters: share, verbatim: 1, coarse: true },
    });
  });

  test('is coarse only of the sections of which a part was not compared', () => {
    const { sections } = between({ overview: '健全公开制度。' }, { overview: long(0), problemsImprovements: '健全公开制度。' });
    expect(sections.filter(({ coarse }) => coarse).map(({ section }) => section)).toEqual(['overview']);
    expect(sections.find(({ section }) => section === 'problemsImprovements')).toMatchObject({ verbatim: 1, coarse: false });
  });
});

describe('real reports', () => {
  const read = (name: string) => readFileSync(join(packageRoot, 'test', 'fixtures', name), 'utf8');
  const yiyang = read('yiyang-overview.txt');
  const audit = read('reports/11_xjtl_audit_2023_f2021_excerpt.txt').split('二、主动公开')[0] ?? '';
  const petitions = read('reports/12_dttz_xinfang_2021_f2021_excerpt.txt').split('二、主动公开')[0] ?? '';

  test.each([
    [yiyang, audit],
    [audit, petitions],
    [petitions, yiyang],
    [audit, yiyang],
    [petitions, audit],
  ])('of different offices have nothing in common but stock phrases (%#)', (old, now) => {
    expect(overview(old, now, stockPhrases())).toMatchObject({ verbatim: 0, masked: 0, passages: [] });
  });

  test('of which only the year and the figures were changed are found out', () => {
    const next = yiyang.replaceAll('2020', '2021').replace(/\d+(?=[条次件个篇])/g, (figure) => String(Number(figure) + 1));
    expect(next).not.toBe(yiyang);
    const section = overview(yiyang, next, stockPhrases());
    expect(section.masked).toBe(1);
    expect(section.verbatim).toBeLessThan(1);
    expect(section.passages).toMatchObject([{ verbatim: false }]);
  });
});

describe('of any two texts', () => {
  const long = fc.array(textArbitrary, { minLength: 1, maxLength: 4 }).map((texts) => texts.join('。'));
  const shortest = 4;
  const edited = fc.tuple(long, fc.nat(60), fc.nat(10), textArbitrary).map(([text, at, removed, added]): [string, string] => {
    const characters = [...text];
    return [text, characters.toSpliced(Math.min(at, characters.length), removed, added).join('')];
  });
  const pair = fc.oneof(fc.tuple(long, long), edited);

  test('a text stands wholly in itself', () => {
    fc.assert(
      fc.property(long, (text) => {
        const { letters, verbatim, masked, passages } = overview(text, text);
        expect([verbatim, masked]).toEqual(letters < shortest ? [null, null] : [1, 1]);
        expect(passages.length).toBe(letters < shortest ? 0 : 1);
      }),
    );
  });

  test('one in other letters has nothing of it', () => {
    const others = fc.stringMatching(/^[A-Z。，\d ]{0,60}$/);
    fc.assert(
      fc.property(long, others, (old, now) => {
        const { verbatim, masked, passages } = overview(old.replace(/[A-Z]/gi, ''), now);
        expect([verbatim ?? 0, masked ?? 0, passages]).toEqual([0, 0, []]);
      }),
    );
  });

  test('the score with figures masked is never below the verbatim one, and both are shares', () => {
    fc.assert(
      fc.property(pair, ([old, now]) => {
        const { verbatim, masked } = overview(old, now);
        if (verbatim === null || masked === null) return;
        expect(verbatim).toBeGreaterThanOrEqual(0);
        expect(masked).toBeGreaterThanOrEqual(verbatim);
        expect(masked).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('more text last year never lowers a score, nor does asking for shorter passages', () => {
    fc.assert(
      fc.property(pair, long, ([old, now], more) => {
        const before = overview(old, now);
        const { sections } = between({ overview: old, otherMatters: more }, { overview: now });
        const shorter = overview(old, now, { minimumPassage: shortest - 1, phrases: [] });
        for (const score of ['verbatim', 'masked'] as const) {
          expect(sections[0]?.[score] ?? 0).toBeGreaterThanOrEqual(before[score] ?? 0);
          expect(shorter[score] ?? 0).toBeGreaterThanOrEqual(before[score] ?? 0);
        }
      }),
    );
  });

  test('passages stand in both texts, are long enough, and add up to the score', () => {
    fc.assert(
      fc.property(pair, ([old, now]) => {
        const { letters, masked, passages } = overview(old, now);
        const covered = new Set<number>();
        const places = lettersOf(now);
        for (const passage of passages) {
          expect(now.slice(passage.start, passage.end)).toBe(passage.text);
          expect(old.slice(passage.old.start, passage.old.end)).toBe(passage.old.text);
          expect(passage.verbatim).toBe(passage.text === passage.old.text);
          expect(skeleton(passage.text)).toBe(skeleton(passage.old.text));
          expect(passage.letters).toBeGreaterThanOrEqual(shortest);
          for (const at of places.starts) if (at >= passage.start && at < passage.end) covered.add(at);
        }
        if (letters >= shortest) expect(covered.size / letters).toBe(masked);
      }),
    );
  });

  test('a letter counts exactly when it is in a window that stands in the old text', () => {
    fc.assert(
      fc.property(pair, ([old, now]) => {
        const { verbatim, masked, letters } = overview(old, now);
        if (letters < shortest) return;
        expect(verbatim).toBe(shareByHand(old, now, (gap) => gap));
        expect(masked).toBe(shareByHand(old, now, maskedGap));
      }),
    );
  });

  test('changing only figures leaves the score with figures masked at 1', () => {
    fc.assert(
      fc.property(long, fc.integer({ min: 1, max: 9 }), (text, digit) => {
        const { letters, masked } = overview(text, text.replace(/[0-9]/g, String(digit)));
        expect(masked).toBe(letters < shortest ? null : 1);
      }),
    );
  });

  /** The same reckoned the slow way, window by window. */
  function shareByHand(old: string, now: string, mask: (gap: string) => string): number {
    const windows = (text: string) => {
      const letters = lettersOf(text);
      return letters.letters
        .slice(shortest - 1)
        .map((_, at) =>
          JSON.stringify(
            Array.from({ length: shortest }, (_, n) => [
              letters.letters[at + n],
              n === shortest - 1 ? '' : mask(gapAfter(letters, at + n)),
            ]),
          ),
        );
    };
    const known = new Set(windows(old));
    const covered = new Set<number>();
    for (const [at, window] of windows(now).entries()) if (known.has(window)) for (let n = 0; n < shortest; n++) covered.add(at + n);
    return covered.size / lettersOf(now).letters.length;
  }

  function skeleton(text: string): string {
    const letters = lettersOf(text);
    return letters.letters
      .map((letter, at) => letter + (at === letters.letters.length - 1 ? '' : maskedGap(gapAfter(letters, at))))
      .join('');
  }
});
