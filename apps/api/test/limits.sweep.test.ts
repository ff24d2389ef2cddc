import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KNOWLEDGE_LIMITS, LIMITS, TEMPLATE_MEDIA_LIMITS } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DOCUMENT_LIMITS } from '../src/graphql/document-limits.ts';
import { routesOf } from '../src/http/served-routes.ts';
import { TIMEOUTS } from '../src/http/timeouts.ts';
import { BUDGETS } from '../src/rate-limiting/budgets.ts';
import type { Limit, LimitProbe } from '../src/rate-limiting/catalogue/cells.ts';
import { CATALOGUE } from '../src/rate-limiting/catalogue/limits.ts';
import { renderLimits } from '../src/rate-limiting/catalogue/render.ts';
import {
  type Credential,
  ENTRY_POINTS,
  type EntryPoint,
  GRAPH_ENTRY_POINTS,
  type GraphEntryPoint,
  ROUTES,
  titleOf,
} from '../src/rate-limiting/catalogue/ways-in.ts';
import { as, type Caller } from './testkit/as.ts';
import { type BuiltWorkspace, type Member, twoWorkspaces } from './testkit/build.ts';
import { buildConversation } from './testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { FEW_VALUES, MANY_VALUES, OVERSIZED } from './testkit/over-limits.ts';
import { rows } from './testkit/rows.ts';
import { sendSlowly } from './testkit/send-slowly.ts';
import { callers, codesThrough, KINDS, nextListener, openedSocket, partsOf } from './testkit/ways-in.ts';

const ROOT = join(import.meta.dirname, '../../..');
const DOCS = join(ROOT, 'docs/limits.md');

let fd: TestFrontdesk;
/** A second server with short timeouts, for the tests of slow requests. */
let hasty: TestFrontdesk;
let address: string;
let hastyPort: number;
let acme: BuiltWorkspace & { readonly owner: Member };
let who: Readonly<Record<Credential, Caller & { id?: string }>>;
let conversationId: string;
beforeAll(async () => {
  fd = await startFrontdesk();
  address = await fd.listen();
  hasty = await startFrontdesk({ beside: fd, timeouts: { ...TIMEOUTS, requestMs: 300, checkMs: 50 } });
  hastyPort = Number(new URL(await hasty.listen()).port);
  ({ acme } = await twoWorkspaces(fd));
  who = await callers(fd, { workspace: acme, owner: acme.owner });
  conversationId = (await buildConversation(fd, acme, { words: ['Hello?'] })).id;
});
afterAll(async () => {
  await hasty.close();
  await fd.close();
});

describe('the catalogue of limits', () => {
  it('has a column for exactly the routes of the server', () => {
    const known = ['POST /graphql', 'GET /graphql', ...Object.values(ROUTES).flatMap(({ routes }) => [...routes])];
    const served = routesOf(fd.app).filter((route) => !/^(HEAD|OPTIONS) /.test(route) && !isFile(route));
    const missing = served.filter((route) => !known.includes(route));
    const gone = known.filter((route) => !served.includes(route) && route !== 'GET /forms/:slug');
    if (missing.length > 0)
      throw new Error(
        `Add ${missing.join(', ')} to ROUTES in src/rate-limiting/catalogue/ways-in.ts, and to a row of each limit in limits.ts.`,
      );
    if (gone.length > 0) throw new Error(`ROUTES has ${gone.join(', ')}, which the server does not: remove it.`);
  });

  it.each(CATALOGUE.map((limit) => [limit.name, limit] as const))(
    'has a rule for every API: %s',
    (_name, { cells }) => {
      const missing = ENTRY_POINTS.filter((way) => !cells[way]);
      const unknown = Object.keys(cells).filter((way) => !(ENTRY_POINTS as readonly string[]).includes(way));
      if (missing.length > 0)
        throw new Error(
          `Say in src/rate-limiting/catalogue/limits.ts for ${missing.join(', ')} which test goes over this limit, or why it does not apply.`,
        );
      expect(unknown).toEqual([]);
    },
  );

  it('has a row for every limit of documents', () => {
    const named = CATALOGUE.map(({ name }) => name);
    const missing = Object.keys(DOCUMENT_LIMITS).filter((name) => name !== 'bodyBytes' && !named.includes(name));
    if (missing.length > 0)
      throw new Error(
        `Add ${missing.join(', ')} to DOCUMENTS in src/rate-limiting/catalogue/limits.ts and to OVERSIZED.`,
      );
  });

  const named = CATALOGUE.flatMap(({ cells }) =>
    Object.values(cells).flatMap((cell) => (cell.kind === 'tested' ? [`${cell.by.file}: ${cell.by.title}`] : [])),
  );
  it.each([...new Set(named)])('names an existing test: %s', (name) => {
    const [file = '', title = ''] = name.split(': ');
    const path = join(import.meta.dirname, '..', file);
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path, 'utf8')).toContain(title);
  });

  it('matches docs/limits.md', () => {
    const rendered = renderLimits();
    if (process.env.UPDATE === '1') writeFileSync(DOCS, rendered);
    if (!existsSync(DOCS) || readFileSync(DOCS, 'utf8') !== rendered)
      throw new Error('docs/limits.md is not fresh: run UPDATE=1 on limits.sweep.test.ts and commit it.');
  });
});

