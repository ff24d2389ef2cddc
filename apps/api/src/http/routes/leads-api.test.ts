import { randomUUID } from 'node:crypto';
import { DENIAL_CODES, LIMITS } from '@frontdesk/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { assertObjectType, getNamedType, isLeafType } from 'graphql';
import { as } from '../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildLead,
  buildMember,
  type Member,
  twoWorkspaces,
} from '../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../test/testkit/frontdesk.ts';
import { documentFor } from '../../../test/testkit/mutate.ts';
import { rows } from '../../../test/testkit/rows.ts';
import { until } from '../../../test/testkit/until.ts';
import { sharedGraph } from '../../graphql/schema.ts';
import { BUDGETS } from '../../rate-limiting/budgets.ts';
import { LEAD_FIELDS } from './leads-api.ts';

let fd: TestFrontdesk;
let address: string;
let acme: BuiltWorkspace & { readonly owner: Member };
let globex: BuiltWorkspace & { readonly owner: Member };
let key: { readonly bearer: string; readonly id: string };
beforeAll(async () => {
  fd = await startFrontdesk();
  address = await fd.listen();
});
afterAll(() => fd.close());
beforeEach(async () => {
  ({ acme, globex } = await twoWorkspaces(fd));
  key = await buildApiKey(fd, acme, acme.owner);
});

const LENA = { name: 'Lena Lead', phone: '+44 20 7946 0018', email: 'lena@people.test', consent: true };

interface Response {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: the body is a lead or an error.
  readonly json: any;
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(`${address}${path}`, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: JSON.parse(text) };
}

type Sender = { readonly bearer?: string | undefined };
const authorization = ({ bearer }: Sender) => (bearer ? { authorization: `Bearer ${bearer}` } : {});

