import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { piecesOf, roughWordsOf, wordsOf } from '../../src/history/words.js';
import { textArbitrary } from '../support/content-arbitraries.js';

describe('the words of a text', () => {
  it.each([
    ['全年公开政府信息227条。', '全年|公开|政府|信息|227|条|。'],
    ['达到19.65万人,推送1,234件', '达到|19.65万|人|,|推送|1,234|件'],
    ['２０２０年第８期，１２，３４５件', '２０２０年|第|８|期|，|１２，３４５|件'],
    ['分别为3，456，占12.5%和０．８％', '分别|为|3|，|456|，|占|12.5%|和|０．８％'],
    ['2020,123', '2020|,|123'],
    ['1,2345元', '1|,|2345|元'],
    ['2020年1月31日', '2020年|1月|31日'],
    ['“公积金”——结息……', '“|公|积|金|”|—|—|结|息|…|…'],
    ['（一）PDF版 v2', '（|一|）|PDF|版| |v|2'],
    ['“十三五”以来二十三件，二〇二〇年三千五百元，占百分之三十', '“|十三五|”|以来|二十三|件|，|二〇二〇年|三千五百|元|，|占|百分|之|三十'],
    ['一是两个，十分统一', '一是|两|个|，|十分|统一'],
    ['', ''],
  ])('of %j are %s', (text, words) => {
    expect(wordsOf(text).join('|')).toBe(words);
  });

  it('joined are the text, and none is empty', () => {
    fc.assert(
      fc.property(fc.oneof(textArbitrary, fc.string({ unit: 'binary' }), fc.string()), (text) => {
        const words = wordsOf(text);
        expect(words.join('')).toBe(text);
        expect(words).not.toContain('');
      }),
    );
  });

  it('are told piece by piece, each soon segmented: cut after a mark where there is one, and never within a character', () => {
    fc.assert(
      fc.property(fc.oneof(textArbitrary, fc.string({ unit: 'binary', size: 'large' })), fc.nat(400), (text, times) => {
        const pieces = piecesOf(text.repeat(times));
        expect(pieces.join('')).toBe(text.repeat(times));
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(500);
        expect(pieces.every((piece) => piece.isWellFormed())).toBe(text.repeat(times).isWellFormed());
      }),
      { numRuns: 50 },
    );
    const clause = '依法公开政府信息，';
    for (const piece of piecesOf(clause.repeat(1000))) expect(piece.endsWith('，')).toBe(true);
  });

  it('are the same for a long text as for its sentences', () => {
    const sentence = '全年公开政府信息227条，办理依申请公开3件。';
    expect(wordsOf(sentence.repeat(300))).toEqual(Array.from({ length: 300 }, () => wordsOf(sentence)).flat());
  });

  it('are found in a text of one character or mark that goes on and on', () => {
    for (const text of ['甲'.repeat(100_000), '，。；'.repeat(40_000), '一'.repeat(100_000), '1,234'.repeat(20_000)])
      expect(wordsOf(text).join('')).toBe(text);
  });
});

describe('the rough words of a text', () => {
  it('are its characters, and its figures whole', () => {
    expect(roughWordsOf('全年１，２３４件，占12.5%').join('|')).toBe('全|年|１，２３４|件|，|占|12.5%');
    fc.assert(fc.property(textArbitrary, (text) => expect(roughWordsOf(text).join('')).toBe(text)));
  });
});