const isFile = (route: string) => /^GET \/([\w-]+\/)*[\w.-]+\.\w+$/.test(route);

/** All limits except limits of attempts, which `limits.attempts*.test.ts` cover. */
type SweptHere = Exclude<LimitProbe, 'attempts'>;

/** Tests a limit through an entry point, first just within the limit and then above it. */
const PROBES: Readonly<Record<SweptHere, (limit: Limit, way: EntryPoint) => Promise<void>>> = {
  document: async ({ name }, way) => {
    const graphWay = way as GraphEntryPoint;
    const [transport] = partsOf(graphWay);
    const size = DOCUMENT_LIMITS[name as keyof typeof DOCUMENT_LIMITS];
    const build = (n: number) => OVERSIZED[name]?.(KINDS[transport], n) ?? '';
    const codes = (query: string) => codesOf(graphWay, { query });
    // The parser enforces the token limit. A request with an Idempotency-Key reports every parser error as
    // BAD_REQUEST.
    const refusal = transport === 'once' && name === 'tokens' ? 'BAD_REQUEST' : 'QUERY_TOO_COMPLEX';
    // The document contains a few more tokens than `size`, so the first request stays well below the limit.
    expect(await codes(build(size > 100 ? size - 30 : size - 5))).not.toContain(refusal);
    expect(await codes(build(size + 1))).toContain(refusal);
  },

  values: async (_limit, way) => {
    const [transport, credential] = partsOf(way as GraphEntryPoint);
    const kind = transport === 'socket' ? 'socket' : 'http';
    const payload = async (query: string) => (credential === 'PERSISTED_ONLY' ? registered(query) : { query });
    const codes = async (query: string) =>
      kind === 'socket'
        ? eventCodes(who[credential], await payload(query))
        : codesOf(way as GraphEntryPoint, await payload(query));
    expect(await codes(FEW_VALUES[kind])).toEqual([]);
    expect(await codes(MANY_VALUES[kind])).toEqual(['QUERY_TOO_COMPLEX']);
  },

  body: async (_limit, way) => {
    if (isGraph(way) && partsOf(way)[0] === 'socket') return tooLargeForSocket(way);
    const { url, type, bytes, signedBy } = BODIES[isGraph(way) ? 'graphql' : way] ?? none(way);
    const [transport, credential] = isGraph(way) ? partsOf(way) : [null, null];
    const isUpload = way === 'upload' || way === 'knowledgeUpload' || way === 'templateUpload';
    const caller = isUpload ? who.session : way === 'leads' ? who.ANY_OPERATION : credential ? who[credential] : {};
    const tooLarge = isUpload ? 422 : 413;
    const post = async (size: number) => {
      const response = await fd.app.inject({
        method: 'POST',
        url,
        headers: {
          ...(isUpload ? { 'content-length': String(size) } : {}),
          'content-type': type,
          // A route that requires a signature does not read the body without one.
          ...(signedBy ? { [signedBy]: 'signed' } : {}),
          ...(caller.bearer ? { authorization: `Bearer ${caller.bearer}` } : {}),
          ...(caller.workspace && isUpload ? { 'x-workspace': caller.workspace } : {}),
          ...(transport === 'once' ? { 'idempotency-key': randomUUID() } : {}),
        },
        // An upload is streamed, so the server checks the declared length.
        payload: isUpload ? 'x' : 'x'.repeat(size),
      });
      return { status: response.statusCode, isTooLarge: /PAYLOAD_TOO_LARGE|FILE_TOO_LARGE/.test(response.body) };
    };
    expect(await post(bytes)).toMatchObject({ isTooLarge: false });
    expect(await post(bytes + 1)).toEqual({ status: tooLarge, isTooLarge: true });
  },

  budget: async ({ name }, way) => {
    const what = name === 'requests' ? 'requests' : 'cost';
    const { id } = who[isGraph(way) ? partsOf(way)[1] : 'ANY_OPERATION'];
    const spend = (points: number) =>
      rows(
        fd,
        `insert into rate_limits (key, points, expire) values ($1, $2, $3)
         on conflict (key) do update set points = excluded.points, expire = excluded.expire`,
        [`budget:${what}:${id}`, points, fd.services.clock().getTime() + 120_000],
      );
    const codes = () =>
      isGraph(way)
        ? codesOf(way, { query: `${KINDS[partsOf(way)[0]]} { nothing }` })
        : leadsApiCodes(who.ANY_OPERATION);
    await spend(0);
    expect(await codes()).not.toContain('RATE_LIMITED');
    await spend(BUDGETS.key[what]);
    expect(await codes()).toEqual(['RATE_LIMITED']);
    await spend(0);
  },

  slowBody: async (_limit, way) => {
    const { url, type, signedBy } = BODIES[isGraph(way) ? 'graphql' : way] ?? none(way);
    const [transport, credential] = isGraph(way) ? partsOf(way) : [null, null];
    const bearer = way === 'leads' ? who.ANY_OPERATION.bearer : credential && who[credential].bearer;
    const headers = [
      ...(signedBy ? [`${signedBy}: signed`] : []),
      ...(bearer ? [`authorization: Bearer ${bearer}`] : []),
      ...(transport === 'once' ? [`idempotency-key: ${randomUUID()}`] : []),
    ];
    expect(await sendSlowly(hastyPort, { url, type, headers, ticks: 2 })).not.toBe('408');
    expect(await sendSlowly(hastyPort, { url, type, headers, ticks: 1_000 })).toBe('408');
  },
};

