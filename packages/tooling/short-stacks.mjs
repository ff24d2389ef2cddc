// As Node has it, and so the product: Jest asks for a hundred frames and maps each of them to its source. A GraphQLError that
// wraps another writes its stack down, and a sweep that is refused ten thousand times would spend a third of its time on that.
Error.stackTraceLimit = 10;
