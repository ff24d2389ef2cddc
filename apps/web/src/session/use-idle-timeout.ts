import { useApolloClient, useMutation } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ExtendSessionDocument, IdleTimeoutDocument } from '../gql/idle-timeout.ts';
import { onActivity } from './activity.ts';
import { useApi } from './api.tsx';

/** Time in milliseconds before the idle timeout at which the warning appears. */
export const WARNING_MS = 120_000;
const HEARTBEAT_MS = 60_000;
// Maximum delay of a browser timer in milliseconds.
const LONGEST_MS = 2 ** 31 - 1;

interface ServerClock {
  readonly endsAt: string;
  readonly now: string;
}

/**
 * Returns the end of the idle timeout in milliseconds since 1970 by the browser's clock. `endsAt` is null while loading
 * and if the workspace has no idle timeout. `warned` is true in the last two minutes.
 */
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
    // A response without an error means that the workspace is not locked. The user may have confirmed their identity in
    // another tab.
    idle.open(slug);
  }, [client, idle, slug, take]);

  // Ignore errors. The Apollo client already handles the error code of the idle timeout.
  useEffect(() => void ask().catch(() => {}), [ask]);
  useEffect(() => idle.onNews((changed) => changed === slug && void ask().catch(() => {})), [ask, idle, slug]);
  // Query the server again when the warning is due and when the timeout ends, because other tabs may have restarted it.
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

/**
 * Restarts the idle timeout at most once a minute while the user is active. The returned function restarts the timeout
 * immediately.
 */
function useExtendSession(slug: string, take: (clock: ServerClock | null | undefined) => void) {
  const { idle } = useApi();
  const [extendSession] = useMutation(ExtendSessionDocument, { fetchPolicy: 'no-cache' });
  const extendedAt = useRef(0);
  const stay = useCallback(async () => {
    extendedAt.current = Date.now();
    const { data } = await extendSession();
    take(data?.extendSession.idleTimeout);
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