const swept = CATALOGUE.flatMap((limit) =>
  Object.entries(limit.cells).flatMap(([way, cell]) =>
    cell.kind === 'executed' && cell.probe !== 'attempts'
      ? [
          [
            `${limit.name}: ${titleOf(way as EntryPoint)}`,
            { limit, way: way as EntryPoint, probe: cell.probe },
          ] as const,
        ]
      : [],
  ),
);

describe('over a limit', () => {
  it.each(swept)('%s', (_name, { limit, way, probe }) => PROBES[probe](limit, way));
});

const isGraph = (way: EntryPoint): way is GraphEntryPoint => (GRAPH_ENTRY_POINTS as readonly string[]).includes(way);

const none = (way: EntryPoint): never => {
  throw new Error(`Say in BODIES of limits.sweep.test.ts what is posted to ${way}.`);
};

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const KB = 1024;
const BODIES: Readonly<Record<string, { url: string; type: string; bytes: number; signedBy?: string }>> = {
  graphql: { url: '/graphql', type: JSON_TYPE, bytes: DOCUMENT_LIMITS.bodyBytes },
  form: { url: '/forms/acme', type: FORM_TYPE, bytes: 32 * KB },
  surface: { url: '/s/unknown', type: FORM_TYPE, bytes: 128 * KB },
  leads: { url: '/api/leads', type: JSON_TYPE, bytes: DOCUMENT_LIMITS.bodyBytes },
  twilio: { url: '/api/whatsapp/inbound', type: FORM_TYPE, bytes: 64 * KB, signedBy: 'x-twilio-signature' },
  whatsappCloud: {
    url: `/api/whatsapp/cloud/${randomUUID()}`,
    type: JSON_TYPE,
    bytes: 3 * KB * KB,
    signedBy: 'x-hub-signature-256',
  },
  vapi: { url: '/api/voice/events', type: JSON_TYPE, bytes: 2 * KB * KB, signedBy: 'x-signature' },
  calendar: { url: '/api/calendar/events', type: JSON_TYPE, bytes: 256 * KB, signedBy: 'x-cal-signature-256' },
  upload: { url: '/uploads/contacts?name=people.csv', type: 'text/csv', bytes: LIMITS.importBytes },
  knowledgeUpload: {
    url: '/uploads/knowledge?name=prices.pdf',
    type: 'application/octet-stream',
    bytes: KNOWLEDGE_LIMITS.fileBytes,
  },
  templateUpload: {
    url: '/uploads/template-files?name=offer.png',
    type: 'application/octet-stream',
    bytes: TEMPLATE_MEDIA_LIMITS.fileBytes,
  },
  phone: { url: `/api/simulator/phones/${randomUUID()}/messages`, type: JSON_TYPE, bytes: DOCUMENT_LIMITS.bodyBytes },
};

