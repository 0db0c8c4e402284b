/**
 * What is made of each item, so many at once, given out in the order of the items. Once the signal has come no other is begun.
 * @param make never rejects
 */
export async function* inOrder<Item, Made>(
  items: readonly Item[],
  atOnce: number,
  make: (item: Item) => Promise<Made>,
  signal: AbortSignal,
): AsyncGenerator<Made> {
  const making: Promise<Made>[] = [];
  for (const item of items) {
    if (signal.aborted) break;
    making.push(make(item));
    const first = making.length >= atOnce ? making.shift() : undefined;
    if (first) yield await first;
  }
  yield* making;
}
