import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wordsOf } from '../../src/history/words.js';
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
});
