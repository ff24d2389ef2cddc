import { useMutation } from '@apollo/client/react';
import { useRef } from 'react';
import { CreatePlaygroundTokenDocument } from '../../gql/create-playground-token.ts';

const EARLY_MS = 60_000;

/** Token for ad hoc documents as the current user. Created on demand and renewed before it expires. */
export function usePlaygroundToken(): () => Promise<string> {
  const [createToken] = useMutation(CreatePlaygroundTokenDocument, { fetchPolicy: 'no-cache' });
  const held = useRef<{ token: string; expiresAt: number } | null>(null);
  const asking = useRef<Promise<string> | null>(null);

  async function ask() {
    const { data } = await createToken();
    if (!data) throw new Error('The server returned no playground token.');
    const { token, expiresAt } = data.createPlaygroundToken;
    held.current = { token, expiresAt: new Date(expiresAt).getTime() };
    return token;
  }

  return async () => {
    if (held.current && held.current.expiresAt - Date.now() > EARLY_MS) return held.current.token;
    asking.current ??= ask().finally(() => {
      asking.current = null;
    });
    return asking.current;
  };
}
