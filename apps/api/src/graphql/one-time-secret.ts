import { GraphQLError, GraphQLScalarType } from 'graphql';

/** The type of every field that answers with a secret once; the answer of an idempotent mutation with one is not stored. */
export const OneTimeSecret = new GraphQLScalarType<never, string>({
  name: 'OneTimeSecret',
  description:
    'A secret that is returned once: store it now. A mutation that returned one under an Idempotency-Key is not replayed.',
  serialize: (value) => {
    if (typeof value !== 'string' || value === '') throw new GraphQLError('A one-time secret must be a text.');
    return value;
  },
  parseValue: () => {
    throw new GraphQLError('A one-time secret is never an argument.');
  },
});

export const isOneTimeSecret = ({ name }: { readonly name: string }): boolean => name === OneTimeSecret.name;
