import { ApolloClient, ApolloLink } from '@apollo/client';
import type { GraphQLCodegenDataMasking } from '@apollo/client/masking';
import { createClient as createSocket } from 'graphql-ws';
import { atom } from 'nanostores';
import type { Api, ConnectionState } from '../../session/api.tsx';
import { createIdle, type Idle } from '../../session/idle.ts';
import { createReauthentication, type Reauthentication } from '../../session/reauthentication.ts';
import type { Session } from '../../session/session.ts';
import { createCache } from './cache.ts';
import {
  callerLink,
  denialLink,
  httpLink,
  persistedLink,
  reauthenticationLink,
  requiredFieldsLink,
  socketLink,
  transportLink,
} from './links.ts';
import { createStaleRefetchLink } from './refetch-stale-queries.ts';

declare module '@apollo/client' {
  interface TypeOverrides extends GraphQLCodegenDataMasking.TypeOverrides {}
}

/**
 * Function that opens the connection to the server for a workspace slug, or outside workspaces if `workspace` is null.
 * Tests pass their own implementation.
 */
export type OpenTransport = (workspace: string | null) => { link: ApolloLink; close(): void };

/** Creates a client that sends no workspace and no access token. The session uses the client for its own requests. */
export const plainClient = (link: ApolloLink = ApolloLink.from([persistedLink(), httpLink()])) =>
  new ApolloClient({ cache: createCache(), link, dataMasking: true });

export function createApi(session: Session, openTransport?: OpenTransport): Api {
  const connection = atom<ConnectionState>('idle');
  const idle = createIdle();
  const reauthentication = createReauthentication();
  const open =
    openTransport ?? networkLink({ session, connection, idle }, (workspace) => opened.get(workspace)?.client);
  const opened = new Map<string, { client: ApolloClient; close(): void }>();
  const outside = openClient({ session, idle, reauthentication }, null, open);

  function forWorkspace(slug: string) {
    const known = opened.get(slug);
    if (known) return known.client;
    const made = openClient({ session, idle, reauthentication }, slug, open);
    opened.set(slug, made);
    return made.client;
  }

  // Discards the client of a slug, because another workspace can use the slug later.
  function forget(slug: string) {
    opened.get(slug)?.close();
    opened.delete(slug);
  }

  // Discard all cached data when the previous user is no longer signed in.
  let whose = viewerId(session);
  session.state.listen(() => {
    const before = whose;
    whose = viewerId(session);
    if (before !== whose) reauthentication.settle(false);
    // Keep data that was loaded before sign-in, because it is public. Discarding it would only abort running queries.
    if (before === whose || before === null) return;
    for (const { client, close } of opened.values()) {
      client.stop();
      close();
    }
    opened.clear();
    void outside.client.clearStore();
  });

  return { client: outside.client, forWorkspace, forget, connection, idle, reauthentication };
}

interface ClientEnvironment {
  session: Session;
  idle: Idle;
  reauthentication: Reauthentication;
}

function openClient(
  { session, idle, reauthentication }: ClientEnvironment,
  workspace: string | null,
  open: OpenTransport,
) {
  const { link, close } = open(workspace);
  const staleRefetch = createStaleRefetchLink(() => client);
  const client = new ApolloClient({
    cache: createCache(),
    dataMasking: true,
    link: ApolloLink.from([
      reauthenticationLink(reauthentication),
      denialLink(session, onDenied),
      callerLink(session, workspace),
      staleRefetch.link,
      requiredFieldsLink(),
      link,
    ]),
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
  });
  // Locks the workspace after its idle timeout. After other denials, refetches the session's workspace, which contains
  // the permission rules, because the viewer's permissions may have changed.
  function onDenied(code: string, operationName: string) {
    if (workspace && code === 'SESSION_IDLE') idle.close(workspace);
    if (!workspace || operationName === 'SessionWorkspace') return;
    if (['FORBIDDEN', 'NOT_FOUND', 'SECOND_FACTOR_REQUIRED', 'VOICE_VERIFICATION_PENDING'].includes(code))
      void client.refetchQueries({ include: ['SessionWorkspace'] });
  }
  return {
    client,
    close: () => {
      staleRefetch.stop();
      close();
    },
  };
}

function networkLink(
  { session, connection, idle }: Omit<ClientEnvironment, 'reauthentication'> & Pick<Api, 'connection'>,
  clientOf: (workspace: string) => ApolloClient | undefined,
): OpenTransport {
  return (workspace) => {
    const refetch = () => workspace && void clientOf(workspace)?.refetchQueries({ include: 'active' });
    const socket = createSocket({
      url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
      connectionParams: async () => ({ accessToken: await session.accessToken(), workspace }),
      lazyCloseTimeout: 3_000,
      keepAlive: 15_000,
      retryAttempts: Number.POSITIVE_INFINITY,
      retryWait: (retries) =>
        new Promise((resolve) =>
          setTimeout(resolve, Math.min(500 * 2 ** retries, 15_000) * (0.75 + Math.random() / 2)),
        ),
      // The server rejected the access token with close code 4403. `socketLink` renews the token and subscribes again.
      shouldRetry: (event) => session.state.get().status === 'signed-in' && (event as CloseEvent).code !== 4403,
      on: {
        // Events may have been missed while the socket was disconnected. Refetch the data of the current page.
        connected: (_socket, _payload, wasRetry) => {
          connection.set('live');
          if (wasRetry) refetch();
        },
        closed: (event) => connection.set((event as CloseEvent).code === 1000 ? 'idle' : 'reconnecting'),
      },
    });
    const link = ApolloLink.from([
      persistedLink(),
      transportLink(
        httpLink(),
        socketLink(socket, session, () => idle.opened(workspace ?? '')),
      ),
    ]);
    return { link, close: () => void socket.dispose() };
  };
}

const viewerId = (session: Session) => {
  const state = session.state.get();
  return state.status === 'signed-in' ? state.viewer.id : null;
};
