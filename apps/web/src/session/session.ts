import type { SessionViewerQuery } from '../gql/types.ts';
import { createStore, type Store } from '../lib/store.ts';
import { crossTabLock, type Lock } from './cross-tab-lock.ts';

export type Viewer = NonNullable<SessionViewerQuery['viewer']>;

export type SessionState =
  | { status: 'starting' }
  /** The server did not answer; we do not know who this is. */
  | { status: 'unreachable' }
  /** `asked`: the person signed out here, and does not want to be led back to where they were. */
  | { status: 'signed-out'; asked: boolean }
  | { status: 'signed-in'; viewer: Viewer };

/** What the server hands out when it knows who is there. */
export interface SessionGrant {
  accessToken: string;
  expiresAt: string;
  viewer: Viewer;
}

/** How a session speaks to the server, without itself needing one. */
export interface SessionTransport {
  /** null: there is no session behind the cookie. Throws when the server cannot be reached. */
  refresh(): Promise<SessionGrant | null>;
  viewer(accessToken: string): Promise<Viewer | null>;
  signOut(accessToken: string | null): Promise<void>;
}

export interface Session {
  state: Store<SessionState>;
  /** Asks the server who is there; resolves once the state is no longer `starting`. */
  start(): Promise<void>;
  /** A token with some life left in it, or null when nobody is signed in. */
  accessToken(): Promise<string | null>;
  /** A new token, whatever is left of the old one; null ends the session. One request at a time, in all tabs together. */
  refresh(): Promise<string | null>;
  /** The answer to signing in. */
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

/** Who is signed in here. The access token lives in a closure and nowhere else: no storage, no window. */
export function createSession(transport: SessionTransport, surroundings: Partial<SessionEnvironment> = {}): Session {
  const { now, lock, channel } = { now: Date.now, lock: crossTabLock, channel: openChannel(), ...surroundings };
  const state = createStore<SessionState>({ status: 'starting' });
  const token = tokenHolder(now, () => void session.refresh().catch(() => {}));
  let inFlight: Promise<string | null> | null = null;
  // Signing in or out while a renewal is under way: its answer is about somebody who is no longer there.
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
  // Another tab signed in or out: the cookie is shared, so the server can tell us who is there now.
  channel?.addEventListener('message', () => void session.refresh().catch(ignore));
  return session;
}

/** Keeps one token, and has it renewed shortly before it ends. A failed early renewal is no harm: the next request asks again. */
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
