import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { buildApiKey, buildMember, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { dump, rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const wanted = (overrides: object = {}) => ({
  name: 'Website',
  environment: 'PRODUCTION',
  mode: 'ANY_OPERATION',
  scopes: ['lead.manage'],
  expiresInDays: 90,
  ...overrides,
});
const CREATED = 'secret apiKey { id maskedKey status scopes createdByName expiresAt lastUsedAt }';
const LEADS = '{ leads(first: 1) { totalCount } }';
const environmentsSeenBy = async (caller: Caller) =>
  (await as(fd, caller).ok('{ apiKeys(first: 10) { totalCount edges { node { id environment } } } }')).apiKeys;

describe('what an API key cannot be created with', () => {
  it.each([
    ['a blank name', { name: ' ' }, 'NAME_INVALID', 'name'],
    ['a name with a zero byte', { name: 'Web\0site' }, 'NAME_INVALID', 'name'],
    ['no scopes', { scopes: [] }, 'SCOPES_EMPTY', 'scopes'],
    ['a scope that does not exist', { scopes: ['lead.manage', 'lead.steal'] }, 'POLICY_UNKNOWN', 'scopes'],
    ['no days at all', { expiresInDays: 0 }, 'EXPIRY_INVALID', 'expiresInDays'],
    ['days before today', { expiresInDays: -1 }, 'EXPIRY_INVALID', 'expiresInDays'],
    ['more than a year', { expiresInDays: 366 }, 'EXPIRY_INVALID', 'expiresInDays'],
  ])('%s', async (_what, refusal, code, field) => {
    const { acme } = await twoWorkspaces(fd);
    expect(await mutate(fd, acme.owner, 'createApiKey', wanted(refusal))).toMatchObject({ code, field });
    expect((await environmentsSeenBy(acme.owner)).totalCount).toBe(0);
    expect(await outcome(fd, acme.owner, 'createApiKey', wanted())).toBe('ok');
  });

  it('scopes that its creator lacks', async () => {
    const { acme } = await twoWorkspaces(fd);
    const mia = await buildMember(fd, acme, { role: 'member' });
    for (const scope of ['workspace.settings', 'workspace.admin', 'api_key.manage', 'campaign.run']) {
      expect(await mutate(fd, mia, 'createApiKey', wanted({ scopes: ['lead.manage', scope] }))).toMatchObject({
        code: 'ABOVE_YOURS',
        field: 'scopes',
      });
    }
    expect(await outcome(fd, mia, 'createApiKey', wanted())).toBe('ok');
  });

  it('the creator is an agent, an operator or a viewer [CB-35]', async () => {
    const { acme } = await twoWorkspaces(fd);
    for (const role of ['agent', 'operator', 'viewer'] as const) {
      const nina = await buildMember(fd, acme, { role });
      expect(await outcome(fd, nina, 'createApiKey', wanted({ scopes: ['lead.read'] }))).toBe('FORBIDDEN');
      expect(await as(fd, nina).denied('{ apiKeys(first: 1) { totalCount } }')).toBe('FORBIDDEN');
    }
    const mia = await buildMember(fd, acme, { role: 'member' });
    expect(await outcome(fd, mia, 'createApiKey', wanted({ scopes: ['lead.read'] }))).toBe('ok');
  });

  it('another key, which cannot create, see or revoke keys with any scopes', async () => {
    const { acme } = await twoWorkspaces(fd);
    const key = await buildApiKey(fd, acme, acme.owner, { scopes: ['workspace.admin'] });
    expect(await as(fd, key).denied(LEADS)).toBeNull();
    expect(await outcome(fd, key, 'createApiKey', wanted())).toBe('FORBIDDEN');
    expect(await as(fd, key).denied('{ apiKeys(first: 1) { totalCount } }')).toBe('FORBIDDEN');
    expect(await outcome(fd, key, 'revokeApiKey', { id: key.id })).toBe('FORBIDDEN');
    expect(await as(fd, key).denied('mutation { createPlaygroundToken { token } }')).toBe('FORBIDDEN');
  });
});

describe('a new key [CB-08]', () => {
  it('is shown once, and only its SHA-256 is stored [B5]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { secret, apiKey } = await mutate(fd, acme.owner, 'createApiKey', wanted(), CREATED);
    expect(secret).toMatch(/^fd_live_[0-9A-Za-z]{12}_[0-9A-Za-z]{38}$/);
    expect(apiKey).toMatchObject({
      maskedKey: `${secret.slice(0, 12)}…`,
      status: 'ACTIVE',
      createdByName: 'Ada',
      lastUsedAt: null,
    });
    expect(await as(fd, { bearer: secret }).denied(LEADS)).toBeNull();

    const [, , keyId = '', tail = ''] = secret.split('_');
    const bare = tail.slice(0, 32);
    const stored = await rows<{ hash: Buffer }>(fd, 'select secret_hash as hash from api_keys where key_id = $1', [
      keyId,
    ]);
    expect(stored[0]?.hash.toString('hex')).toBe(createHash('sha256').update(bare).digest('hex'));
    const everything = await dump(fd);
    expect(everything).toContain(keyId);
    expect(everything).not.toContain(bare);
    expect(everything).not.toContain(Buffer.from(bare).toString('hex'));
    const seen = await as(fd, acme.owner).run('{ apiKeys(first: 10) { edges { node { id name maskedKey scopes } } } }');
    expect(seen.text).not.toContain(tail);
    expect(seen.text).not.toContain(keyId);
  });

  it('expires after its lifetime', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { secret } = await mutate(fd, acme.owner, 'createApiKey', wanted({ expiresInDays: 1 }), CREATED);
    fd.advance({ hours: 23, minutes: 59 });
    expect(await as(fd, { bearer: secret }).denied(LEADS)).toBeNull();
    fd.advance({ minutes: 2 });
    expect(await as(fd, { bearer: secret }).denied(LEADS)).toBe('UNAUTHENTICATED');
  });
});

