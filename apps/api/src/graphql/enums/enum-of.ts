import { registerEnumType } from 'type-graphql';

/** Builds a GraphQL enum from a union in `packages/domain`. */
export function enumOf<T extends string>(name: string, description: string, words: readonly T[]): Record<T, T> {
  const members = Object.fromEntries(words.map((word) => [word, word])) as Record<T, T>;
  registerEnumType(members, { name, description });
  return members;
}
