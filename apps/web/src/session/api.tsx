import type { ApolloClient } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { Store } from '../lib/store.ts';
import type { Idle } from './idle.ts';
import type { Reauthentication } from './reauthentication.ts';
import type { Session, SessionState } from './session.ts';

export type ConnectionState = 'idle' | 'live' | 'reconnecting';

/** The ways to the server: one client outside any workspace, and one for each workspace with a cache of its own. */
export interface Api {
  client: ApolloClient;
  forWorkspace(slug: string): ApolloClient;
  /** After a workspace was left, renamed or deleted: what was read at that slug is let go. */
  forget(slug: string): void;
  connection: Store<ConnectionState>;
  /** Which workspace waits for somebody who was away. */
  idle: Idle;
  /** Asks for a proof when a mutation answers REAUTHENTICATION_REQUIRED. */
  reauthentication: Reauthentication;
}

const SessionContext = createContext<{ session: Session; api: Api } | null>(null);

export function SessionProvider({ session, api, children }: { session: Session; api: Api; children: ReactNode }) {
  return (
    <SessionContext value={{ session, api }}>
      <ApolloProvider client={api.client}>{children}</ApolloProvider>
    </SessionContext>
  );
}

function useSessionContext() {
  const context = useContext(SessionContext);
  if (!context) throw new Error('Render inside <SessionProvider>.');
  return context;
}

export const useApi = () => useSessionContext().api;
export const useSession = () => useSessionContext().session;

export function useSessionState(): SessionState {
  const { state } = useSession();
  return useSyncExternalStore(state.subscribe, state.get);
}

/** `reconnecting` while the socket is down and what is shown may be old. */
export function useConnection(): ConnectionState {
  const { connection } = useApi();
  return useSyncExternalStore(connection.subscribe, connection.get);
}
