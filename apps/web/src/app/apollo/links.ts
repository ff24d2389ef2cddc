import { ApolloLink, HttpLink, Observable } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { ErrorLink } from '@apollo/client/link/error';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import type { DocumentNode } from 'graphql';
import type { Client as SocketClient } from 'graphql-ws';
import { from, of, retry, switchMap, timer } from 'rxjs';
import { operationIds } from '../../gql/persisted-ids.ts';
import { isUserCaused } from '../../session/activity.ts';
import { denialOf } from '../../session/denial.ts';
import type { Reauthentication } from '../../session/reauthentication.ts';
import type { Session } from '../../session/session.ts';

/**
 * Sends only the operation id. A server that does not know it was updated, so sending the full text would not help.
 * Replaces `generatePersistedQueryIdsFromManifest` without its CommonJS copy of graphql and Apollo (80 KB).
 */
export const persistedLink = () =>
  new PersistedQueryLink({ generateHash: (document) => idOf(operationName(document)), retry: () => false });

function idOf(name: string): string {
  const id = operationIds[name];
  if (!id) throw new Error(`${name} is not in the manifest: run \`node codegen.mjs\`.`);
  return id;
}

const operationName = ({ definitions }: DocumentNode) =>
  definitions.find((node) => node.kind === 'OperationDefinition')?.name?.value ?? 'An operation without a name';

/**
 * Adds credentials, workspace, and whether a user action caused the request: background requests do not extend the
 * session.
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
 * Renews a rejected access token once. Without a new one the session has ended, and the guard shows the sign-in page.
 */
export const denialLink = (session: Session | null, onDenied: (code: string, operationName: string) => void) =>
  new ErrorLink(({ error, operation, forward }) => {
    const { code } = denialOf(error);
    if (code !== 'UNAUTHENTICATED') return onDenied(code, operation.operationName ?? '');
    if (!session || operation.getContext().renewed) return;
    operation.setContext({ renewed: true });
    return from(session.refresh()).pipe(switchMap((token) => (token ? forward(operation) : fail(error))));
  });

/** Asks for a proof and retries the mutation once with the same variables and headers. Canceling returns the denial. */
export const reauthenticationLink = (reauthentication: Reauthentication) =>
  new ErrorLink(({ error, operation, forward }) => {
    const { code, methods } = denialOf(error);
    if (code !== 'REAUTHENTICATION_REQUIRED' || operation.getContext().proved) return;
    operation.setContext({ proved: true });
    return from(reauthentication.request(methods)).pipe(
      switchMap((proved) => (proved ? forward(operation) : fail(error))),
    );
  });

/** Queries and mutations over HTTP, subscriptions over the socket. */
export const transportLink = (http: ApolloLink, socket: ApolloLink) =>
  ApolloLink.split(
    ({ query }) =>
      query.definitions.some((node) => node.kind === 'OperationDefinition' && node.operation === 'subscription'),
    socket,
    http,
  );

export const httpLink = () => new HttpLink({ uri: '/graphql', credentials: 'same-origin' });

/** Maximum time between the first response of a page and its subscription. */
const SLACK_MS = 2_000;

/**
 * Tells the server when the page was read, so that the subscription includes changes since then. Evaluated whenever
 * the subscription is opened or reopened.
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

/** Apollo's own link sends the document text; ours sends only the id in `extensions`. */
export function socketLink(client: SocketClient, session: Session, opened: () => Promise<void>): ApolloLink {
  const official = new GraphQLWsLink({
    ...client,
    subscribe: ({ extensions, ...payload }, sink) =>
      client.subscribe({ ...payload, query: '', extensions: withReplayWindow(extensions ?? undefined) }, sink),
  });
  return new ApolloLink((operation) =>
    official.request(operation).pipe(
      // The server closes a socket when its token expires (4401, 4403). Retries once with a new token, again after
      // events have arrived.
      retry({
        count: 1,
        resetOnSuccess: true,
        delay: (error) => {
          // After an idle timeout, subscriptions resume when the user is back.
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

/** Value of Retry-After. */
const RETRY_MS = 5_000;

const fail = (error: unknown) => new Observable<never>((observer) => observer.error(error));
