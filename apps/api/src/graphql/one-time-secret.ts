import { GraphQLError, GraphQLScalarType } from 'graphql';

/** Type of fields that return a secret once. A response with such a field is not stored for idempotent replay. */
export const OneTimeSecret = new GraphQLScalarType<never, string>({
  name: 'OneTimeSecret',
  description:
    'A secret that is returned once. Store it immediately. A mutation that returned one under an Idempotency-Key is not replayed.',
  serialize: (value) => {
    if (typeof value !== 'string' || value === '') throw new GraphQLError('A one-time secret must be a text.');
    return value;
  },
  parseValue: () => {
    throw new GraphQLError('A one-time secret is never an argument.');
  },
});

export const isOneTimeSecret = ({ name }: { readonly name: string }): boolean => name === OneTimeSecret.name;
