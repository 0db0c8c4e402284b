/**
 * A computation that pauses now and then, so that whoever runs it can do something else in between. Each step takes some milliseconds
 * at the most; where it pauses makes no difference to the result.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** The result, all at once. */
export function finished<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** What takes some milliseconds and can not be divided. */
export function* inOneStep<T>(compute: () => T): Steps<T> {
  yield;
  return compute();
}
