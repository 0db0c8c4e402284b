/** By character, its two bytes in GBK: Node decodes it, and does not encode. */
const bytesOf = new Map<string, readonly [number, number]>();
for (let high = 0x81; high <= 0xfe; high++)
  for (let low = 0x40; low <= 0xfe; low++) {
    const sign = new TextDecoder('gbk').decode(Uint8Array.from([high, low]));
    if (sign.length === 1 && sign !== '\ufffd' && !bytesOf.has(sign)) bytesOf.set(sign, [high, low]);
  }

/** @throws where the text has a character that GBK has not */
export function inGbk(text: string): Buffer {
  return Buffer.from(
    [...text].flatMap((sign) => {
      if (sign.charCodeAt(0) < 128) return [sign.charCodeAt(0)];
      const bytes = bytesOf.get(sign);
      if (!bytes) throw new Error(`GBK has no “${sign}”.`);
      return [...bytes];
    }),
  );
}
