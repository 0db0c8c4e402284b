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

export function* decodeIds(bytes: Uint8Array): Generator<number> {
  let id = 0;
  let factor = 1;
  for (const byte of bytes) {
    id += (byte % 0x80) * factor;
    factor *= 0x80;
    if (byte < 0x80) {
      yield id;
      id = 0;
      factor = 1;
    }
  }
}