const post = (sender: Sender, body: unknown, headers: Record<string, string> = {}) =>
  send('/api/leads', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization(sender), ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const get = (sender: Sender, id: string, headers: Record<string, string> = {}) =>
  send(`/api/leads/${id}`, { headers: { ...authorization(sender), ...headers } });

const leadsOf = ({ id }: BuiltWorkspace) =>
  rows<{ id: string; external_id: string | null; source: string }>(
    fd,
    'select id, external_id, source from leads where workspace_id = $1',
    [id],
  );
const codeOf = ({ status, json }: Response) => [status, json.error?.code ?? null];

describe('POST /api/leads [CB-25]', () => {
  it('creates the lead of createLead: stored, audited and answered in the same way', async () => {
    const created = await post(key, { ...LENA, message: 'Hello', externalId: ' crm-1 ' });
    expect(created.status).toBe(201);
    expect(created.json).toMatchObject({
      externalId: 'crm-1',
      name: 'Lena Lead',
      phone: '+442079460018',
      email: 'lena@people.test',
      message: 'Hello',
      status: 'NEW',
      source: 'API',
      answers: [],
    });
    expect(created.headers.get('location')).toBe(`/api/leads/${created.json.id}`);
    expect(created.headers.get('cache-control')).toBe('no-store');
    expect(await leadsOf(acme)).toEqual([{ id: created.json.id, external_id: 'crm-1', source: 'API' }]);
    expect(
      await rows(
        fd,
        `select actor_kind, actor_id, via, subject_id from audit_events where workspace_id = $1 and name = 'lead.created'`,
        [acme.id],
      ),
    ).toEqual([{ actor_kind: 'API_KEY', actor_id: key.id, via: 'API', subject_id: created.json.id }]);
    const { lead } = await as(fd, key).ok(`query ($id: ID!) { lead(id: $id) { ${LEAD_FIELDS} } }`, {
      id: created.json.id,
    });
    expect(created.json).toEqual(lead);
    expect((await get(key, created.json.id)).json).toEqual(lead);
  });

  it('answers with every field of the GraphQL type that has no arguments or permissions', () => {
    const fields = Object.values(assertObjectType(sharedGraph().getType('Lead')).getFields());
    const leaves = fields.filter(({ type, args }) => isLeafType(getNamedType(type)) && args.length === 0);
    const selected = LEAD_FIELDS.replace(/\{[^}]*\}/, '').split(/\s+/);
    expect(leaves.map(({ name }) => name).filter((name) => !selected.includes(name))).toEqual([]);
  });

  it('returns the existing lead of an external id unchanged with 200, and enqueues no second greeting', async () => {
    const first = await post(key, { ...LENA, externalId: 'crm-1' });
    const greetings = () =>
      rows(fd, 'select 1 from graphile_worker.jobs where key like $1', ['greet %']).then(({ length }) => length);
    const before = await greetings();
    const again = await post(key, { ...LENA, name: 'Other', phone: '+442079460019', externalId: 'crm-1' });
    expect(again.status).toBe(200);
    expect(again.json).toEqual(first.json);
    expect(again.headers.get('location')).toBeNull();
    expect(await greetings()).toBe(before);
    // Precondition: another external id, or none, creates another lead.
    expect((await post(key, { ...LENA, externalId: 'crm-2' })).status).toBe(201);
    expect(await greetings()).toBe(before + 1);
    expect((await post(key, { ...LENA, externalId: '' })).json.externalId).toBeNull();
    expect((await post(key, LENA)).status).toBe(201);
    expect(await leadsOf(acme)).toHaveLength(4);
  });

  it('creates one lead for concurrent requests with one external id', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(key, { ...LENA, externalId: 'crm-1' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    expect(new Set(answers.map(({ json }) => json.id)).size).toBe(1);
    expect(await leadsOf(acme)).toHaveLength(1);
  });

  it('separates the external ids of workspaces', async () => {
    const foreign = await buildApiKey(fd, globex, globex.owner);
    const [mine, theirs] = [
      await post(key, { ...LENA, externalId: 'crm-1' }),
      await post(foreign, { ...LENA, externalId: 'crm-1' }),
    ];
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.json.id).not.toBe(mine.json.id);
  });

  it('has the external ids of GraphQL', async () => {
    const { createLead } = await as(fd, acme.owner).ok(documentFor('createLead', 'isNew lead { id externalId }'), {
      input: { ...LENA, externalId: 'crm-1' },
    });
    expect(createLead).toMatchObject({ isNew: true, lead: { externalId: 'crm-1' } });
    const again = await post(key, { ...LENA, externalId: 'crm-1' });
    expect([again.status, again.json.id]).toEqual([200, createLead.lead.id]);
    await post(key, { ...LENA, externalId: 'crm-2' });
    const { leads } = await as(fd, key).ok(
      '{ leads(first: 5, filter: { externalId: { in: ["crm-1", "crm-3"] } }) { nodes { id } } }',
    );
    expect(leads.nodes).toEqual([{ id: createLead.lead.id }]);
  });

  it('works for keys that run saved queries only, and records the use of the key', async () => {
    const saved = await buildApiKey(fd, acme, acme.owner, { mode: 'PERSISTED_ONLY', environment: 'STAGING' });
    expect((await post(saved, LENA)).status).toBe(201);
    const used = () =>
      rows<{ last_used_for: string | null }>(fd, 'select last_used_for from api_keys where id = $1', [saved.id]);
    await until('the use of the key', async () => (await used())[0]?.last_used_for === 'POST /api/leads');
    const policies = await rows(fd, 'select policy from api_key_policy_uses where api_key_id = $1', [saved.id]);
    expect(policies).toContainEqual({ policy: 'lead.manage' });
  });
});

