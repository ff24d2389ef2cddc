import { registerEnumType } from 'type-graphql';

/** Builds a GraphQL enum from a union type in `packages/domain`, with a description of each value. */
export function enumOf<T extends string>(
  name: string,
  description: string,
  words: readonly T[],
  texts: Readonly<Record<NoInfer<T>, string>>,
): Record<T, T> {
  const members = Object.fromEntries(words.map((word) => [word, word])) as Record<T, T>;
  const valuesConfig = Object.fromEntries(words.map((word) => [word, { description: texts[word] }])) as Record<
    T,
    { description: string }
  >;
  registerEnumType(members, { name, description, valuesConfig });
  return members;
}
