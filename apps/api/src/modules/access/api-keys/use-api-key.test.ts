import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { buildApiKey, buildLead, buildMember, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { until } from '../../../../test/testkit/until.ts';
import { newApiKeyToken } from '../../../auth/tokens/api-key-token.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const LEADS = '{ leads(first: 1) { totalCount } }';
const HELD = '{ workspace { viewer { memberId role policies } } }';
const entry = { name: 'Lena Lead', phone: '+442079460018', consent: true };
const opens = async (caller: Caller) => (await as(fd, caller).denied(LEADS)) === null;

describe('a malformed key [B5]', () => {
  it('is refused without a query when its checksum is wrong', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { bearer } = await buildApiKey(fd, acme, acme.owner);
    const swapped = bearer.replace(/(.)(.)$/, (_all, a, b) => (a === b ? `${a}x` : `${b}${a}`));
    const pool = jest.spyOn(fd.services.database.system.pool, 'query');
    try {
      const typos = [
        swapped,
        bearer.slice(0, -1),
        `${bearer}x`,
        bearer.toUpperCase(),
        'fd_live_',
        'fd_',
        `fd_live_${'x'.repeat(5000)}`,
      ];
      for (const typo of typos) {
        expect(typo).not.toBe(bearer);
        expect(await as(fd, { bearer: typo }).denied(LEADS)).toBe('UNAUTHENTICATED');
      }
      expect(pool).not.toHaveBeenCalled();
      // Precondition: a valid key is accepted.
      expect(await opens({ bearer })).toBe(true);
      expect(pool).toHaveBeenCalled();
    } finally {
      pool.mockRestore();
    }
  });

  it('is refused when only its public part is right', async () => {
    const { acme } = await twoWorkspaces(fd);
    const key = await buildApiKey(fd, acme, acme.owner);
    const guess = newApiKeyToken();
    expect(await as(fd, { bearer: guess.text }).denied(LEADS)).toBe('UNAUTHENTICATED');
    await rows(fd, 'update api_keys set key_id = $2 where id = $1', [key.id, guess.keyId]);
    expect(await as(fd, { bearer: guess.text }).denied(LEADS)).toBe('UNAUTHENTICATED');
  });
});

describe('a key accesses exactly one workspace [AM-07]', () => {
  it('its own without the header, and not another one with the header', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const key = await buildApiKey(fd, acme, acme.owner);
    await buildMember(fd, globex, { person: acme.owner, role: 'owner' });
    expect((await as(fd, key).ok('{ workspace { slug } }')).workspace).toEqual({ slug: acme.slug });
    expect(await as(fd, { ...key, workspace: acme.slug }).denied(LEADS)).toBeNull();
    expect(await as(fd, { ...key, workspace: globex.slug }).denied(LEADS)).toBe('NOT_FOUND');
    expect(await as(fd, { ...key, workspace: 'never-was-there' }).denied(LEADS)).toBe('NOT_FOUND');
  });

  it('finds nothing by the ids of another one, and does not reveal whether it exists [CB-11]', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const key = await buildApiKey(fd, acme, acme.owner);
    const [theirs, ours] = [await buildLead(fd, globex), await buildLead(fd, acme)];
    const read = async (id: string) => {
      const { text } = await as(fd, key).run('query ($id: ID!) { lead(id: $id) { id } }', { id });
      return text.replace(/"requestId":"[^"]+"/, '');
    };
    expect(await read(ours.id)).toContain(ours.id);
    expect(await read(theirs.id)).toBe(await read('018f0000-0000-7000-8000-000000000000'));
    for (const name of ['updateLead', 'deleteLead'])
      expect(await outcome(fd, key, name, { id: theirs.id })).toBe('NOT_FOUND');
    expect(await rows(fd, 'select 1 from leads where id = $1', [theirs.id])).toHaveLength(1);
  });

  it('has no viewer', async () => {
    const { acme } = await twoWorkspaces(fd);
    const key = await buildApiKey(fd, acme, acme.owner);
    expect((await as(fd, key).ok('{ viewer { id } }')).viewer).toBeNull();
    expect((await as(fd, key).ok(HELD)).workspace.viewer).toMatchObject({ memberId: null, role: 'owner' });
  });
});

