import { useApolloClient, useMutation } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ExtendSessionDocument, IdleTimeoutDocument } from '../gql/idle-timeout.ts';
import { onActivity } from './activity.ts';
import { useApi } from './api.tsx';

/** Time before the idle timeout when a warning appears. */
export const WARNING_MS = 120_000;
const HEARTBEAT_MS = 60_000;
// Maximum delay of a timer.
const LONGEST_MS = 2 ** 31 - 1;

interface ServerClock {
  readonly endsAt: string;
  readonly now: string;
}

/** Time of the idle timeout by this browser's clock. `warned` two minutes before, unless another tab was active. */
export function useIdleTimeout(slug: string) {
  const { idle } = useApi();
  const client = useApolloClient();
  const [endsAt, setEndsAt] = useState<number | null>(null);
  const [warned, setWarned] = useState(false);

  const take = useCallback((clock: ServerClock | null | undefined) => {
    if (!clock) return;
    const left = Date.parse(clock.endsAt) - Date.parse(clock.now);
    setEndsAt(Date.now() + left);
    setWarned(left <= WARNING_MS);
  }, []);
  const ask = useCallback(async () => {
    const { data } = await client.query({ query: IdleTimeoutDocument, fetchPolicy: 'no-cache' });
    take(data?.idleTimeout);
    // Re-authentication in another tab also applies here.
    idle.open(slug);
  }, [client, idle, slug, take]);

  // Failures are ignored, except the idle timeout, which the client handles.
  useEffect(() => void ask().catch(() => {}), [ask]);
  useEffect(() => idle.onNews((changed) => changed === slug && void ask().catch(() => {})), [ask, idle, slug]);
  // Asks the server again near the end, because other tabs may have been active.
  useEffect(() => {
    if (endsAt === null) return;
    const at = warned ? endsAt : endsAt - WARNING_MS;
    const timer = setTimeout(
      () => void ask().catch(() => {}),
      Math.min(Math.max(at - Date.now(), 0) + 500, LONGEST_MS),
    );
    return () => clearTimeout(timer);
  }, [endsAt, warned, ask]);

  const stay = useExtendSession(slug, take);
  return { endsAt, warned, stay };
}

/** Extends the session on request, and once a minute during user activity. */
function useExtendSession(slug: string, take: (clock: ServerClock | null | undefined) => void) {
  const { idle } = useApi();
  const [extendSession] = useMutation(ExtendSessionDocument, { fetchPolicy: 'no-cache' });
  const extendedAt = useRef(0);
  const stay = useCallback(async () => {
    extendedAt.current = Date.now();
    const { data } = await extendSession();
    take(data?.extendSession);
    idle.notifyOtherTabs(slug);
  }, [extendSession, take, idle, slug]);
  useEffect(
    () =>
      onActivity(() => {
        if (idle.closed.get() === slug || Date.now() - extendedAt.current < HEARTBEAT_MS) return;
        void stay().catch(() => {});
      }),
    [stay, idle, slug],
  );
  return stay;
}
