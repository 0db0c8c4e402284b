/** A generator that tells once when it is done with, also when it waits for its next item at that moment. */
export function endingWith<T>(source: AsyncGenerator<T>, end: () => void): AsyncGenerator<T> {
  let ended = false;
  const endOnce = (): void => {
    if (ended) return;
    ended = true;
    end();
  };
  return {
    async next() {
      const item = await source.next();
      if (item.done) endOnce();
      return item;
    },
    async return(value) {
      endOnce();
      return source.return(value);
    },
    async throw(error) {
      endOnce();
      return source.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      endOnce();
      await source.return(undefined);
    },
  };
}
