import { GraphQLError, GraphQLScalarType } from 'graphql';

/**
 * Scalar type of fields that return a secret only once. A response with such a field is not stored for idempotent
 * replay.
 */
export const OneTimeSecret = new GraphQLScalarType<never, string>({
  name: 'OneTimeSecret',
  description:
    'A secret that is returned only once and must be stored immediately. A repeated request with the same Idempotency-Key does not return it again.',
  serialize: (value) => {
    if (typeof value !== 'string' || value === '') throw new GraphQLError('A one-time secret must be a string.');
    return value;
  },
  parseValue: () => {
    throw new GraphQLError('A one-time secret cannot be an argument.');
  },
});

export const isOneTimeSecret = ({ name }: { readonly name: string }): boolean => name === OneTimeSecret.name;
