import type { ApolloClient } from '@apollo/client';
import { RefreshSessionDocument, SessionViewerDocument, SignOutDocument } from '../gql/session-viewer.ts';
import type { SessionTransport } from './session.ts';

/**
 * Creates the functions that send session requests. The client must not itself use the session, because a renewal would
 * then wait for its own result.
 */
export const sessionTransport = (client: ApolloClient): SessionTransport => ({
  async refresh() {
    // All tabs wait for this response, so limit its duration.
    const context = { fetchOptions: { signal: AbortSignal.timeout(15_000) } };
    const { data } = await client.mutate({ mutation: RefreshSessionDocument, fetchPolicy: 'no-cache', context });
    const { accessToken, expiresAt, viewer } = data?.refreshSession ?? {};
    return accessToken && expiresAt && viewer ? { accessToken, expiresAt, viewer } : null;
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
