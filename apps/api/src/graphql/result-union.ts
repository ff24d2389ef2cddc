import { type ClassType, createUnionType } from 'type-graphql';

interface Result {
  readonly type: string;
}

/** Union of the results of a mutation. A result is a plain object that names its GraphQL type in `type`. */
export const resultUnion = <T extends readonly ClassType<Result>[]>(name: string, ...types: T) =>
  createUnionType({ name, types: () => types, resolveType: (result) => (result as Result).type });
