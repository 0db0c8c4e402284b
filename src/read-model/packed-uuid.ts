const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A UUID in its usual writing as its 16 bytes, less than half as long; any other text as it is. */
export function packUuid(text: string): Buffer | string {
  return uuid.test(text) ? Buffer.from(text.replaceAll('-', ''), 'hex') : text;
}

export function unpackUuid(packed: Buffer | string): string {
  if (typeof packed === 'string') return packed;
  const hex = packed.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
