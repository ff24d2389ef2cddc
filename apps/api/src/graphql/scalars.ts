import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';

export { GraphQLJSON } from 'graphql-scalars';

/** ISO 8601 with milliseconds and Z, for input and output. */
export const GraphQLDateTime = new GraphQLScalarType({ ...GraphQLDateTimeISO.toConfig(), name: 'DateTime' });
