const digits = new Map([...'〇一二三四五六七八九'].map((sign, value): [string, number] => [sign, value]));
const zeros = '〇○零Ｏ０';

/** Years in Chinese numerals (二〇二三年, 二○二三年, 二零二三年) in Arabic digits, where they stand. */
export function withArabicYears(text: string): string {
  return text.replace(new RegExp(`二[${zeros}][${zeros}一二三四五六七八九]{2}(?=\\s*年)`, 'g'), (year) =>
    [...year].map((sign) => digits.get(sign) ?? 0).join(''),
  );
}
