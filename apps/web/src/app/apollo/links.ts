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
 * Only the id of an operation travels. A server that does not know it has been updated: asking again in full would not help.
 * What `generatePersistedQueryIdsFromManifest` does in six lines, without its CommonJS copy of graphql and Apollo (80 KB).
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

/** Who is asking, in which workspace, and whether because of what somebody just did: what a page asks by itself keeps nobody signed in. */
export const callerLink = (session: Session | null, workspace: string | null) =>
  new SetContextLink(async ({ headers }, operation) => {
    const active = isUserCaused() && operation.operationName !== 'IdleClock';
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

/** A token the server no longer takes is renewed once; when there is no new one the session is over and the guard shows the sign-in. */
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

/** Queries and mutations by HTTP, subscriptions by the socket. */
export const transportLink = (http: ApolloLink, socket: ApolloLink) =>
  ApolloLink.split(
    ({ query }) =>
      query.definitions.some((node) => node.kind === 'OperationDefinition' && node.operation === 'subscription'),
    socket,
    http,
  );

export const httpLink = () => new HttpLink({ uri: '/graphql', credentials: 'same-origin' });

/** About as long as the first answer for a page may take before its line is asked for. */
const SLACK_MS = 2_000;

/**
 * Says how long ago a page began to be read, so that what changed since then is told on its line. It is asked for when the
 * line is opened, and again whenever one has broken.
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

/** The official link prints the document; ours sends none, because the id in `extensions` stands for it. */
export function socketLink(client: SocketClient, session: Session, opened: () => Promise<void>): ApolloLink {
  const official = new GraphQLWsLink({
    ...client,
    subscribe: ({ extensions, ...payload }, sink) =>
      client.subscribe({ ...payload, query: '', extensions: withReplayWindow(extensions ?? undefined) }, sink),
  });
  return new ApolloLink((operation) =>
    official.request(operation).pipe(
      // The server closes a socket whose token has run out (4401, 4403). One new token, one more try, until events flow again.
      retry({
        count: 1,
        resetOnSuccess: true,
        delay: (error) => {
          // The person was away: what they watched goes on when they are back.
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

/** What the server names in Retry-After. */
const RETRY_MS = 5_000;

const fail = (error: unknown) => new Observable<never>((observer) => observer.error(error));