describe('an Idempotency-Key [CB-25]', () => {
  it('replays the first answer with its status and headers', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const first = await post(key, LENA, headers);
    const again = await post(key, LENA, headers);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.text).toBe(first.text);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(await leadsOf(acme)).toHaveLength(1);
  });

  it('is refused with another body, and replays refusals', async () => {
    const headers = { 'idempotency-key': 'one' };
    await post(key, LENA, headers);
    expect(codeOf(await post(key, { ...LENA, name: 'Otto' }, headers))).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    const wrong = { ...LENA, phone: '12' };
    const refused = await post(key, wrong, { 'idempotency-key': 'two' });
    expect(refused.status).toBe(422);
    expect((await post(key, wrong, { 'idempotency-key': 'two' })).text).toBe(refused.text);
    expect(await leadsOf(acme)).toHaveLength(1);
  });

  it('runs once for concurrent requests, and refuses the others while it runs', async () => {
    const headers = { 'idempotency-key': 'at-the-same-time' };
    const answers = await Promise.all(Array.from({ length: 6 }, () => post(key, LENA, headers)));
    const refused = answers.filter(({ status }) => status !== 201);
    expect(answers.length).toBeGreaterThan(refused.length);
    for (const answer of refused) {
      expect(codeOf(answer)).toEqual([409, 'IDEMPOTENCY_KEY_IN_FLIGHT']);
      expect(answer.headers.get('retry-after')).toBe('1');
    }
    expect(await leadsOf(acme)).toHaveLength(1);
  });

  it('does not return a stored answer after the access of the key changed', async () => {
    const mia = await buildMember(fd, acme, { role: 'member' });
    const hers = await buildApiKey(fd, acme, mia, { environment: 'STAGING' });
    const headers = { 'idempotency-key': 'before' };
    expect((await post(hers, LENA, headers)).text).toContain('+442079460018');
    await rows(fd, 'update members set mask_contact_details = true where id = $1', [mia.memberId]);
    expect(codeOf(await post(hers, LENA, headers))).toEqual([409, 'IDEMPOTENT_ANSWER_WITHHELD']);
  });

  it('is not accepted to read a lead', async () => {
    const { id } = await buildLead(fd, acme);
    const answer = await get(key, id, { 'idempotency-key': 'k' });
    expect(codeOf(answer)).toEqual([400, 'BAD_REQUEST']);
    expect((await get(key, id)).status).toBe(200);
    expect(codeOf(await post(key, LENA, { 'idempotency-key': 'two words' }))).toEqual([400, 'BAD_REQUEST']);
  });
});

describe('GET /api/leads/:id [CB-25]', () => {
  it('answers an unknown id, an id of another workspace and a text that is no id alike', async () => {
    const mine = await buildLead(fd, acme);
    const theirs = await buildLead(fd, globex);
    expect((await get(key, mine.id)).json.id).toBe(mine.id);
    const answers = await Promise.all([randomUUID(), theirs.id, 'nothing'].map((id) => get(key, id)));
    for (const { status, json } of answers) {
      expect({ status, error: json.error }).toEqual({
        status: 404,
        error: {
          code: 'NOT_FOUND',
          message: 'Not found.',
          fields: [],
          requestId: expect.any(String),
          docUrl: 'http://localhost:4000/docs/errors#NOT_FOUND',
        },
      });
    }
  });

  it('masks contact details for the key of a member who may not see them', async () => {
    const mia = await buildMember(fd, acme, { role: 'member' });
    const hers = await buildApiKey(fd, acme, mia, { environment: 'STAGING' });
    const created = await post(hers, LENA);
    expect(created.json.phone).toBe('+442079460018');
    await rows(fd, 'update members set mask_contact_details = true where id = $1', [mia.memberId]);
    const masked = await get(hers, created.json.id);
    const inGraphql = await as(fd, hers).ok('query ($id: ID!) { lead(id: $id) { phone email } }', {
      id: created.json.id,
    });
    expect(masked.json).toMatchObject(inGraphql.lead);
    expect(masked.text).not.toContain('2079460018');
    expect(masked.text).not.toContain('lena@people.test');
    // Also the answer to the caller's own request.
    const own = await post(hers, { ...LENA, phone: '+442079460077' });
    expect(own.status).toBe(201);
    expect(own.text).not.toContain('2079460077');
  });
});

