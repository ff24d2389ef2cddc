import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, buildMember, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildServiceAccount } from '../../../../test/testkit/scene.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const LEADS = '{ leads(first: 1) { totalCount } }';
const entry = { name: 'Lena Lead', phone: '+442079460018', consent: true };
const wanted = (overrides: object = {}) => ({ name: 'Import', policies: ['lead.manage'], ...overrides });
const keyInput = (overrides: object = {}) => ({
  name: 'Nightly',
  environment: 'PRODUCTION',
  mode: 'ANY_OPERATION',
  scopes: ['lead.manage'],
  expiresInDays: 30,
  ...overrides,
});
const create = (who: Caller, overrides = {}) => outcome(fd, who, 'createServiceAccount', wanted(overrides));
async function keyFor(who: Caller, serviceAccountId: string, overrides = {}) {
  const input = keyInput({ serviceAccountId, ...overrides });
  const fields = 'secret apiKey { id serviceAccountName }';
  const { secret, apiKey } = await mutate(fd, who, 'createApiKey', input, fields);
  return { bearer: secret as string, id: apiKey.id as string, serviceAccount: apiKey.serviceAccountName as string };
}
const adminOf = (acme: BuiltWorkspace) => buildMember(fd, acme, { role: 'admin', name: 'Adam' });