describe('the environment of a key [CB-25]', () => {
  it('does not limit keys: members with keys of all environments do not prevent a key of another member [API-17]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const mia = await buildMember(fd, acme, { role: 'member' });
    const environments = ['PRODUCTION', 'STAGING', 'DEVELOPMENT'] as const;
    for (const environment of [...environments, ...environments])
      expect(await outcome(fd, mia, 'createApiKey', wanted({ environment }))).toBe('ok');
    for (const environment of environments)
      expect(await outcome(fd, acme.owner, 'createApiKey', wanted({ environment }))).toBe('ok');
    const { totalCount } = (await as(fd, acme.owner).ok('{ apiKeys(first: 1) { totalCount } }')).apiKeys;
    expect(totalCount).toBe(9);
  });

  it('can have several keys, which are revoked separately [API-17]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const [first, second] = [
      await mutate(fd, acme.owner, 'createApiKey', wanted(), CREATED),
      await mutate(fd, acme.owner, 'createApiKey', wanted(), CREATED),
    ];
    expect(await outcome(fd, acme.owner, 'revokeApiKey', { id: first.apiKey.id })).toBe('ok');
    expect(await as(fd, { bearer: first.secret }).denied(LEADS)).toBe('UNAUTHENTICATED');
    expect(await as(fd, { bearer: second.secret }).denied(LEADS)).toBeNull();
  });
});

describe('the keys that a member sees', () => {
  it('are their own, and all keys for an admin', async () => {
    const { acme } = await twoWorkspaces(fd);
    const [mia, adam] = [
      await buildMember(fd, acme, { role: 'member' }),
      await buildMember(fd, acme, { role: 'admin' }),
    ];
    const hers = await buildApiKey(fd, acme, mia, { environment: 'STAGING' });
    const otherKey = await buildApiKey(fd, acme, adam, { environment: 'PRODUCTION' });
    expect(await environmentsSeenBy(mia)).toEqual({
      totalCount: 1,
      edges: [{ node: { id: hers.id, environment: 'STAGING' } }],
    });
    expect((await environmentsSeenBy(adam)).totalCount).toBe(2);

    // A member cannot revoke a key that they cannot see.
    expect(await outcome(fd, mia, 'revokeApiKey', { id: otherKey.id })).toBe('NOT_FOUND');
    expect(await outcome(fd, mia, 'revokeApiKey', { id: '018f0000-0000-7000-8000-000000000000' })).toBe('NOT_FOUND');
    expect(await as(fd, otherKey).denied(LEADS)).toBeNull();
    expect(await outcome(fd, mia, 'revokeApiKey', { id: hers.id })).toBe('ok');
    expect(await outcome(fd, adam, 'revokeApiKey', { id: otherKey.id })).toBe('ok');
  });

  it('never include keys of another workspace', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const foreignKey = await buildApiKey(fd, globex, globex.owner);
    expect(await environmentsSeenBy(acme.owner)).toEqual({ totalCount: 0, edges: [] });
    expect(await outcome(fd, acme.owner, 'revokeApiKey', { id: foreignKey.id })).toBe('NOT_FOUND');
    expect((await environmentsSeenBy(globex.owner)).totalCount).toBe(1);
    expect(await as(fd, foreignKey).denied(LEADS)).toBeNull();
  });
});
