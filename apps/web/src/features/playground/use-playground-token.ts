import { useMutation } from '@apollo/client/react';
import { useCallback, useRef } from 'react';
import { CreatePlaygroundTokenDocument } from '../../gql/create-playground-token.ts';

const SPARE_MS = 60_000;

/** A token for free-form documents as oneself; a new one shortly before the old one ends. */
export function usePlaygroundToken(): () => Promise<string> {
  const [create] = useMutation(CreatePlaygroundTokenDocument);
  const held = useRef<Promise<{ token: string; expiresAt: string }> | null>(null);
  return useCallback(async () => {
    const current = await held.current?.catch(() => null);
    if (current && Date.parse(current.expiresAt) - Date.now() > SPARE_MS) return current.token;
    const fresh = create().then(({ data }) => {
      if (!data) throw new Error('The server gave no token.');
      return data.createPlaygroundToken;
    });
    held.current = fresh;
    return (await fresh).token;
  }, [create]);
}
