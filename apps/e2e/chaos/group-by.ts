export function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

/** Returns the number of occurrences of each outcome. */
export function countOutcomes(of: string, words: readonly string[]): Record<string, number> {
  return Object.fromEntries([...groupBy(words, (word) => word)].map(([word, { length }]) => [`${of} ${word}`, length]));
}
