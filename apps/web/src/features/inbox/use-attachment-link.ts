import { useMutation } from '@apollo/client/react';
import { useCallback, useEffect, useState } from 'react';
import { CreateAttachmentLinkDocument } from '../../gql/message-attachments.ts';

/**
 * Returns a function that creates a URL of a file, or returns null if that fails. The URL is valid for five minutes.
 */
export function useCreateLink(id: string): () => Promise<string | null> {
  const [createLink] = useMutation(CreateAttachmentLinkDocument);
  return useCallback(async () => {
    try {
      return (await createLink({ variables: { id } })).data?.createAttachmentLink.url ?? null;
    } catch {
      return null;
    }
  }, [createLink, id]);
}

/** Returns the URL of a file for a player or an image. `renew` replaces an expired URL, but only once. */
export function useAttachmentLink(id: string) {
  const createLink = useCreateLink(id);
  const [link, setLink] = useState<{ url: string | null; count: number }>({ url: null, count: 0 });
  const create = useCallback(async () => {
    const url = await createLink();
    setLink(({ count }) => ({ url, count: count + 1 }));
  }, [createLink]);
  useEffect(() => void create(), [create]);
  return { url: link.url, hasFailed: link.count > 0 && !link.url, renew: () => void (link.count < 2 && create()) };
}