describe('a key has what its creator has now, within its scopes [AM-20] [AM-21]', () => {
  it('and no more than its scopes, even if its creator has more', async () => {
    const { acme } = await twoWorkspaces(fd);
    const reads = await buildApiKey(fd, acme, acme.owner, { scopes: ['lead.read'], environment: 'STAGING' });
    const writes = await buildApiKey(fd, acme, acme.owner, { scopes: ['lead.manage'], environment: 'PRODUCTION' });
    expect((await as(fd, reads).ok(HELD)).workspace.viewer.policies).toEqual(['lead.read']);
    expect(await outcome(fd, reads, 'createLead', entry)).toBe('FORBIDDEN');
    expect(await outcome(fd, writes, 'createLead', entry)).toBe('ok');
    for (const key of [reads, writes]) {
      expect(await outcome(fd, key, 'updateWorkspace', { name: 'Mine', description: '' })).toBe('FORBIDDEN');
      expect(await as(fd, key).denied('{ members(first: 1) { totalCount } }')).toBe('FORBIDDEN');
    }
  });

  it('created by a member, cannot do what only an admin can do, even with the scopes [AM-21]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const mia = await buildMember(fd, acme, { role: 'member' });
    const scopes = ['workspace.admin', 'workspace.settings', 'workspace.members', 'lead.manage'] as const;
    const key = await buildApiKey(fd, acme, mia, { scopes });
    expect(await outcome(fd, key, 'createLead', entry)).toBe('ok');
    expect(await outcome(fd, key, 'updateWorkspace', { name: 'Mine', description: '' })).toBe('FORBIDDEN');
    expect(await outcome(fd, key, 'inviteMember', { email: 'x@people.test', role: 'viewer', policies: [] })).toBe(
      'FORBIDDEN',
    );
    expect(await as(fd, key).denied('mutation { pauseAgent { workspace { id } } }')).toBe('FORBIDDEN');
  });

  it('is demoted and promoted with its creator, from its next call [P4]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const mia = await buildMember(fd, acme, { role: 'member' });
    const key = await buildApiKey(fd, acme, mia, { scopes: ['lead.manage'] });
    const becomes = (role: string) => outcome(fd, acme.owner, 'updateMember', { id: mia.memberId, role, grants: [] });
    expect(await outcome(fd, key, 'createLead', entry)).toBe('ok');
    expect(await becomes('viewer')).toBe('ok');
    expect(await outcome(fd, key, 'createLead', entry)).toBe('FORBIDDEN');
    expect(await opens(key)).toBe(true);
    expect(await becomes('member')).toBe('ok');
    expect(await outcome(fd, key, 'createLead', entry)).toBe('ok');
  });

  it('does not work while its creator is disabled [P4]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const mia = await buildMember(fd, acme, { role: 'member' });
    const key = await buildApiKey(fd, acme, mia);
    expect(await opens(key)).toBe(true);
    await rows(fd, 'update users set disabled_at = now() where id = $1', [mia.userId]);
    expect(await as(fd, key).denied(LEADS)).toBe('UNAUTHENTICATED');
  });
});

