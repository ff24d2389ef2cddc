import type { Fetcher } from '@graphiql/toolkit';
import { getOperationAST, parse } from 'graphql';
import { createClient } from 'graphql-ws';

interface Caller {
  workspace: string;
  /** Returns an access token for the current user. */
  ownToken: () => Promise<string>;
  /** Returns the pasted API key, or null if the current user runs the document. Called for each request. */
  apiKey: () => string | null;
}

interface Request {
  query: string;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | undefined;
}

/**
 * Creates a fetcher that sends ad hoc documents directly. The Apollo client of the app can send only persisted
 * operations.
 */
export const createFetcher = (caller: Caller): Fetcher => {
  // Introspection always runs as the current user, because an API key may be limited to persisted operations.
  const bearerFor = ({ operationName }: Request) =>
    operationName === 'IntrospectionQuery' ? caller.ownToken() : (caller.apiKey() ?? caller.ownToken());
  return async (request) => {
    const accessToken = await bearerFor(request);
    return isSubscription(request)
      ? subscribe(request, { accessToken, workspace: caller.workspace })
      : post(request, accessToken, caller.workspace);
  };
};

async function post({ query, operationName, variables }: Request, bearer: string, workspace: string) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      authorization: `Bearer ${bearer}`,
      'x-workspace': workspace,
    },
    body: JSON.stringify({ query, operationName, variables }),
  });
  return response.json();
}

/** Runs a subscription over a separate WebSocket and yields its results. */
async function* subscribe({ query, operationName, variables }: Request, connectionParams: Record<string, string>) {
  const socket = createClient({
    url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
    connectionParams,
    retryAttempts: 0,
  });
  try {
    yield* socket.iterate({ query, operationName: operationName ?? null, variables: variables ?? null });
  } finally {
    await socket.dispose();
  }
}

function isSubscription({ query, operationName }: Request): boolean {
  try {
    return getOperationAST(parse(query), operationName)?.operation === 'subscription';
  } catch {
    // The document has a syntax error. Send it over HTTP, so that the server reports the error in detail.
    return false;
  }
}
