// Node's default, as in the product. Jest captures a hundred frames and maps each to its source. A wrapping
// GraphQLError writes its stack, which would take a third of the time of a sweep with ten thousand refusals.
Error.stackTraceLimit = 10;
