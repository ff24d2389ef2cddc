import type { Fetcher } from '@graphiql/toolkit';
import { getOperationAST, parse } from 'graphql';
import { createClient } from 'graphql-ws';

interface Caller {
  workspace: string;
  /** As oneself. */
  ownToken: () => Promise<string>;
  /** A pasted key, or null for the current user. Read on each run. */
  apiKey: () => string | null;
}

interface Request {
  query: string;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | undefined;
}

/** Sends ad hoc documents directly, because the SPA's client knows only its own operations. */
export const createFetcher = (caller: Caller): Fetcher => {
  // Introspection uses the current user: a key limited to persisted operations could not run it.
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

/** A separate socket per subscription. */
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
    // The server reports the problem in more detail.
    return false;
  }
}