describe('the caller of the leads API [CB-25]', () => {
  it('needs lead.manage to create and lead.read to read', async () => {
    const reader = await buildApiKey(fd, acme, acme.owner, { scopes: ['lead.read'], environment: 'STAGING' });
    const other = await buildApiKey(fd, acme, acme.owner, { scopes: ['agent.read'], environment: 'PRODUCTION' });
    const { id } = await buildLead(fd, acme);
    expect((await get(reader, id)).status).toBe(200);
    const refused = await post(reader, LENA);
    expect(codeOf(refused)).toEqual([403, 'FORBIDDEN']);
    expect(refused.json.error.requiredPolicy).toBe('lead.manage');
    expect(codeOf(await get(other, id))).toEqual([403, 'FORBIDDEN']);
    expect(await leadsOf(acme)).toHaveLength(1);
    // Precondition: the same requests succeed with the policies.
    expect([(await post(key, LENA)).status, (await get(key, id)).status]).toEqual([201, 200]);
  });

  it('is counted in the audit log when it is denied', async () => {
    const reader = await buildApiKey(fd, acme, acme.owner, { scopes: ['lead.read'], environment: 'STAGING' });
    expect((await post(reader, LENA)).status).toBe(403);
    const denials = () => rows(fd, 'select action, code, count from access_denials where workspace_id = $1', [acme.id]);
    await until('the denial', async () => (await denials()).length > 0);
    expect(await denials()).toEqual([{ action: 'createLead', code: 'FORBIDDEN', count: 1 }]);
  });

  it.each([
    ['was revoked', () => rows(fd, 'update api_keys set revoked_at = now() where id = $1', [key.id])],
    [
      'has expired',
      () => rows(fd, `update api_keys set expires_at = now() - interval '1 day' where id = $1`, [key.id]),
    ],
    ['has no active creator', () => rows(fd, 'delete from members where id = $1', [acme.owner.memberId])],
    [
      'is used from another address',
      () => rows(fd, `update api_keys set allowed_ranges = array['203.0.113.0/24'] where id = $1`, [key.id]),
    ],
  ])('is not accepted with a key that %s', async (_what, change) => {
    expect((await post(key, LENA)).status).toBe(201);
    await change();
    const answer = await post(key, LENA);
    expect(codeOf(answer)).toEqual([401, 'UNAUTHENTICATED']);
    expect(answer.json.error.message).toBe('This API key is not valid. It may have been revoked or have expired.');
    expect(codeOf(await get(key, randomUUID()))).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('is an API key, and not a session, a playground token or a cookie', async () => {
    const { createPlaygroundToken } = await as(fd, acme.owner).ok('mutation { createPlaygroundToken { token } }');
    const cookie = { cookie: 'frontdesk=anything', 'x-workspace': acme.slug };
    for (const [sender, headers] of [
      [{}, cookie],
      [acme.owner, { 'x-workspace': acme.slug }],
      [{ bearer: createPlaygroundToken.token }, {}],
      [{ bearer: `${key.bearer}x` }, {}],
    ] as const) {
      expect(codeOf(await post(sender, LENA, headers))).toEqual([401, 'UNAUTHENTICATED']);
    }
    expect(await leadsOf(acme)).toHaveLength(0);
    expect(codeOf(await post(key, LENA, { 'x-workspace': globex.slug }))).toEqual([404, 'NOT_FOUND']);
    expect((await post(key, LENA, { 'x-workspace': acme.slug })).status).toBe(201);
  });

  it('is limited by the budget of the key, before the body is read', async () => {
    const first = await post(key, LENA);
    expect(first.headers.get('ratelimit-policy')).toContain(`"requests";q=${BUDGETS.key.requests};w=60`);
    expect(first.headers.get('ratelimit')).toContain(`"requests";r=${BUDGETS.key.requests - 1};`);
    await rows(fd, 'update rate_limits set points = $2 where key = $1', [
      `budget:requests:${key.id}`,
      BUDGETS.key.requests,
    ]);
    const over = await post(key, '{');
    expect(codeOf(over)).toEqual([429, 'RATE_LIMITED']);
    expect(over.headers.get('ratelimit')).toContain('"requests";r=0;');
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(over.json.error.retryAfterSeconds).toBe(Number(over.headers.get('retry-after')));
    expect(await as(fd, key).denied('{ leads(first: 1) { totalCount } }')).toBe('RATE_LIMITED');
  });
});

describe('an error of the leads API [CB-25]', () => {
  it.each([
    ['an array', '[]', [400, 'BAD_REQUEST', 'Send a JSON object.']],
    ['null', 'null', [400, 'BAD_REQUEST', 'Send a JSON object.']],
    ['malformed JSON', '{"name":', [400, 'BAD_REQUEST', 'The body is not valid JSON.']],
    ['an empty body', '', [400, 'BAD_REQUEST', 'The body is not valid JSON.']],
    [
      'a body over the limit',
      `"${'x'.repeat(101 * 1024)}"`,
      [413, 'PAYLOAD_TOO_LARGE', 'The body is larger than this endpoint accepts.'],
    ],
  ])('names what is wrong with %s', async (_what, body, expected) => {
    const answer = await post(key, body);
    expect([...codeOf(answer), answer.json.error.message]).toEqual(expected);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'text/csv'])(
    'refuses the content type %s',
    async (type) => {
      const answer = await post(key, JSON.stringify(LENA), { 'content-type': type });
      expect(codeOf(answer)).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
      expect(await leadsOf(acme)).toHaveLength(0);
      expect((await post(key, LENA, { 'content-type': 'application/json; charset=utf-8' })).status).toBe(201);
    },
  );

  it.each([
    ['an empty name', { name: ' ' }, 'name', 'NAME_INVALID'],
    ['a wrong phone number', { phone: '12' }, 'phone', 'PHONE_INVALID'],
    ['a wrong email address', { email: 'lena' }, 'email', 'EMAIL_INVALID'],
    ['a long message', { message: 'x'.repeat(LIMITS.leadMessageLength + 1) }, 'message', 'MESSAGE_TOO_LONG'],
    [
      'a long external id',
      { externalId: 'x'.repeat(LIMITS.externalIdLength + 1) },
      'externalId',
      'EXTERNAL_ID_INVALID',
    ],
    ['an external id of two lines', { externalId: 'a\nb' }, 'externalId', 'EXTERNAL_ID_INVALID'],
    ['no consent', { consent: false }, 'consent', 'CONSENT_MISSING'],
  ])('has the code of GraphQL for %s', async (_what, wrong, field, code) => {
    const answer = await post(key, { ...LENA, ...wrong });
    expect(codeOf(answer)).toEqual([422, 'VALIDATION_FAILED']);
    expect(answer.json.error.fields).toEqual([{ code, field, message: expect.any(String) }]);
    expect(answer.json.error.message).toContain(answer.json.error.fields[0].message);
    const { createLead } = await as(fd, key).ok(documentFor('createLead'), { input: { ...LENA, ...wrong } });
    expect(createLead.errors).toMatchObject(answer.json.error.fields);
    expect(await leadsOf(acme)).toHaveLength(0);
  });

  it('names all wrong values together', async () => {
    const answer = await post(key, { name: '', phone: '12', email: 'lena', consent: false });
    expect(answer.json.error.fields.map(({ field }: { field: string }) => field)).toEqual([
      'name',
      'phone',
      'email',
      'consent',
    ]);
  });

  it('names all fields with a wrong type, missing fields and unknown fields together', async () => {
    const sent = { name: 7, email: true, message: ['a'], consent: 'yes', workspaceId: globex.id, __proto__x: 1 };
    const answer = await post(key, sent);
    expect(codeOf(answer)).toEqual([400, 'VALIDATION_FAILED']);
    const message = (text: string) => ({ code: 'VALIDATION_FAILED', message: text });
    expect(answer.json.error.fields).toEqual([
      { field: 'name', ...message('This must be a string.') },
      { field: 'phone', ...message('This field is required.') },
      { field: 'email', ...message('This must be a string.') },
      { field: 'message', ...message('This must be a string.') },
      { field: 'consent', ...message('This must be true or false.') },
      { field: 'workspaceId', ...message('This field does not exist.') },
      { field: '__proto__x', ...message('This field does not exist.') },
    ]);
    expect(await leadsOf(globex)).toHaveLength(0);
  });

  it('names at most 20 unknown fields, with at most 100 characters of each', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`${index}${'x'.repeat(150)}`, 1]));
    const answer = await post(key, { ...LENA, ...unknown });
    expect(answer.json.error.fields).toHaveLength(20);
    expect(answer.json.error.fields[0].field).toHaveLength(100);
  });

  it('has the id of the request, a code of the closed list and the page that describes it', async () => {
    const answer = await post(key, { ...LENA, phone: '12' });
    const { code, requestId, docUrl } = answer.json.error;
    expect(answer.headers.get('x-request-id')).toBe(requestId);
    expect(DENIAL_CODES).toContain(code);
    expect(docUrl).toBe(`http://localhost:4000/docs/errors#${code}`);
    const page = await (await fetch(`${address}/docs/errors`)).text();
    expect(page).toContain(`id="${code}"`);
  });

  it('reports a defect with the id of the request and without details', async () => {
    await rows(fd, `alter table leads add constraint leads_broken check (name <> 'Broken')`);
    const answer = await post(key, { ...LENA, name: 'Broken' });
    expect(codeOf(answer)).toEqual([500, 'INTERNAL']);
    expect(answer.text).not.toContain('leads_broken');
    expect(answer.json.error.message).toContain(answer.json.error.requestId);
    await rows(fd, 'alter table leads drop constraint leads_broken');
    expect((await post(key, { ...LENA, name: 'Broken' })).status).toBe(201);
  });
});
