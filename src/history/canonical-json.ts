/**
 * Canonical JSON as RFC 8785 (JCS) defines it: members sorted by the UTF-16 code units of their names, no white space, numbers and
 * strings as ECMAScript writes them. Equal values have equal text, so a hash of the text names the value.
 *
 * Members that are `undefined` are omitted, as JSON.stringify does.
 * @throws {TypeError} for what JSON can not carry: NaN, infinities, lone surrogates, `undefined` in an array or at the top, bigints,
 *   functions, symbols, and objects that are not plain (a Date has no one JSON form)
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'number':
      if (Number.isFinite(value)) return String(value);
      throw new TypeError(`Canonical JSON has no form for ${value}.`);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? array(value) : object(value);
    default:
      throw new TypeError(`Canonical JSON has no form for ${typeof value === 'undefined' ? 'undefined' : `a ${typeof value}`}.`);
  }
}

function array(items: readonly unknown[]): string {
  let text = '[';
  for (let i = 0; i < items.length; i++) text += (i === 0 ? '' : ',') + canonicalJson(items[i]);
  return `${text}]`;
}

function object(value: object): string {
  const members = plain(value);
  let text = '';
  for (const name of sort(Object.keys(members))) {
    const member = members[name];
    if (member !== undefined) text += (text === '' ? '{' : ',') + quotedName(name) + canonicalJson(member);
  }
  return text === '' ? '{}' : `${text}}`;
}

/** A plain object is one whose prototype is null or a root: so objects of another realm count too. */
function plain(object: object): Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype === null || Object.getPrototypeOf(prototype) === null) return object as Readonly<Record<string, unknown>>;
  throw new TypeError(`Canonical JSON has no form for an instance of ${object.constructor.name}.`);
}

/** Quotes, back-slashes and control characters are escaped; surrogates may be lone. */
const special = /[^\u0020-\u0021\u0023-\u005b\u005d-\ud7ff\ue000-\uffff]/;

function quoted(text: string): string {
  if (!special.test(text)) return `"${text}"`;
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('Canonical JSON has no form for a lone surrogate.');
  return JSON.stringify(text);
}

/** Names come from a small vocabulary: remembering them quoted saves a third of the time. The bound is for data with names of its own. */
const names = new Map<string, string>();
const namesKept = 4096;

function quotedName(name: string): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  const text = `${quoted(name)}:`;
  if (names.size < namesKept) names.set(name, text);
  return text;
}

/**
 * In place, by UTF-16 code units (RFC 8785 section 3.2.3), which is how JavaScript compares strings. Most objects have few members,
 * often in order already: there insertion beats Array.prototype.sort several times.
 */
function sort(strings: string[]): string[] {
  if (strings.length > 32) return strings.sort();
  for (let i = 1; i < strings.length; i++) {
    const inserted = strings[i] as string;
    let j = i;
    for (; j > 0 && (strings[j - 1] as string) > inserted; j--) strings[j] = strings[j - 1] as string;
    strings[j] = inserted;
  }
  return strings;
}
