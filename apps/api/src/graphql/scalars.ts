import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';

export { GraphQLJSON } from 'graphql-scalars';

/** Date and time in ISO 8601 format with milliseconds and UTC offset Z, for input and output. */
export const GraphQLDateTime = new GraphQLScalarType({ ...GraphQLDateTimeISO.toConfig(), name: 'DateTime' });
