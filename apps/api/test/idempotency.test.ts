import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { deleteExpiredIdempotencyKeys } from '../src/jobs/sweep-expired-rows.ts';
import { as, type Caller } from './testkit/as.ts';
import { buildApiKey, buildMember, buildRole, twoWorkspaces } from './testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { documentFor } from './testkit/mutate.ts';
import { dump, rows } from './testkit/rows.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const CREATE = documentFor('createLead', 'lead { id name createdAt }');
const lead = (name = 'Lena Lead') => ({ input: { name, phone: '+442079460018', consent: true } });
const under = <T extends Caller>(caller: T, key: string): T => ({ ...caller, headers: { 'idempotency-key': key } });
const leadsOf = (workspaceId: string) => rows(fd, 'select 1 from leads where workspace_id = $1', [workspaceId]);
const codeOf = async (caller: Caller, query: string, variables?: Record<string, unknown>) =>
  (await as(fd, caller).run(query, variables)).errors?.[0]?.extensions.code ?? null;

const FOR_MUTATIONS = 'Only mutations can have an Idempotency-Key';
const NAME_ONE = 'Set operationName to one operation of the document';
const NO_NAME = 'operationName must be a GraphQL name';

describe('a change under an Idempotency-Key [I1]', () => {
  it('runs once for a hundred concurrent requests, and all get the same answer', async () => {
    const { acme } = await twoWorkspaces(fd);
    const key = under(await buildApiKey(fd, acme, acme.owner), '"8e03978e-40d5-43dd-bc93-6894a57f9324"');
    const persistently = async (): Promise<string> => {
      for (;;) {
        const answer = await as(fd, key).run(CREATE, lead());
        if (answer.status !== 409) return answer.text;
        expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'IDEMPOTENCY_KEY_IN_FLIGHT' });
        expect(answer.headers['retry-after']).toBe('1');
      }
    };
    const answers = await Promise.all(Array.from({ length: 100 }, persistently));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('"errors":[]');
    expect(await leadsOf(acme.id)).toHaveLength(1);
    const audited = `select 1 from audit_events where workspace_id = $1 and name = 'lead.created'`;
    expect(await rows(fd, audited, [acme.id])).toHaveLength(1);
  });

  it('is replayed byte for byte, and marked as replayed', async () => {
    const { acme } = await twoWorkspaces(fd);
    const ada = under(acme.owner, 'first');
    const first = await as(fd, ada).run(CREATE, lead());
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    fd.advance({ minutes: 5 });
    const second = await as(fd, ada).run(CREATE, lead());
    expect(second).toMatchObject({ text: first.text, status: first.status });
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(second.headers['content-type']).toBe(first.headers['content-type']);
    // Precondition: a request with another key makes a second change.
    expect((await as(fd, under(acme.owner, 'other')).run(CREATE, lead())).text).not.toBe(first.text);
    expect(await leadsOf(acme.id)).toHaveLength(2);
  });

  it('is refused when the key is used with another request', async () => {
    const { acme } = await twoWorkspaces(fd);
    const ada = under(acme.owner, 'one');
    await as(fd, ada).ok(CREATE, lead());
    const other = await as(fd, ada).run(CREATE, lead('Otto'));
    expect(other.status).toBe(422);
    expect(other.errors?.[0]?.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
    // The same input with its fields in another order counts as the same request.
    const { consent, phone, name } = lead().input;
    expect(await codeOf(ada, CREATE, { input: { consent, phone, name } })).toBeNull();
    expect(await leadsOf(acme.id)).toHaveLength(1);
  });

  it('is separate for each caller and each workspace', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const mia = await buildMember(fd, acme, { role: 'member' });
    await buildMember(fd, globex, { person: acme.owner, role: 'owner' });
    for (const caller of [
      acme.owner,
      mia,
      await buildApiKey(fd, acme, mia),
      { ...acme.owner, workspace: globex.slug },
    ]) {
      const { headers } = await as(fd, under(caller, 'shared')).run(CREATE, lead());
      expect(headers['idempotency-replayed']).toBeUndefined();
    }
    expect(await leadsOf(acme.id)).toHaveLength(3);
    expect(await leadsOf(globex.id)).toHaveLength(1);
  });

  it('has no effect if the process dies before the response, and can be requested again', async () => {
    const { acme } = await twoWorkspaces(fd);
    const ada = under(acme.owner, 'interrupted');
    // The database connection breaks after the change and before the response is stored.
    await rows(
      fd,
      `create function public.die() returns trigger language plpgsql as $$
      begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$`,
    );
    await rows(fd, 'create trigger die before insert on idempotency_keys for each row execute function public.die()');
    try {
      const { status } = await as(fd, ada).run(CREATE, lead());
      expect(status).toBe(503);
    } finally {
      await rows(fd, 'drop trigger die on idempotency_keys');
      await rows(fd, 'drop function public.die()');
    }
    expect(await leadsOf(acme.id)).toHaveLength(0);
    expect(await codeOf(ada, CREATE, lead())).toBeNull();
    expect(await leadsOf(acme.id)).toHaveLength(1);
  });

  it('stores refusals, but not authorization errors that changed nothing', async () => {
    const { acme } = await twoWorkspaces(fd);
    const refused = under(acme.owner, 'refused');
    const first = await as(fd, refused).run(CREATE, { input: { ...lead().input, phone: '12' } });
    expect(first.text).toContain('PHONE_INVALID');
    expect((await as(fd, refused).run(CREATE, { input: { ...lead().input, phone: '12' } })).text).toBe(first.text);

    const vic = await buildMember(fd, acme, { role: 'viewer' });
    expect(await codeOf(under(vic, 'denied'), CREATE, lead())).toBe('FORBIDDEN');
    await rows(fd, `update members set role = 'member' where id = $1`, [vic.memberId]);
    expect(await codeOf(under(vic, 'denied'), CREATE, lead())).toBeNull();
  });

  it('stores the result of the first field if the second one is denied', async () => {
    const { acme } = await twoWorkspaces(fd);
    const two = `mutation ($input: CreateLeadInput!) { createLead(input: $input) { __typename }
      deleteLead(id: "018f0000-0000-7000-8000-000000000000") { __typename } }`;
    const ada = under(acme.owner, 'half');
    const first = await as(fd, ada).run(two, lead());
    expect(first.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await as(fd, ada).run(two, lead())).text).toBe(first.text);
    expect(await leadsOf(acme.id)).toHaveLength(1);
  });

  it('returns a refusal for a unique violation, and continues', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { name } = await buildRole(fd, acme);
    const input = { name, policies: ['lead.read'] };
    const answer = await as(fd, under(acme.owner, 'taken')).run(documentFor('createRole'), { input });
    expect(answer.data?.createRole.errors[0]?.code).toBe('ROLE_NAME_TAKEN');
  });

  it('never stores a secret that is shown once: the change is applied, and its answer is not replayed [B5]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const input = {
      name: 'Website',
      environment: 'STAGING',
      mode: 'ANY_OPERATION',
      scopes: ['lead.read'],
      expiresInDays: 90,
    };
    const document = documentFor('createApiKey', 'secret');
    const ada = under(acme.owner, 'secret');
    const { secret } = (await as(fd, ada).ok(document, { input })).createApiKey;
    const again = await as(fd, ada).run(document, { input });
    expect(again.status).toBe(409);
    expect(again.errors?.[0]?.extensions.code).toBe('IDEMPOTENT_ANSWER_WITHHELD');
    expect(await rows(fd, 'select 1 from api_keys where workspace_id = $1', [acme.id])).toHaveLength(1);
    expect(await dump(fd)).not.toContain(secret);
    // The response to a request that does not select the secret is replayed.
    const quiet = documentFor('createApiKey', 'apiKey { id }');
    const bob = under(acme.owner, 'no-secret');
    const first = await as(fd, bob).run(quiet, { input: { ...input, environment: 'PRODUCTION' } });
    expect((await as(fd, bob).run(quiet, { input: { ...input, environment: 'PRODUCTION' } })).text).toBe(first.text);
  });

  it.each([
    ['masked', 'update members set mask_contact_details = true where id = $1', 'IDEMPOTENT_ANSWER_WITHHELD'],
    ['limited', 'update members set assigned_conversations_only = true where id = $1', 'FORBIDDEN'],
    ['demoted', `update members set role = 'viewer' where id = $1`, 'FORBIDDEN'],
    ['removed', 'delete from members where id = $1', 'NOT_FOUND'],
    ['given another role', `update members set role = 'admin' where id = $1`, 'IDEMPOTENT_ANSWER_WITHHELD'],
  ])('is neither replayed nor repeated for a caller who was %s since [S16]', async (_what, change, code) => {
    const { acme } = await twoWorkspaces(fd);
    const mia = under(await buildMember(fd, acme, { role: 'member' }), 'before');
    const document = documentFor('createLead', 'lead { id name phone }');
    const first = await as(fd, mia).run(document, lead());
    expect(first.text).toContain('+442079460018');
    // Precondition: the response is replayed before the change.
    expect((await as(fd, mia).run(document, lead())).text).toBe(first.text);
    await rows(fd, change, [mia.memberId]);
    const again = await as(fd, mia).run(document, lead());
    expect(again.errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
    expect(again.text).not.toContain('+442079460018');
    expect(await leadsOf(acme.id)).toHaveLength(1);
  });

  it.each([
    ['again to a member who sees every conversation', false, null],
    ['no second time to a member who sees assigned conversations only', true, 'IDEMPOTENT_ANSWER_WITHHELD'],
  ])('is answered %s [S16]', async (_what, isLimited, code) => {
    const { acme } = await twoWorkspaces(fd);
    const mia = await buildMember(fd, acme, { role: 'member' });
    await rows(fd, 'update members set assigned_conversations_only = $2 where id = $1', [mia.memberId, isLimited]);
    const document = documentFor('createSavedView', 'view { id }');
    const variables = { input: { name: 'Mornings', query: 'tag=vip', visibility: 'SHARED' } };
    const ask = () => codeOf(under(mia, 'view'), document, variables);
    expect(await ask()).toBeNull(); // Precondition: the first request succeeds.
    expect(await ask()).toBe(code);
  });

  it('survives the deletion of its workspace', async () => {
    const { acme } = await twoWorkspaces(fd);
    const input = { confirmSlug: acme.slug };
    expect(await codeOf(under(acme.owner, 'gone'), documentFor('deleteWorkspace'), input)).toBeNull();
    expect(await rows(fd, 'select 1 from workspaces where workspace_id = $1', [acme.id])).toHaveLength(0);
  });

  it('is not supported outside a workspace, or with an invalid key', async () => {
    const { acme } = await twoWorkspaces(fd);
    expect(await codeOf(under(acme.owner, 'k'), 'mutation { signOut { signedOut } }')).toBe('BAD_REQUEST');
    for (const nonsense of ['', 'two words', '"open', 'ü', 'x'.repeat(256)]) {
      expect(await codeOf(under(acme.owner, nonsense), CREATE, lead())).toBe('BAD_REQUEST');
    }
    expect(await codeOf(under({ workspace: acme.slug }, 'k'), CREATE, lead())).toBe('UNAUTHENTICATED');
    expect(await leadsOf(acme.id)).toHaveLength(0);
  });

  it.each([
    ['a query', '{ leads(first: 1) { totalCount } }', null, FOR_MUTATIONS],
    ['a subscription', 'subscription { leadChanged { id } }', null, FOR_MUTATIONS],
    ['a document that cannot be parsed', 'mutation { createLead', null, 'An Idempotency-Key requires a valid mutation'],
    ['an operation that the document does not have', CREATE, 'Other', NAME_ONE],
    ['several operations and no name', `${CREATE} query Other { leads(first: 1) { totalCount } }`, null, NAME_ONE],
    ['a name with a line break', CREATE, 'Create\nLead', NO_NAME],
    ['an empty name', CREATE, '', NO_NAME],
  ])('results in an error with %s [S5]', async (_what, query, operationName, reason) => {
    const { acme } = await twoWorkspaces(fd);
    const sent = { query, operationName, variables: lead() };
    const answer = await as(fd, under(acme.owner, 'k')).post(sent);
    expect(answer.status).toBe(400);
    expect(answer.data).toBeUndefined();
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_REQUEST']);
    // Apollo also refuses some of these requests, for another reason.
    expect(answer.text).toContain(reason);
    expect(await leadsOf(acme.id)).toHaveLength(0);
    // Precondition: the server accepts the key with a valid request.
    expect(await codeOf(under(acme.owner, 'k'), CREATE, lead())).toBeNull();
  });

  it('results in an error with a cached query [S5]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const query = '{ leads(first: 1) { totalCount } }';
    for (let times = 0; times < 3; times += 1) expect(await codeOf(acme.owner, query)).toBeNull();
    expect(await codeOf(under(acme.owner, 'k'), query)).toBe('BAD_REQUEST');
  });

  it.each([
    ['GET', '/graphql?query=%7B__typename%7D'],
    ['GET', '/healthz'],
    ['POST', '/forms/acme'],
    ['POST', '/s/unknown'],
    ['POST', '/uploads/contacts'],
    ['POST', '/uploads/leads'],
    ['POST', '/uploads/saved-replies'],
    ['POST', '/uploads/history'],
    ['POST', '/uploads/knowledge'],
    ['POST', '/uploads/template-files'],
  ] as const)('results in an error without a mutation: %s %s [S5]', async (method, url) => {
    const headers = { 'idempotency-key': 'k' };
    const answer = await fd.app.inject({ method, url, headers });
    expect({ status: answer.statusCode, code: answer.json().errors?.[0]?.extensions.code }).toEqual({
      status: 400,
      code: 'BAD_REQUEST',
    });
    expect(answer.body).toContain('An Idempotency-Key is only accepted with POST /api/leads and with a mutation');
    expect((await fd.app.inject({ method, url })).body).not.toContain('Idempotency-Key');
  });

  it('is applied independently of requests of other workspaces, with a key of any mode [S5]', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const foreignKey = await buildApiKey(fd, globex, globex.owner);
    // A query text that no cache contains.
    const query = `${CREATE} # ${acme.slug}`;
    const [first, ...rest] = query.split(' ');
    for (const [text, operationName] of [
      [query, ''],
      [query, null],
      [query, 'Nothing'],
      [rest.join(' '), first],
      [rest.join(' '), `${first}\n`],
      [query, `\n${query}`],
    ]) {
      await as(fd, foreignKey).post({ query: text, operationName, variables: lead() });
    }
    const ada = under(acme.owner, 'poisoned');
    const once = await as(fd, ada).run(query, lead());
    const twice = await as(fd, ada).run(query, lead());
    expect(twice.headers['idempotency-replayed']).toBe('true');
    expect(twice.text).toBe(once.text);
    expect(await leadsOf(acme.id)).toHaveLength(1);
  });

  it('expires after a day, and is deleted', async () => {
    const { acme } = await twoWorkspaces(fd);
    const key = under(await buildApiKey(fd, acme, acme.owner), 'daily');
    const first = await as(fd, key).run(CREATE, lead());
    fd.advance({ hours: 23 });
    expect((await as(fd, key).run(CREATE, lead())).text).toBe(first.text);
    const stored = () => rows(fd, 'select 1 from idempotency_keys where workspace_id = $1', [acme.id]);
    const query = jest.fn((text: string, values: unknown[]) => fd.services.database.system.pool.query(text, values));
    await deleteExpiredIdempotencyKeys(fd.services.clock)({}, { query } as never);
    expect(await stored()).toHaveLength(1);
    fd.advance({ hours: 2 });
    await deleteExpiredIdempotencyKeys(fd.services.clock)({}, { query } as never);
    expect(await stored()).toHaveLength(0);
    expect((await as(fd, key).run(CREATE, lead())).text).not.toBe(first.text);
    expect(await leadsOf(acme.id)).toHaveLength(2);
  });
});
