import { useEffect, useEffectEvent, useRef } from 'react';
import type { ThreadMessage } from './conversation-cache.ts';

/** Announces new messages of the contact while the thread is visible. */
export function useAnnounceNewMessages(
  messages: readonly ThreadMessage[] | undefined,
  onArrival: (body: string) => void,
) {
  const newest = messages?.at(-1);
  const known = useRef<string>(undefined);
  const announce = useEffectEvent(onArrival);
  useEffect(() => {
    if (known.current && newest && newest.id !== known.current && newest.authorType === 'CONTACT')
      announce(newest.body);
    known.current = newest?.id;
  }, [newest]);
}
