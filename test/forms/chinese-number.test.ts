import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseChineseNumber } from '../../src/forms/rules/text/chinese-number.js';

describe('a count as Chinese prose writes it', () => {
  test.each([
    ['1234', '1234'],
    ['1,234', '1234'],
    ['1，234', '1234'],
    ['12,345,678', '12345678'],
    ['１２', '12'],
    ['007', '7'],
    ['1.3万', '13000'],
    ['2亿', '200000000'],
    ['3千', '3000'],
    ['0.1万', '1000'],
    ['零', '0'],
    ['〇', '0'],
    ['五', '5'],
    ['两', '2'],
    ['十', '10'],
    ['十二', '12'],
    ['二十', '20'],
    ['二十五', '25'],
    ['一百', '100'],
    ['二百零五', '205'],
    ['三千', '3000'],
    ['一千二百三十四', '1234'],
    ['一万三千', '13000'],
    ['十二万', '120000'],
    ['两萬', '20000'],
    ['三亿零五', '300000005'],
    ['二〇二〇', '2020'],
  ])('%s is %s', (text, value) => {
    expect(parseChineseNumber(text)).toBe(value);
  });

  test.each(['', ' ', '件', '12件', '1,23', '1234,567', '1.', '.5', '-3', '1.2.3', '万', '十x', '1'.repeat(33), '十'.repeat(40)])(
    '%p is no count',
    (text) => {
      expect(parseChineseNumber(text)).toBeNull();
    },
  );

  test('every number up to 99 999 999 written in characters is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (number) => parseChineseNumber(inCharacters(number)) === String(number)),
    );
  });

  test('grouping and width change nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (number) => {
        const grouped = number.toLocaleString('en-US');
        const wide = String(number).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
        expect([grouped, wide].map(parseChineseNumber)).toEqual([String(number), String(number)]);
      }),
    );
  });
});

const digits = '零一二三四五六七八九';

function inCharacters(number: number): string {
  if (number >= 10_000) {
    const rest = number % 10_000;
    return `${inCharacters(Math.floor(number / 10_000))}万${rest === 0 ? '' : `${rest < 1000 ? '零' : ''}${inCharacters(rest)}`}`;
  }
  if (number < 10) return digits[number] ?? '';
  const [scale, name] = number >= 1000 ? [1000, '千'] : number >= 100 ? [100, '百'] : [10, '十'];
  const rest = number % scale;
  return `${digits[Math.floor(number / scale)]}${name}${rest === 0 ? '' : `${rest < scale / 10 ? '零' : ''}${inCharacters(rest)}`}`;
}
