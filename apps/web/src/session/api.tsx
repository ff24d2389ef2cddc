import type { ApolloClient } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { useStore } from '@nanostores/react';
import type { WritableAtom } from 'nanostores';
import { createContext, type ReactNode, useContext } from 'react';
import type { Idle } from './idle.ts';
import type { Reauthentication } from './reauthentication.ts';
import type { Session, SessionState } from './session.ts';

export type ConnectionState = 'idle' | 'live' | 'reconnecting';

/** Apollo clients: one for use outside workspaces, and one per workspace. Each client has its own cache. */
export interface Api {
  client: ApolloClient;
  forWorkspace(slug: string): ApolloClient;
  /** Discards the client of a workspace that the user left or that was renamed or deleted. */
  forget(slug: string): void;
  connection: WritableAtom<ConnectionState>;
  /** The workspace that is locked by the idle timeout. */
  idle: Idle;
  /** Lets the user confirm their identity after the error REAUTHENTICATION_REQUIRED. */
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
  return useStore(state);
}

/** Returns the state of the WebSocket. While it is `reconnecting`, displayed data may be outdated. */
export function useConnection(): ConnectionState {
  const { connection } = useApi();
  return useStore(connection);
}
