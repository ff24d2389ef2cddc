import { atom, type WritableAtom } from 'nanostores';
import type { SessionViewerQuery } from '../gql/types.ts';

export type Viewer = NonNullable<SessionViewerQuery['viewer']>;

export type SessionState =
  | { status: 'starting' }
  /** The server did not respond, so it is unknown whether a user is signed in. */
  | { status: 'unreachable' }
  /**
   * No user is signed in. `asked` is true if the user signed out in this tab. In that case, the user is not redirected
   * to the last page after sign-in.
   */
  | { status: 'signed-out'; asked: boolean }
  | { status: 'signed-in'; viewer: Viewer };

/** Data of a session that was started or renewed. */
export interface SessionGrant {
  accessToken: string;
  expiresAt: string;
  viewer: Viewer;
}

/** Requests to the server about the session. */
export interface SessionTransport {
  /** Renews the access token. Resolves to null if there is no session. Throws if the server does not respond. */
  refresh(): Promise<SessionGrant | null>;
  viewer(accessToken: string): Promise<Viewer | null>;
  signOut(accessToken: string | null): Promise<void>;
}

export interface Session {
  state: WritableAtom<SessionState>;
  /** Loads the session. Afterwards the state is no longer `starting`. */
  start(): Promise<void>;
  /** Resolves to a valid access token, renewed if necessary, or to null if no user is signed in. */
  accessToken(): Promise<string | null>;
  /**
   * Renews the access token. Resolves to null and ends the session if the server rejects the renewal. Rejects if the
   * server does not respond. Only one tab at a time renews the token.
   */
  refresh(): Promise<string | null>;
  /** Stores the session after sign-in and notifies other tabs. */
  begin(grant: SessionGrant): void;
  /** Refetches the signed-in user with memberships and invitations. Does nothing if no user is signed in. */
  reloadViewer(): Promise<void>;
  signOut(): Promise<void>;
}

interface SessionEnvironment {
  now: () => number;
  lock: Lock;
  channel: Pick<BroadcastChannel, 'postMessage' | 'addEventListener'> | null;
}

const SOON_MS = 20_000;
const EARLY_MS = 60_000;

/**
 * Creates the session of this tab. The access token is stored in memory and not in browser storage, where other scripts
 * could read it.
 */
export function createSession(transport: SessionTransport, surroundings: Partial<SessionEnvironment> = {}): Session {
  const { now, lock, channel } = { now: Date.now, lock: crossTabLock, channel: openChannel(), ...surroundings };
  const state = atom<SessionState>({ status: 'starting' });
  const token = tokenHolder(now, () => void session.refresh().catch(() => {}));
  let inFlight: Promise<string | null> | null = null;
  // Incremented by each sign-in and sign-out, so that responses to older renewals are ignored.
  let era = 0;

  function enter(grant: SessionGrant | null, asked = false) {
    token.hold(grant);
    state.set(grant ? { status: 'signed-in', viewer: grant.viewer } : { status: 'signed-out', asked });
  }

  async function renew() {
    const asking = era;
    const grant = await lock(() => transport.refresh());
    if (asking === era) enter(grant);
    return token.held()?.accessToken ?? null;
  }

  const session: Session = {
    state,
    start: () => session.refresh().then(ignore, () => state.set({ status: 'unreachable' })),
    async accessToken() {
      const held = token.held();
      if (!held) return null;
      return held.expiresAt - now() > SOON_MS ? held.accessToken : session.refresh();
    },
    refresh() {
      inFlight ??= renew().finally(() => {
        inFlight = null;
      });
      return inFlight;
    },
    begin(grant) {
      era += 1;
      enter(grant);
      channel?.postMessage('changed');
    },
    async reloadViewer() {
      const accessToken = await session.accessToken();
      const viewer = accessToken && (await transport.viewer(accessToken));
      if (viewer) state.set({ status: 'signed-in', viewer });
    },
    async signOut() {
      await transport.signOut(token.held()?.accessToken ?? null);
      era += 1;
      enter(null, true);
      channel?.postMessage('changed');
    },
  };
  // Another tab signed in or out. All tabs share the session cookie, so renew the session.
  channel?.addEventListener('message', () => void session.refresh().catch(ignore));
  return session;
}

/**
 * Stores the access token, and renews it one minute before it expires, but not earlier than 20 seconds after it was
 * received. If the renewal fails, the next request retries it.
 */
function tokenHolder(now: () => number, renew: () => void) {
  let held: { accessToken: string; expiresAt: number } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    held: () => held,
    hold(grant: SessionGrant | null) {
      clearTimeout(timer);
      held = grant && { accessToken: grant.accessToken, expiresAt: new Date(grant.expiresAt).getTime() };
      if (held) timer = setTimeout(renew, Math.max(held.expiresAt - now() - EARLY_MS, SOON_MS));
    },
  };
}

const ignore = () => {};
const openChannel = () => (typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('frontdesk-session'));

/**
 * Function that ensures that the work runs in only one tab at a time, because a refresh token can be used only once.
 */
type Lock = <T>(work: () => Promise<T>) => Promise<T>;

const crossTabLock: Lock = async (work) => {
  if (typeof navigator === 'undefined' || !navigator.locks) return work();
  return await navigator.locks.request('frontdesk-refresh', work);
};
