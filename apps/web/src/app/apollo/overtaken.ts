import { type ApolloClient, ApolloLink } from '@apollo/client';
import { OperationTypeNode } from 'graphql';
import { tap } from 'rxjs';

const SETTLE_MS = 300;

/**
 * Reads again, once things have settled, what was on its way while something happened. The answer may be older than what
 * was told meanwhile, and then it writes over it; which of the two came first only the server knows.
 */
export function readingOvertakenAgain(client: () => ApolloClient) {
  let told = 0;
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  function readAgainSoon({ operationName, query, variables }: ApolloLink.Operation) {
    const key = `${operationName} ${JSON.stringify(variables)}`;
    clearTimeout(timers.get(key));
    const read = () => {
      timers.delete(key);
      // What is not kept shows nothing that is out of date.
      if (!client().readQuery({ query, variables })) return;
      // Not together with one that is under way: that one may be older, too.
      const context = { queryDeduplication: false };
      client()
        .query({ query, variables, context, fetchPolicy: 'network-only' })
        .catch(() => {});
    };
    timers.set(key, setTimeout(read, SETTLE_MS));
  }

  const link = new ApolloLink((operation, forward) => {
    const answers = forward(operation);
    if (operation.operationType === OperationTypeNode.SUBSCRIPTION) return answers.pipe(tap(() => (told += 1)));
    if (operation.operationType !== OperationTypeNode.QUERY || isFurtherPage(operation)) return answers;
    const before = told;
    return answers.pipe(tap({ complete: () => told === before || readAgainSoon(operation) }));
  });
  const stop = () => {
    for (const timer of timers.values()) clearTimeout(timer);
  };
  return { link, stop };
}

/** News come at the top; a further page read twice would take the pages after it from under the reader. */
const isFurtherPage = ({ variables }: ApolloLink.Operation) => Boolean(variables.after ?? variables.before);
