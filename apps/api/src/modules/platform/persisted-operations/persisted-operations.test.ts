import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { buildApiKey, buildLead, buildMember, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { until } from '../../../../test/testkit/until.ts';

let fd: TestFrontdesk;
let address: string;
beforeAll(async () => {
  fd = await startFrontdesk();
  address = await fd.listen();
});
afterAll(() => fd.close());

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const register = (caller: Caller, document: string) =>
  mutate(
    fd,
    caller,
    'createPersistedOperation',
    { document },
    'operation { id name kind document createdByName curl }',
  );
const codeById = async (caller: Caller, id: string, variables?: Record<string, unknown>) =>
  (await as(fd, caller).runById(id, variables)).errors?.[0]?.extensions.code ?? null;

const COUNT = 'query CountLeads($first: Int!) {\n  leads(first: $first) { totalCount }\n}';
const TAKE = 'mutation TakeLead($input: CreateLeadInput!) { createLead(input: $input) { __typename errors { code } } }';

const wide = (part: (nth: number) => string, count = 31) =>
  `query Wide { ${Array.from({ length: count }, (_, nth) => part(nth)).join(' ')} }`;

describe('what is not registered as an operation', () => {
  it.each([
    ['no document', '', 'DOCUMENT_INVALID'],
    ['what is no GraphQL', 'query Broken {', 'DOCUMENT_INVALID'],
    ['a field that does not exist', 'query Wrong { secrets }', 'DOCUMENT_INVALID'],
    ['an argument of the wrong type', 'query Wrong { leads(first: "ten") { totalCount } }', 'DOCUMENT_INVALID'],
    ['a fragment that nothing uses', `${COUNT} fragment F on Lead { id }`, 'DOCUMENT_INVALID'],
    ['a document with a zero byte', `${COUNT} # \0`, 'DOCUMENT_INVALID'],
    [
      'a document with too many tokens',
      `query Long { leads(first: 1, filter: { statuses: [${'NEW '.repeat(2_000)}] }) { totalCount } }`,
      'DOCUMENT_TOO_COMPLEX',
    ],
    ['a document with too many aliases', wide((nth) => `a${nth}: workspace { slug }`), 'DOCUMENT_TOO_COMPLEX'],
    [
      'a document with too many directives',
      wide(() => '... @include(if: true) { __typename }'),
      'DOCUMENT_TOO_COMPLEX',
    ],
    [
      'a document with too much depth',
      `query Deep { ${'a { '.repeat(15)}a${' }'.repeat(15)} }`,
      'DOCUMENT_TOO_COMPLEX',
    ],
    ['one without a name', '{ workspace { slug } }', 'DOCUMENT_NOT_SINGLE'],
    ['two operations', `${COUNT} query Another { workspace { slug } }`, 'DOCUMENT_NOT_SINGLE'],
    ['a subscription', 'subscription Watch { leadChanged { id } }', 'DOCUMENT_NOT_SINGLE'],
  ])('%s', async (_what, document, code) => {
    const { acme } = await twoWorkspaces(fd);
    expect(await register(acme.owner, document)).toMatchObject({ code, field: 'document' });
    expect(
      (await as(fd, acme.owner).ok('{ persistedOperations(first: 1) { totalCount } }')).persistedOperations.totalCount,
    ).toBe(0);
    expect((await register(acme.owner, COUNT)).outcome).toBe('ok');
  });

  it('anything by a viewer, an operator, an agent or a guest; the first two can list registered operations', async () => {
    const { acme } = await twoWorkspaces(fd);
    for (const [role, list] of [
      ['viewer', null],
      ['operator', null],
      ['agent', 'FORBIDDEN'],
    ] as const) {
      const vic = await buildMember(fd, acme, { role });
      expect(await outcome(fd, vic, 'createPersistedOperation', { document: COUNT })).toBe('FORBIDDEN');
      expect(await as(fd, vic).denied('{ persistedOperations(first: 1) { totalCount } }')).toBe(list);
    }
    expect(await outcome(fd, { workspace: acme.slug }, 'createPersistedOperation', { document: COUNT })).toBe(
      'UNAUTHENTICATED',
    );
    const mia = await buildMember(fd, acme, { role: 'member' });
    expect(await outcome(fd, mia, 'createPersistedOperation', { document: COUNT })).toBe('ok');
  });
});

describe('a registered operation', () => {
  it('has the SHA-256 of its text as its id, and shows what it does', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { operation } = await register(acme.owner, TAKE);
    expect(operation).toMatchObject({
      id: sha256(TAKE),
      name: 'TakeLead',
      kind: 'MUTATION',
      document: TAKE,
      createdByName: 'Ada',
    });
    expect((await register(acme.owner, COUNT)).operation).toMatchObject({ id: sha256(COUNT), kind: 'QUERY' });
    const list = '{ persistedOperations(first: 10) { totalCount edges { node { name lastUsedAt } } } }';
    expect((await as(fd, acme.owner).ok(list)).persistedOperations).toEqual({
      totalCount: 2,
      edges: [{ node: { name: 'CountLeads', lastUsedAt: null } }, { node: { name: 'TakeLead', lastUsedAt: null } }],
    });
  });

  it('is stored once, also for concurrent registrations', async () => {
    const { acme } = await twoWorkspaces(fd);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => outcome(fd, acme.owner, 'createPersistedOperation', { document: COUNT })),
    );
    expect(new Set(answers)).toEqual(new Set(['ok']));
    expect(await rows(fd, 'select 1 from persisted_operations where workspace_id = $1', [acme.id])).toHaveLength(1);
    expect(await rows(fd, `select 1 from audit_events where workspace_id = $1`, [acme.id])).toHaveLength(1);
  });

  it('runs by its id alone, with variables, and records the time', async () => {
    const { acme } = await twoWorkspaces(fd);
    const key = await buildApiKey(fd, acme, acme.owner, { mode: 'PERSISTED_ONLY' });
    await buildLead(fd, acme);
    await register(acme.owner, COUNT);
    expect((await as(fd, key).runById(sha256(COUNT), { first: 1 })).data).toEqual({ leads: { totalCount: 1 } });
    expect(await codeById(key, sha256(COUNT), { first: 'many' })).toBe('VALIDATION_FAILED');
    expect(await codeById(key, sha256(COUNT), { first: 101 })).toBe('VALIDATION_FAILED');
    await until('a note of its run', async () => {
      const list = '{ persistedOperations(first: 1) { edges { node { lastUsedAt } } } }';
      return (await as(fd, acme.owner).ok(list)).persistedOperations.edges[0].node.lastUsedAt;
    });
  });

  it('requires the same access as its text', async () => {
    const { acme } = await twoWorkspaces(fd);
    const reads = await buildApiKey(fd, acme, acme.owner, { scopes: ['lead.read'], mode: 'PERSISTED_ONLY' });
    await register(acme.owner, TAKE);
    const input = { name: 'Lena', phone: '+442079460018', consent: true };
    expect(await codeById(reads, sha256(TAKE), { input })).toBe('FORBIDDEN');
    const writes = await buildApiKey(fd, acme, acme.owner, {
      scopes: ['lead.manage'],
      mode: 'PERSISTED_ONLY',
      environment: 'STAGING',
    });
    expect(await codeById(writes, sha256(TAKE), { input })).toBeNull();
  });

  it('does not exist for a key of another workspace, or for a session', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const [ours, theirs] = [await buildApiKey(fd, acme, acme.owner), await buildApiKey(fd, globex, globex.owner)];
    await register(acme.owner, COUNT);
    expect(await codeById(ours, sha256(COUNT), { first: 1 })).toBeNull();
    for (const id of [sha256(COUNT), sha256('never'), 'nonsense', '\0', sha256(COUNT).toUpperCase()]) {
      expect(await codeById(theirs, id, { first: 1 })).toBe('PERSISTED_QUERY_NOT_FOUND');
    }
    expect(await codeById(acme.owner, sha256(COUNT), { first: 1 })).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect(await codeById({}, sha256(COUNT), { first: 1 })).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect(
      (await as(fd, globex.owner).ok('{ persistedOperations(first: 1) { totalCount } }')).persistedOperations
        .totalCount,
    ).toBe(0);
  });

  it('does not run after it is retired, and is retired only by its own workspace', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const key = await buildApiKey(fd, acme, acme.owner);
    const id = sha256(COUNT);
    await register(acme.owner, COUNT);
    for (const wrong of ['nonsense', '\0', sha256('never')]) {
      expect(await outcome(fd, acme.owner, 'deletePersistedOperation', { id: wrong })).toBe('NOT_FOUND');
    }
    expect(await outcome(fd, globex.owner, 'deletePersistedOperation', { id })).toBe('NOT_FOUND');
    expect(await codeById(key, id, { first: 1 })).toBeNull();
    expect(await outcome(fd, acme.owner, 'deletePersistedOperation', { id })).toBe('ok');
    expect(await codeById(key, id, { first: 1 })).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect(await outcome(fd, acme.owner, 'deletePersistedOperation', { id })).toBe('NOT_FOUND');
  });

  it('is retired by the member who registered it and by the holder of api_key.manage, and by no key of another [S18]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const id = sha256(COUNT);
    const [mia, max, adam] = [
      await buildMember(fd, acme, { role: 'member' }),
      await buildMember(fd, acme, { role: 'member' }),
      await buildMember(fd, acme, { role: 'admin' }),
    ];
    const key = (maker: typeof mia, label: string, scopes: string[]) =>
      buildApiKey(fd, acme, maker, { label, scopes } as never);
    const ofMax = await key(max, 'STAGING', ['api_key.manage_own', 'integration.read']);
    const ofMia = await key(mia, 'PRODUCTION', ['api_key.manage_own', 'integration.read']);
    const canRetire = async (caller: Caller) => {
      const list = '{ persistedOperations(first: 1) { edges { node { viewerCan { delete { allowed } } } } } }';
      return (await as(fd, caller).ok(list)).persistedOperations.edges[0].node.viewerCan.delete.allowed;
    };
    await register(mia, COUNT);
    for (const other of [max, ofMax]) {
      expect(await canRetire(other)).toBe(false);
      expect(await outcome(fd, other, 'deletePersistedOperation', { id })).toBe('FORBIDDEN');
      // Registering the same document again changes nothing, including the owner.
      expect((await register(other, COUNT)).operation).toMatchObject({ id, createdByName: mia.name });
      expect(await outcome(fd, other, 'deletePersistedOperation', { id })).toBe('FORBIDDEN');
    }
    for (const allowed of [mia, adam, ofMia]) {
      await register(mia, COUNT);
      expect(await canRetire(allowed)).toBe(true);
      expect(await outcome(fd, allowed, 'deletePersistedOperation', { id })).toBe('ok');
    }
  });

  it('has a working shell command', async () => {
    const { acme } = await twoWorkspaces(fd);
    await buildLead(fd, acme);
    const key = await buildApiKey(fd, acme, acme.owner, { mode: 'PERSISTED_ONLY' });
    const { operation } = await register(acme.owner, COUNT);
    expect(operation.curl).toContain(operation.id);
    expect(operation.curl).not.toContain('totalCount');
    const line = operation.curl.replace('http://localhost:4000', address);
    const env = { PATH: process.env.PATH, FRONTDESK_KEY: key.bearer };
    const { stdout } = await promisify(execFile)('sh', ['-c', `${line} --silent --show-error`], { env });
    expect(JSON.parse(stdout)).toEqual({ data: { leads: { totalCount: 1 } } });
  });
});

