export type Counts<Outcome extends string> = Readonly<Partial<Record<Outcome, number>>>;

/** How many came to each end. */
export function countsOf<Outcome extends string>(outcomes: readonly { readonly outcome: Outcome }[]): Counts<Outcome> {
  const counts: Partial<Record<Outcome, number>> = {};
  for (const { outcome } of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

/** "3 imported", "1 failed": the ends that there are, in the order of their names. */
export function countsInWords<Outcome extends string>(counts: Counts<Outcome>, names: Readonly<Record<Outcome, string>>): string[] {
  return (Object.keys(names) as Outcome[]).filter((outcome) => counts[outcome]).map((outcome) => `${counts[outcome]} ${names[outcome]}`);
}
