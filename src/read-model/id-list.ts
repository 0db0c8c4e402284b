/** A list of positive integers as LEB128: two or three bytes for most. */
export function encodeIds(ids: Iterable<number>): Buffer {
  const bytes: number[] = [];
  for (const id of ids) {
    let rest = id;
    while (rest >= 0x80) {
      bytes.push((rest % 0x80) + 0x80);
      rest = Math.floor(rest / 0x80);
    }
    bytes.push(rest);
  }
  return Buffer.from(bytes);
}

export function decodeIds(bytes: Uint8Array): number[] {
  const ids: number[] = [];
  let id = 0;
  let factor = 1;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    id += (byte & 0x7f) * factor;
    factor *= 0x80;
    if (byte < 0x80) {
      ids.push(id);
      id = 0;
      factor = 1;
    }
  }
  return ids;
}
