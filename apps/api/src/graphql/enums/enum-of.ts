import { registerEnumType } from 'type-graphql';

/** Creates a GraphQL enum with the values of a string union in `packages/domain`. */
export function enumOf<T extends string>(name: string, description: string, words: readonly T[]): Record<T, T> {
  const members = Object.fromEntries(words.map((word) => [word, word])) as Record<T, T>;
  registerEnumType(members, { name, description });
  return members;
}

/** Creates a GraphQL enum with a description of each value. */
export function describedEnumOf<T extends string>(
  name: string,
  description: string,
  texts: Readonly<Record<T, string>>,
): Record<T, T> {
  const entries = Object.entries<string>(texts);
  const members = Object.fromEntries(entries.map(([value]) => [value, value])) as Record<T, T>;
  const valuesConfig = Object.fromEntries(entries.map(([value, text]) => [value, { description: text }])) as Record<
    T,
    { description: string }
  >;
  registerEnumType(members, { name, description, valuesConfig });
  return members;
}
