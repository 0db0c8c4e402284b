import type { Steps } from '../../steps.js';

/**
 * Names the windows of one length in a sequence: two windows have the same name exactly when they are equal. By doubling, in time
 * n log(length): Karp, Miller, Rosenberg, "Rapid identification of repeated patterns" (1972).
 * @param length 2 or more
 * @returns the name of the window that begins at each place; empty where the sequence is shorter than a window
 */
export function* windowNames(sequence: Int32Array, length: number): Steps<Int32Array> {
  if (sequence.length < length) return new Int32Array(0);
  let names = sequence;
  let span = 1;
  while (span * 2 <= length) {
    names = pairNames(names, span);
    span *= 2;
    yield;
  }
  return span === length ? names : pairNames(names, length - span);
}

/** Names the pairs of names that stand so far apart, from 0 in the order in which they are met. */
function pairNames(names: Int32Array, distance: number): Int32Array {
  const count = names.length - distance;
  const pairs = new Int32Array(count);
  const table = new PairTable(count);
  for (let at = 0; at < count; at++) pairs[at] = table.nameOf(names[at] ?? 0, names[at + distance] ?? 0);
  return pairs;
}

/** A hash table with open addressing: several times as fast as a Map at some hundred thousand entries. */
class PairTable {
  private readonly mask: number;
  private readonly slots: Int32Array;
  private readonly left: Int32Array;
  private readonly right: Int32Array;
  private size = 0;

  constructor(capacity: number) {
    const slots = 1 << Math.ceil(Math.log2(2 * capacity + 2));
    this.mask = slots - 1;
    this.slots = new Int32Array(slots).fill(-1);
    this.left = new Int32Array(capacity);
    this.right = new Int32Array(capacity);
  }

  nameOf(left: number, right: number): number {
    let hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    for (let slot = (hash ^ (hash >>> 13)) & this.mask; ; slot = (slot + 1) & this.mask) {
      const name = this.slots[slot] ?? -1;
      if (name < 0) {
        this.slots[slot] = this.size;
        this.left[this.size] = left;
        this.right[this.size] = right;
        return this.size++;
      }
      if (this.left[name] === left && this.right[name] === right) return name;
    }
  }
}
