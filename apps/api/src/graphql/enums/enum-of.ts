import { registerEnumType } from 'type-graphql';

/** States are unions of words in `packages/domain`; the graph gets an enum made from the same words. */
export function enumOf<T extends string>(name: string, description: string, words: readonly T[]): Record<T, T> {
  const members = Object.fromEntries(words.map((word) => [word, word])) as Record<T, T>;
  registerEnumType(members, { name, description });
  return members;
}