describe('the usage of an operation', () => {
  const USES = `{ persistedOperations(first: 9) { edges { node { name cost policies
    uses { count lastUsedAt apiKeyId apiKeyName } } } } }`;
  const usesSeenBy = async (caller: Caller) => {
    const { edges } = (await as(fd, caller).ok(USES)).persistedOperations;
    return edges.flatMap(({ node }: { node: { uses: unknown[] } }) => node.uses);
  };

  it('is counted for each key, and visible to members who see the operation', async () => {
    const { acme } = await twoWorkspaces(fd);
    const mia = await buildMember(fd, acme, { role: 'member' });
    const [hers, theirs] = [
      await buildApiKey(fd, acme, mia, { environment: 'STAGING' }),
      await buildApiKey(fd, acme, acme.owner, { mode: 'PERSISTED_ONLY' }),
    ];
    await register(acme.owner, COUNT);
    for (const key of [hers, theirs, theirs, theirs]) await codeById(key, sha256(COUNT), { first: 1 });
    fd.advance({ seconds: 61 });
    // The counts of the last minute are written with the next request.
    await codeById(theirs, sha256(COUNT), { first: 1 });
    const adam = await buildMember(fd, acme, { role: 'admin' });
    const ada = await until('both keys with all their runs', async () => {
      const seen = await usesSeenBy(adam);
      return seen.length === 2 && seen[0].count === 4 && seen;
    });
    expect(ada).toEqual([
      { count: 4, lastUsedAt: expect.any(String), apiKeyId: theirs.id, apiKeyName: 'Website' },
      { count: 1, lastUsedAt: expect.any(String), apiKeyId: hers.id, apiKeyName: 'Website' },
    ]);
    const vic = await buildMember(fd, acme, { role: 'viewer' });
    expect(await usesSeenBy(vic)).toEqual(ada);
  });

  it('includes the estimated and the possible cost of a run', async () => {
    const { acme } = await twoWorkspaces(fd);
    await register(acme.owner, COUNT);
    await register(acme.owner, 'query Long { leads(first: 50) { edges { node { id name } } } }');
    await register(acme.owner, TAKE);
    await register(acme.owner, 'query Open { workspace { slug } }');
    const { edges } = (await as(fd, acme.owner).ok(USES)).persistedOperations;
    const asked = edges.map(({ node }: { node: { name: string; cost: number; policies: string[] } }) => [
      node.name,
      node.cost,
      node.policies,
    ]);
    expect(asked).toEqual([
      ['Open', 2, []],
      ['TakeLead', 4, ['lead.manage']],
      ['Long', 201, ['lead.read']],
      ['CountLeads', 2, ['lead.read']],
    ]);
  });

  it('identifies operations by a name that is unique in the workspace', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    await register(acme.owner, COUNT);
    const other = `${COUNT} # the second`;
    expect(await register(acme.owner, other)).toMatchObject({ code: 'OPERATION_NAME_TAKEN', field: 'document' });
    expect((await register(globex.owner, other)).outcome).toBe('ok');
    await outcome(fd, acme.owner, 'deletePersistedOperation', { id: sha256(COUNT) });
    expect((await register(acme.owner, other)).outcome).toBe('ok');
  });
});

describe('the playground', () => {
  it('creates a token for one workspace and a quarter of an hour, which ends with the session', async () => {
    const { acme } = await twoWorkspaces(fd);
    const TOKEN = 'mutation { createPlaygroundToken { token expiresAt } }';
    const vic = await buildMember(fd, acme, { role: 'viewer' });
    expect(await as(fd, vic).denied(TOKEN)).toBe('FORBIDDEN');
    const { token, expiresAt } = (await as(fd, acme.owner).ok(TOKEN)).createPlaygroundToken;
    expect(Math.round((Date.parse(expiresAt) - fd.services.clock().getTime()) / 60_000)).toBe(15);
    const bearer = { bearer: token };
    expect((await as(fd, bearer).ok('{ workspace { slug } }')).workspace.slug).toBe(acme.slug);
    await register(acme.owner, COUNT);
    expect(await codeById(bearer, sha256(COUNT), { first: 1 })).toBeNull();
    await as(fd, acme.owner).ok('mutation { signOut { signedOut } }');
    expect(await as(fd, bearer).denied('{ workspace { slug } }')).toBe('UNAUTHENTICATED');
  });
});
