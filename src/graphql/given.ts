type Given<T> = { [K in keyof T]?: NonNullable<T[K]> };

/** The fields of an input that were given: null and absent both mean "not asked for". */
export function given<T extends object>(input: T | null | undefined): Given<T> {
  return Object.fromEntries(Object.entries(input ?? {}).filter(([, value]) => value != null)) as Given<T>;
}
