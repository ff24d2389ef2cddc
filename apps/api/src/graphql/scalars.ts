// The ISO form with milliseconds and Z, in and out; the name in the graph is DateTimeISO.
export { GraphQLDateTimeISO, GraphQLJSON } from 'graphql-scalars';
