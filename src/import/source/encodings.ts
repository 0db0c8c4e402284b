export type Encoding = 'utf-8' | 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be';

/** What stands for a sign that can not be read. */
export const unreadableSign = '\ufffd';
/** Of so many signs beyond ASCII one may be unreadable: in a text of another encoding far more are. */
const fewestReadable = 50;

/**
 * The text in the first of the encodings that fits whole, else in the first that fits but for some damaged signs. GB 18030 fits only where
 * the text says what a report says: nearly any bytes are some text in it. A byte order mark is no part of it. Null when it is text in none.
 */
export function decodedAs(encodings: readonly Encoding[], bytes: Uint8Array): string | null {
  const whole = encodings.find((encoding) => {
    const text = decoded(encoding, bytes, true);
    return text !== null && (encoding !== 'gb18030' || saysReport(text));
  });
  if (whole) return decoded(whole, bytes, true);
  const texts = encodings.map((encoding) => decoded(encoding, bytes, false) ?? '');
  return texts.find((text) => saysReport(text) && isMostlyReadable(text)) ?? null;
}

/** UTF-16 where a mark or its zero bytes tell so (Notepad calls it Unicode). */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Line ends and digits have a zero byte each in UTF-16, and in no other encoding: on the side of the big end. A few such on the other side are half of a sign.
  const zeros = { even: 0, odd: 0 };
  for (let index = 0; index < bytes.length; index++) if (bytes[index] === 0) zeros[index % 2 === 0 ? 'even' : 'odd']++;
  const most = Math.max(zeros.even, zeros.odd);
  if (most < bytes.length / 100 || Math.min(zeros.even, zeros.odd) > most / 10) return null;
  const encoding = zeros.odd > zeros.even ? 'utf-16le' : 'utf-16be';
  return saysReport(decodedAs([encoding], bytes) ?? '') ? encoding : null;
}

function decoded(encoding: Encoding, bytes: Uint8Array, fatal: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}

function saysReport(text: string): boolean {
  return /信息|公开|报告|情况|資訊|公開|報告|情況/.test(text);
}

function isMostlyReadable(text: string): boolean {
  let unreadable = 0;
  let beyondAscii = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === unreadableSign) unreadable++;
    if (text.charCodeAt(index) > 127) beyondAscii++;
  }
  return unreadable * fewestReadable <= beyondAscii;
}
