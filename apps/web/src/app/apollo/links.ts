import { ApolloLink, HttpLink, Observable } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { ErrorLink } from '@apollo/client/link/error';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { t } from '@lingui/core/macro';
import type { DocumentNode } from 'graphql';
import type { Client as SocketClient } from 'graphql-ws';
import { from, map, of, retry, switchMap, timer } from 'rxjs';
import { isUserCaused } from '../../session/activity.ts';
import { denialOf } from '../../session/denial.ts';
import type { Reauthentication } from '../../session/reauthentication.ts';
import type { Session } from '../../session/session.ts';

/**
 * Creates a link that sends only the operation id, without the document as a fallback. Replaces
 * `generatePersistedQueryIdsFromManifest`, which would bundle 80 KB of CommonJS copies of graphql and Apollo.
 */
export const persistedLink = () => new PersistedQueryLink({ generateHash: idOf, retry: () => false });

/** Returns the id of an operation, which `codegen.mjs` adds to its node. */
function idOf({ definitions }: DocumentNode): string {
  const operation = definitions.find((node) => node.kind === 'OperationDefinition');
  if (operation && 'id' in operation && typeof operation.id === 'string') return operation.id;
  throw new Error(`${operation?.name?.value ?? t`An unnamed operation`} has no id. Run \`node codegen.mjs\`.`);
}

/**
 * Creates a link that adds the access token and the workspace to a request, and marks workspace requests that user
 * activity caused, except the query of the idle timeout. Only marked requests restart the idle timeout.
 */
export const callerLink = (session: Session | null, workspace: string | null) =>
  new SetContextLink(async ({ headers }, operation) => {
    const active = isUserCaused() && operation.operationName !== 'IdleTimeout';
    const token = await session?.accessToken();
    return {
      headers: {
        ...headers,
        ...(token && { authorization: `Bearer ${token}` }),
        ...(workspace && { 'x-workspace': workspace }),
        ...(workspace && active && { 'x-activity': 'user' }),
      },
    };
  });

/**
 * Creates a link that renews a rejected access token once and retries the request. The request fails with its original
 * error if no new token is available. Other errors are passed to `onDenied`.
 */
export const denialLink = (session: Session | null, onDenied: (code: string, operationName: string) => void) =>
  new ErrorLink(({ error, operation, forward }) => {
    const { code } = denialOf(error);
    if (code !== 'UNAUTHENTICATED') return onDenied(code, operation.operationName ?? '');
    if (!session || operation.getContext().renewed) return;
    operation.setContext({ renewed: true });
    return from(session.refresh()).pipe(switchMap((token) => (token ? forward(operation) : fail(error))));
  });

/**
 * Creates a link that asks the user to confirm their identity, then retries the mutation once with the same variables
 * and headers. If the user cancels, the mutation fails with the original error.
 */
export const reauthenticationLink = (reauthentication: Reauthentication) =>
  new ErrorLink(({ error, operation, forward }) => {
    const { code, methods } = denialOf(error);
    if (code !== 'REAUTHENTICATION_REQUIRED' || operation.getContext().proved) return;
    operation.setContext({ proved: true });
    return from(reauthentication.request(methods)).pipe(
      switchMap((proved) => (proved ? forward(operation) : fail(error))),
    );
  });

/**
 * Creates a link that discards the data of a response if a root field without a directive such as `@include` failed.
 * Otherwise the null value of the field would be stored in the cache, from which other queries read the same field.
 */
export const requiredFieldsLink = () =>
  new ApolloLink((operation, forward) => {
    const required = operation.query.definitions
      .flatMap((node) => (node.kind === 'OperationDefinition' ? node.selectionSet.selections : []))
      .flatMap((node) => (node.kind === 'Field' && !node.directives?.length ? [(node.alias ?? node.name).value] : []));
    return forward(operation).pipe(
      map((result) =>
        'data' in result && result.errors && required.some((key) => result.data?.[key] === null)
          ? { ...result, data: null }
          : result,
      ),
    );
  });

/** Creates a link that sends queries and mutations over HTTP, and subscriptions over the WebSocket. */
export const transportLink = (http: ApolloLink, socket: ApolloLink) =>
  ApolloLink.split(
    ({ query }) =>
      query.definitions.some((node) => node.kind === 'OperationDefinition' && node.operation === 'subscription'),
    socket,
    http,
  );

export const httpLink = () => new HttpLink({ uri: '/graphql', credentials: 'same-origin' });

/** Maximum expected time in milliseconds between loading a page's data and opening the page's subscription. */
const SLACK_MS = 2_000;

/**
 * Adds `lookBackMs` to the subscription request: the maximum age of the page's data in milliseconds, so that the server
 * replays later changes. The getter computes a new value whenever the subscription is opened or reopened.
 */
function withReplayWindow(extensions: Record<string, unknown> | undefined) {
  const began = performance.now() - SLACK_MS;
  return {
    ...extensions,
    get lookBackMs() {
      return Math.round(performance.now() - began);
    },
  };
}

/**
 * Creates a subscription link that sends only the operation id, in `extensions`. Apollo's own link would send the
 * document text.
 */
export function socketLink(client: SocketClient, session: Session, opened: () => Promise<void>): ApolloLink {
  const official = new GraphQLWsLink({
    ...client,
    subscribe: ({ extensions, ...payload }, sink) =>
      client.subscribe({ ...payload, query: '', extensions: withReplayWindow(extensions ?? undefined) }, sink),
  });
  return new ApolloLink((operation) =>
    official.request(operation).pipe(
      // The server closes the socket when the access token expires (4401, 4403). Retry once with a new token. The retry
      // count is reset after each event.
      retry({
        count: 1,
        resetOnSuccess: true,
        delay: (error) => {
          // After an idle timeout, wait until the user has confirmed their identity, then resume the subscription.
          if (denialOf(error).code === 'SESSION_IDLE') return from(opened());
          if (!/event 440[13]/.test(String(error))) return fail(error);
          return from(session.refresh()).pipe(switchMap((token) => (token ? of(token) : fail(error))));
        },
      }),
      retry({
        delay: (error) => (denialOf(error).code === 'SERVICE_UNAVAILABLE' ? timer(RETRY_MS) : fail(error)),
      }),
    ),
  );
}

/** Retry delay in milliseconds. Equals the Retry-After header of the server. */
const RETRY_MS = 5_000;

const fail = (error: unknown) => new Observable<never>((observer) => observer.error(error));