async function leadsApiCodes({ bearer }: Caller): Promise<string[]> {
  const headers = { authorization: `Bearer ${bearer}` };
  const response = await fd.app.inject({ method: 'POST', url: '/api/leads', headers, payload: {} });
  return [response.json().error.code];
}

const codesOf = (way: GraphEntryPoint, payload: object) =>
  codesThrough({ fd, address }, way, { caller: who[partsOf(way)[1]], payload });

const REGISTER = `mutation ($document: String!) { createPersistedOperation(document: $document) {
  operation { id } errors { code message } } }`;

async function registered(document: string) {
  const named = `query Sweep${randomUUID().replaceAll('-', '')} ${document}`;
  const { createPersistedOperation: made } = await as(fd, acme.owner).ok(REGISTER, { document: named });
  return { extensions: { persistedQuery: { version: 1, sha256Hash: made.operation.id } } };
}

/** Returns the error codes of a subscription's first response. */
async function eventCodes({ bearer, workspace }: Caller, payload: object): Promise<string[]> {
  const open = await openedSocket(address);
  await open.authenticate({ bearer, workspace });
  const listening = nextListener(fd);
  open.send({ type: 'subscribe', id: 'one', payload: { query: '', ...payload } });
  await Promise.race([listening, open.refused('one')]);
  const before = open.codesOf('one');
  if (before.length > 0) return before;
  const note = { topic: 'conversation', workspaceId: acme.id, id: conversationId, kind: 'UPDATED' };
  await rows(fd, 'select pg_notify($1, $2)', ['frontdesk_notes', JSON.stringify(note)]);
  const [event] = await open.received('next', 1);
  open.socket.terminate();
  return (event?.payload.errors ?? []).map(({ extensions }: { extensions: { code: string } }) => extensions.code);
}

async function tooLargeForSocket(way: GraphEntryPoint): Promise<void> {
  const { bearer, workspace } = who[partsOf(way)[1]];
  const open = await openedSocket(address);
  await open.authenticate({ bearer, workspace });
  // graphql-ws reports the error with console.error, and this cannot be configured.
  const reported = jest.spyOn(console, 'error').mockImplementation(() => {});
  open.send({ type: 'ping', payload: { pad: 'x'.repeat(DOCUMENT_LIMITS.bodyBytes - 100) } });
  await open.received('pong', 1);
  open.send({ type: 'ping', payload: { pad: 'x'.repeat(DOCUMENT_LIMITS.bodyBytes) } });
  expect(await open.closed).toBe(1009);
  reported.mockRestore();
}
