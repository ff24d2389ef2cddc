import { randomUUID } from 'node:crypto';
import type { PolicyKey } from '@frontdesk/policies';
import type { Credential, GraphEntryPoint, GraphTransport } from '../../src/rate-limiting/catalogue/ways-in.ts';
import { as, type Caller } from './as.ts';
import { type BuiltWorkspace, buildApiKey, type Member } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import { buildServiceAccount } from './scene.ts';
import { type OpenSocket, openSocket } from './sockets.ts';

export const partsOf = (way: GraphEntryPoint) => way.split(':') as [GraphTransport, Credential];

const SCOPES = ['lead.read', 'lead.manage', 'message.read'] as const;

/** Creates callers of one workspace, one for each kind of credential. */
export async function callers(
  fd: TestFrontdesk,
  { workspace, owner }: { workspace: BuiltWorkspace; owner: Member },
  scopes: readonly PolicyKey[] = SCOPES,
): Promise<Readonly<Record<Credential, Caller & { id?: string }>>> {
  const made = await as(fd, owner).ok('mutation { createPlaygroundToken { token } }');
  const key = (environment: 'DEVELOPMENT' | 'STAGING' | 'PRODUCTION', overrides = {}) =>
    buildApiKey(fd, workspace, owner, { environment, scopes, ...overrides });
  const serviceAccountId = await buildServiceAccount(fd, workspace, owner, { policies: scopes });
  return {
    anonymous: { workspace: workspace.slug },
    session: owner,
    playground: { bearer: made.createPlaygroundToken.token, workspace: workspace.slug },
    ANY_OPERATION: await key('DEVELOPMENT'),
    PERSISTED_ONLY: await key('PRODUCTION', { mode: 'PERSISTED_ONLY' }),
    service: await key('STAGING', { serviceAccountId }),
  };
}

/** Operation type by transport. `once` is HTTP with an Idempotency-Key, which requires a mutation. */
export const KINDS = { http: 'query', once: 'mutation', socket: 'subscription' } as const;

/** Sends a request through an entry point. Returns its error codes. */
export async function codesThrough(
  place: { fd: TestFrontdesk; address: string },
  way: GraphEntryPoint,
  { caller, payload }: { caller: Caller; payload: object },
): Promise<string[]> {
  const [transport] = partsOf(way);
  if (transport === 'socket') return codesOverSocket(place, caller, payload);
  const headers: Record<string, string> = transport === 'once' ? { 'idempotency-key': randomUUID() } : {};
  const { errors = [] } = await as(place.fd, { ...caller, headers }).post(payload);
  return errors.map(({ extensions }) => extensions.code);
}

async function codesOverSocket(
  { fd, address }: { fd: TestFrontdesk; address: string },
  { bearer, workspace }: Caller,
  payload: object,
): Promise<string[]> {
  const open = await openedSocket(address);
  open.send({ type: 'connection_init', payload: { accessToken: bearer, workspace } });
  await open.received('connection_ack', 1);
  // A subscription that starts sends no immediate response.
  const began = nextListener(fd).then(() => []);
  open.send({ type: 'subscribe', id: 'one', payload: { query: '', ...payload } });
  const codes = await Promise.race([began, open.refused('one')]);
  open.socket.terminate();
  return codes;
}

export async function openedSocket(address: string): Promise<OpenSocket> {
  const open = await openSocket(address);
  if (typeof open === 'number') throw new Error(`The server refused a socket with ${open}.`);
  return open;
}

/** Resolves when the server next starts to listen for change events. */
export function nextListener(fd: TestFrontdesk): Promise<void> {
  const bus = fd.services.bus as { listen: TestFrontdesk['services']['bus']['listen'] };
  const { listen } = bus;
  return new Promise((resolve) => {
    bus.listen = (to, signal) => {
      bus.listen = listen;
      resolve();
      return listen(to, signal);
    };
  });
}