describe('revoking a key', () => {
  it('applies from its next call, and changes nothing when it is repeated', async () => {
    const { acme } = await twoWorkspaces(fd);
    const [key, other] = [
      await buildApiKey(fd, acme, acme.owner),
      await buildApiKey(fd, acme, acme.owner, { environment: 'STAGING' }),
    ];
    expect(await opens(key)).toBe(true);
    const revoke = () => mutate(fd, acme.owner, 'revokeApiKey', { id: key.id }, 'apiKey { status revokedAt }');
    const first = await revoke();
    expect(first.apiKey.status).toBe('REVOKED');
    expect(await as(fd, key).denied(LEADS)).toBe('UNAUTHENTICATED');
    expect(await opens(other)).toBe(true);
    fd.advance({ minutes: 1 });
    expect(await revoke()).toEqual(first);
  });

  it('records one audit event under concurrent requests', async () => {
    const { acme } = await twoWorkspaces(fd);
    const key = await buildApiKey(fd, acme, acme.owner);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => outcome(fd, acme.owner, 'revokeApiKey', { id: key.id })),
    );
    expect(new Set(answers)).toEqual(new Set(['ok']));
    expect(
      await rows(fd, `select 1 from audit_events where subject_id = $1 and name = 'api_key.revoked'`, [key.id]),
    ).toHaveLength(1);
  });
});

describe('the usage of a key', () => {
  it('records when, from where and for what, to the minute', async () => {
    const { acme } = await twoWorkspaces(fd);
    const key = await buildApiKey(fd, acme, acme.owner);
    const used = async () =>
      (await as(fd, acme.owner).ok('{ apiKeys(first: 1) { edges { node { lastUsedAt lastUsedFrom lastUsedFor } } } }'))
        .apiKeys.edges[0].node;
    const usedFor = (name: string | null) =>
      until(`a note of ${name}`, async () => {
        const now = await used();
        return now.lastUsedAt && now.lastUsedFor === name && now;
      });
    expect(await used()).toEqual({ lastUsedAt: null, lastUsedFrom: null, lastUsedFor: null });
    await opens({ ...key, from: '203.0.113.7' });
    const first = await usedFor(null);
    expect(first.lastUsedFrom).toBe('203.0.113.7');
    expect(Math.abs(Date.parse(first.lastUsedAt) - fd.services.clock().getTime())).toBeLessThan(60_000);
    await as(fd, key).ok('query Nightly { leads(first: 1) { totalCount } }');
    expect(await used()).toEqual(first);
    fd.advance({ seconds: 61 });
    await as(fd, key).ok('query Hourly { leads(first: 1) { totalCount } }');
    const second = await usedFor('Hourly');
    expect(second.lastUsedFrom).toBe('127.0.0.1');
    expect(Date.parse(second.lastUsedAt) - Date.parse(first.lastUsedAt)).toBeGreaterThan(60_000);
  });

  it('in mode PERSISTED_ONLY is limited to the operations that its workspace registered', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const key = await buildApiKey(fd, acme, acme.owner, { mode: 'PERSISTED_ONLY' });
    const register = async (owner: Caller, document: string) =>
      (await mutate(fd, owner, 'createPersistedOperation', { document }, 'operation { id }')).operation.id;
    const own = await register(acme.owner, 'query OfAcme { leads(first: 1) { totalCount } }');
    const foreign = await register(globex.owner, 'query OfGlobex { leads(first: 1) { totalCount } }');
    expect(await as(fd, key).denied(LEADS)).toBe('OPERATION_NOT_ALLOWED');
    expect(await as(fd, key).denied('query OfAcme { leads(first: 1) { totalCount } }')).toBe('OPERATION_NOT_ALLOWED');
    expect((await as(fd, key).runById(own)).data).toEqual({ leads: { totalCount: 0 } });
    expect((await as(fd, key).runById(foreign)).errors?.[0]?.extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
    // If the id of a request is registered, a document in the request is ignored.
    const both = await as(fd, key).post({
      query: '{ members(first: 1) { totalCount } }',
      extensions: { persistedQuery: { version: 1, sha256Hash: own } },
    });
    expect(both.data).toEqual({ leads: { totalCount: 0 } });
    // API keys cannot run the persisted operations of the web app.
    const [spa] = await rows<{ id: string }>(fd, 'select id from spa_operations limit 1');
    if (spa) expect((await as(fd, key).runById(spa.id)).errors?.[0]?.extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
  });
});
