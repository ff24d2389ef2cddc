import { atom, type WritableAtom } from 'nanostores';
import type { SessionViewerQuery } from '../gql/types.ts';

export type Viewer = NonNullable<SessionViewerQuery['viewer']>;

export type SessionState =
  | { status: 'starting' }
  /** The server did not respond, so the user is unknown. */
  | { status: 'unreachable' }
  /** `asked`: the user signed out here and should not return to the last page. */
  | { status: 'signed-out'; asked: boolean }
  | { status: 'signed-in'; viewer: Viewer };

/** Session data from the server. */
export interface SessionGrant {
  accessToken: string;
  expiresAt: string;
  viewer: Viewer;
}

/** Server access of the session, which works without a session. */
export interface SessionTransport {
  /** null: there is no session. Throws when the server is unreachable. */
  refresh(): Promise<SessionGrant | null>;
  viewer(accessToken: string): Promise<Viewer | null>;
  signOut(accessToken: string | null): Promise<void>;
}

export interface Session {
  state: WritableAtom<SessionState>;
  /** Loads the session. Resolves when the state is no longer `starting`. */
  start(): Promise<void>;
  /** A valid access token, or null when signed out. */
  accessToken(): Promise<string | null>;
  /** A new access token. Null ends the session. One request at a time across all tabs. */
  refresh(): Promise<string | null>;
  /** Starts a session after sign-in. */
  begin(grant: SessionGrant): void;
  /** Reads memberships and invitations again. */
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

/** Session of this tab. The access token is only in a closure, not in storage or on window. */
export function createSession(transport: SessionTransport, surroundings: Partial<SessionEnvironment> = {}): Session {
  const { now, lock, channel } = { now: Date.now, lock: crossTabLock, channel: openChannel(), ...surroundings };
  const state = atom<SessionState>({ status: 'starting' });
  const token = tokenHolder(now, () => void session.refresh().catch(() => {}));
  let inFlight: Promise<string | null> | null = null;
  // Counts sign-ins and sign-outs, to discard responses of earlier renewals.
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
  // Another tab signed in or out. The cookie is shared, so ask the server.
  channel?.addEventListener('message', () => void session.refresh().catch(ignore));
  return session;
}

/** Holds one token and renews it before expiry. A failed early renewal is repeated by the next request. */
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

/** Runs work exclusively across all tabs: a refresh token can be used once. */
type Lock = <T>(work: () => Promise<T>) => Promise<T>;

const crossTabLock: Lock = async (work) => {
  if (typeof navigator === 'undefined' || !navigator.locks) return work();
  return await navigator.locks.request('frontdesk-refresh', work);
};
