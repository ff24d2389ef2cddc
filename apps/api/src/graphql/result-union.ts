import { type ClassType, createUnionType } from 'type-graphql';

interface Result {
  readonly type: string;
}

/** Creates the union of a mutation's results. The property `type` of a result is the name of its GraphQL type. */
export const resultUnion = <T extends readonly ClassType<Result>[]>(name: string, ...types: T) =>
  createUnionType({ name, types: () => types, resolveType: (result) => (result as Result).type });
