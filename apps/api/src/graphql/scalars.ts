// ISO 8601 with milliseconds and Z, for input and output. The GraphQL name is DateTimeISO.
export { GraphQLDateTimeISO, GraphQLJSON } from 'graphql-scalars';
