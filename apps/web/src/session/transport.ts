import type { ApolloClient } from '@apollo/client';
import { RefreshSessionDocument } from '../gql/refresh-session.ts';
import { SessionViewerDocument } from '../gql/session-viewer.ts';
import { SignOutDocument } from '../gql/sign-out.ts';
import type { SessionTransport } from './session.ts';

/** The session's own way to the server, through a client that knows of no session: else a renewal could wait for itself. */
export const sessionTransport = (client: ApolloClient): SessionTransport => ({
  async refresh() {
    // Every tab waits for this answer, so it may not be waited for without end.
    const context = { fetchOptions: { signal: AbortSignal.timeout(15_000) } };
    const { data } = await client.mutate({ mutation: RefreshSessionDocument, fetchPolicy: 'no-cache', context });
    return data?.refreshSession.__typename === 'SessionRefreshed' ? data.refreshSession : null;
  },
  async viewer(accessToken) {
    const { data } = await client.query({
      query: SessionViewerDocument,
      fetchPolicy: 'no-cache',
      context: asBearer(accessToken),
    });
    return data?.viewer ?? null;
  },
  async signOut(accessToken) {
    await client.mutate({ mutation: SignOutDocument, fetchPolicy: 'no-cache', context: asBearer(accessToken) });
  },
});

const asBearer = (accessToken: string | null) => ({
  headers: accessToken ? { authorization: `Bearer ${accessToken}` } : {},
});
