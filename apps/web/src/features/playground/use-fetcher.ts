import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import { createClient } from 'graphql-ws';
import { useEffect, useMemo, useRef } from 'react';
import type { Identity } from './identity-choice.tsx';
import { usePlaygroundToken } from './use-playground-token.ts';

/** Carries the editor's documents to the server, as whoever is chosen at that moment. */
export function useFetcher(slug: string, identity: Identity): Fetcher {
  const token = usePlaygroundToken();
  const chosen = useRef(identity);
  useEffect(() => {
    chosen.current = identity;
  }, [identity]);

  const { fetcher, close } = useMemo(() => {
    const credentials = async () => {
      const { current } = chosen;
      // A key carries its workspace with it.
      return current.as === 'key' && current.key
        ? { bearer: current.key, workspace: undefined }
        : { bearer: await token(), workspace: slug };
    };
    const sockets = createClient({
      url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
      connectionParams: async () => {
        const { bearer, workspace } = await credentials();
        return { accessToken: bearer, workspace };
      },
    });
    const send: typeof fetch = async (input, init) => {
      const { bearer, workspace } = await credentials();
      const headers = new Headers(init?.headers);
      headers.set('authorization', `Bearer ${bearer}`);
      if (workspace) headers.set('x-workspace', workspace);
      return fetch(input, { ...init, headers });
    };
    const options = { url: '/graphql', fetch: send, wsClient: sockets, enableIncrementalDelivery: false };
    return { fetcher: createGraphiQLFetcher(options), close: () => sockets.dispose() };
  }, [slug, token]);
  useEffect(() => () => void close(), [close]);
  return fetcher;
}