describe('a service account [P4]', () => {
  it('keeps working with its own policies, within the scopes of its key, when the member who created both has left', async () => {
    const { acme } = await twoWorkspaces(fd);
    const adam = await adminOf(acme);
    const id = await buildServiceAccount(fd, acme, adam, { policies: ['lead.manage', 'contact.read'] });
    const key = await keyFor(adam, id);
    expect(key.serviceAccount).toBe('Import');
    const own = await mutate(fd, adam, 'createApiKey', keyInput({ environment: 'STAGING' }), 'secret');
    expect(await outcome(fd, acme.owner, 'removeMember', { id: adam.memberId })).toBe('ok');
    expect(await as(fd, { bearer: own.secret }).denied(LEADS)).toBe('UNAUTHENTICATED');
    expect(await outcome(fd, key, 'createLead', entry)).toBe('ok');
    expect(await as(fd, key).denied('{ contacts(first: 1) { totalCount } }')).toBe('FORBIDDEN');
    const { viewer } = (await as(fd, key).ok('{ workspace { viewer { memberId policies } } }')).workspace;
    expect(viewer).toEqual({ memberId: null, policies: ['lead.manage', 'lead.read'] });
  });

  it('is changed from the next call, and revoked with all its keys when it is removed', async () => {
    const { acme } = await twoWorkspaces(fd);
    const id = await buildServiceAccount(fd, acme, acme.owner);
    const key = await keyFor(acme.owner, id);
    const other = await keyFor(acme.owner, id, { environment: 'STAGING' });
    expect(await outcome(fd, key, 'createLead', entry)).toBe('ok');
    const change = { id, name: 'Import', policies: ['lead.read'] };
    expect(await outcome(fd, acme.owner, 'updateServiceAccount', change)).toBe('ok');
    expect(await outcome(fd, key, 'createLead', entry)).toBe('FORBIDDEN');
    expect(await as(fd, key).denied(LEADS)).toBeNull();
    expect(await outcome(fd, acme.owner, 'deleteServiceAccount', { id })).toBe('ok');
    for (const dead of [key, other]) expect(await as(fd, dead).denied(LEADS)).toBe('UNAUTHENTICATED');
    expect(await outcome(fd, acme.owner, 'deleteServiceAccount', { id })).toBe('NOT_FOUND');
    const list = '{ serviceAccounts(first: 9) { totalCount } }';
    expect((await as(fd, acme.owner).ok(list)).serviceAccounts.totalCount).toBe(0);
    // A key of a deleted account is rejected even if it was not revoked.
    await rows(fd, 'update api_keys set revoked_at = null where id = $1', [key.id]);
    expect(await as(fd, key).denied(LEADS)).toBe('UNAUTHENTICATED');
  });

  it.each([
    ['a blank name', { name: ' ' }, 'NAME_INVALID'],
    ['no policies', { policies: [] }, 'SCOPES_EMPTY'],
    ['a policy that does not exist', { policies: ['lead.steal'] }, 'POLICY_UNKNOWN'],
    ['rights over everything', { policies: ['workspace.admin'] }, 'SERVICE_ACCOUNT_POLICY_NOT_ALLOWED'],
    ['rights over members', { policies: ['workspace.members'] }, 'SERVICE_ACCOUNT_POLICY_NOT_ALLOWED'],
    ['rights over keys', { policies: ['lead.read', 'api_key.manage_own'] }, 'SERVICE_ACCOUNT_POLICY_NOT_ALLOWED'],
  ])('is never created with %s, not even by an owner', async (_what, refusal, code) => {
    const { acme } = await twoWorkspaces(fd);
    expect(await create(acme.owner, refusal)).toBe(code);
    expect(await create(acme.owner)).toBe('ok');
    expect(await create(acme.owner)).toBe('SERVICE_ACCOUNT_NAME_TAKEN');
  });

  it('never has policies that service accounts cannot have, even if its row contains them', async () => {
    const { acme } = await twoWorkspaces(fd);
    const id = await buildServiceAccount(fd, acme, acme.owner);
    const key = await keyFor(acme.owner, id);
    await rows(fd, `update service_accounts set policies = '{workspace.admin,lead.read}' where id = $1`, [id]);
    await rows(fd, `update api_keys set scopes = '{workspace.admin}' where id = $1`, [key.id]);
    expect(await as(fd, key).denied(LEADS)).toBeNull();
    for (const query of ['{ members(first: 1) { totalCount } }', '{ apiKeys(first: 1) { totalCount } }']) {
      expect(await as(fd, key).denied(query)).toBe('FORBIDDEN');
    }
    expect(await outcome(fd, key, 'deleteWorkspace', { confirmSlug: acme.slug })).toBe('FORBIDDEN');
  });

  it('has no more policies than its granter, for no longer, and cannot be managed by a member with fewer policies [P1]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const denied = [{ policy: 'audit.export' as const, effect: 'DENY' as const }];
    const adam = await buildMember(fd, acme, { role: 'admin', name: 'Adam', grants: denied });
    expect(await create(adam, { policies: ['audit.export'] })).toBe('ABOVE_YOURS');
    const soon = new Date(fd.services.clock().getTime() + 86_400_000);
    const grants = [{ policy: 'api_key.manage' as const }, { policy: 'campaign.run' as const, expiresAt: soon }];
    const mia = await buildMember(fd, acme, { role: 'member', grants });
    expect(await create(mia, { policies: ['campaign.run'] })).toBe('ABOVE_YOURS');
    expect(await create(mia, { policies: ['lead.manage'] })).toBe('ok');

    const id = await buildServiceAccount(fd, acme, acme.owner, {
      name: 'Payer',
      policies: ['audit.export', 'lead.read'],
    });
    const less = { id, name: 'Payer', policies: ['lead.read'] };
    expect(await outcome(fd, adam, 'updateServiceAccount', less)).toBe('TARGET_HAS_MORE_PERMISSIONS');
    expect(await outcome(fd, adam, 'deleteServiceAccount', { id })).toBe('TARGET_HAS_MORE_PERMISSIONS');
    const key = keyInput({ serviceAccountId: id, scopes: ['lead.read'] });
    expect(await outcome(fd, adam, 'createApiKey', key)).toBe('TARGET_HAS_MORE_PERMISSIONS');
    const { id: keyId } = await keyFor(acme.owner, id, { scopes: ['lead.read'] });
    expect(await outcome(fd, adam, 'rotateApiKey', { id: keyId, gracePeriod: 'NOW' })).toBe(
      'TARGET_HAS_MORE_PERMISSIONS',
    );
    expect(await outcome(fd, acme.owner, 'updateServiceAccount', less)).toBe('ok');
    expect(await outcome(fd, adam, 'rotateApiKey', { id: keyId, gracePeriod: 'NOW' })).toBe('ok');
  });

  it('is managed by members who manage all keys; members who manage only their own keys cannot create or rotate its keys', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const adam = await adminOf(acme);
    const mia = await buildMember(fd, acme, { role: 'member' });
    const id = await buildServiceAccount(fd, acme, adam);
    for (const [name, input] of [
      ['createServiceAccount', wanted()],
      ['updateServiceAccount', { ...wanted(), id }],
      ['deleteServiceAccount', { id }],
    ] as const) {
      expect(await outcome(fd, mia, name, input)).toBe('FORBIDDEN');
      if (name !== 'createServiceAccount') expect(await outcome(fd, globex.owner, name, input)).toBe('NOT_FOUND');
    }
    expect(await outcome(fd, mia, 'createApiKey', keyInput({ serviceAccountId: id }))).toBe('NOT_FOUND');
    expect(await outcome(fd, globex.owner, 'createApiKey', keyInput({ serviceAccountId: id }))).toBe('NOT_FOUND');
    const key = await keyFor(adam, id);
    // Adam created the key but can no longer manage service accounts.
    await rows(fd, `update members set role = 'member' where id = $1`, [adam.memberId]);
    expect(await outcome(fd, adam, 'rotateApiKey', { id: key.id, gracePeriod: 'NOW' })).toBe('NOT_FOUND');
    expect(await as(fd, key).denied(LEADS)).toBeNull();
  });

  it('limits the scopes of its keys to its own policies, also on rotation', async () => {
    const { acme } = await twoWorkspaces(fd);
    const id = await buildServiceAccount(fd, acme, acme.owner, { policies: ['lead.read'] });
    const wide = keyInput({ serviceAccountId: id });
    expect(await outcome(fd, acme.owner, 'createApiKey', wide)).toBe('SCOPES_EXCEED_SERVICE_ACCOUNT');
    const key = await keyFor(acme.owner, id, { scopes: ['lead.read'] });
    const fields = 'apiKey { serviceAccountName }';
    const { apiKey } = await mutate(fd, acme.owner, 'rotateApiKey', { id: key.id, gracePeriod: 'ONE_HOUR' }, fields);
    expect(apiKey.serviceAccountName).toBe('Import');
  });
});
