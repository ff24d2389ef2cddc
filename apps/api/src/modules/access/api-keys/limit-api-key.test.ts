import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildMember,
  signedInAgain,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { until } from '../../../../test/testkit/until.ts';
import { isWithin, normalizeRanges } from './ranges.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const LEADS = '{ leads(first: 1) { totalCount } }';
const entry = { name: 'Lena Lead', phone: '+442079460018', consent: true };
const from = <T extends Caller>(caller: T, address: string): T => ({ ...caller, from: address });
const refusals = ({ id }: BuiltWorkspace) =>
  rows<{ after: unknown; actor_id: string }>(
    fd,
    `select after, actor_id from audit_events where workspace_id = $1 and name = 'api_key.refused'`,
    [id],
  );

describe('the allowed addresses of an API key [B5]', () => {
  it('are a list of addresses and ranges, IPv4 and IPv6', () => {
    expect(normalizeRanges(['203.0.113.77/24', ' 198.51.100.7 ', '2001:DB8::1/32', '::1'])).toEqual([
      '203.0.113.0/24',
      '198.51.100.7/32',
      '2001:db8::/32',
      '::1/128',
    ]);
    for (const wrong of [
      '10.1',
      '0x7f.0.0.1',
      '1.2.3.4/33',
      '1.2.3.4/',
      '::/129',
      '::ffff:10.0.0.1',
      'fe80::1%eth0',
      'x',
    ]) {
      expect([wrong, normalizeRanges([wrong])]).toEqual([wrong, null]);
    }
    expect(normalizeRanges(Array.from({ length: 21 }, (_, nth) => `10.0.0.${nth}`))).toBeNull();
    expect(normalizeRanges(['', ' '])).toEqual([]);
  });

  it.each([
    ['203.0.113.255', true],
    ['203.0.114.0', false],
    ['::ffff:203.0.113.9', true],
    ['2001:db8:ffff::1', true],
    ['2001:db9::1', false],
    ['', false],
    ['nonsense', false],
  ])('contain %s: %s', (address, expected) => {
    expect(isWithin(address, ['203.0.113.0/24', '2001:db8::/32'])).toBe(expected);
    expect(isWithin(address, [])).toBe(true);
  });

  it('apply to every request; from other addresses the key is not found, and the workspace is notified', async () => {
    const { acme } = await twoWorkspaces(fd);
    const key = await buildApiKey(fd, acme, acme.owner, { allowedRanges: ['203.0.113.0/24', '2001:db8::/32'] });
    for (const address of ['203.0.113.7', '::ffff:203.0.113.7', '2001:db8::7']) {
      expect(await as(fd, from(key, address)).denied(LEADS)).toBeNull();
    }
    expect(await refusals(acme)).toEqual([]);
    const words = async (caller: Caller) => {
      const { status, text } = await as(fd, caller).run(LEADS);
      return [status, text.replace(/"requestId":"[^"]+"/, '')];
    };
    const never = { bearer: 'fd_live_nonsense' };
    expect(await words(from(key, '198.51.100.1'))).toEqual(await words(never));
    await words({ ...from(key, '198.51.100.1'), workspace: 'never-was' });
    const denials = await until('a note of it', async () => (await refusals(acme))[0] && refusals(acme));
    expect(denials).toEqual([{ after: { address: '198.51.100.1' }, actor_id: key.id }]);
  });

  it('are changed by members with the policy, within their own permissions, with immediate effect', async () => {
    const { acme } = await twoWorkspaces(fd);
    const adam = await buildMember(fd, acme, { role: 'admin' });
    const key = await buildApiKey(fd, acme, acme.owner, { environment: 'STAGING' });
    const change = (allowedRanges: string[]) => ({ id: key.id, name: 'Website', allowedRanges });
    expect(await outcome(fd, adam, 'updateApiKey', change(['203.0.113.0/24']))).toBe('ok');
    expect(await as(fd, key).denied(LEADS)).toBe('UNAUTHENTICATED');
    expect(await outcome(fd, adam, 'updateApiKey', change(['203.0.113.0/99']))).toBe('RANGE_INVALID');
    expect(await outcome(fd, adam, 'updateApiKey', { ...change([]), name: ' ' })).toBe('NAME_INVALID');
    expect(await outcome(fd, adam, 'updateApiKey', change([]))).toBe('ok');
    expect(await as(fd, key).denied(LEADS)).toBeNull();
    const above = await buildApiKey(fd, acme, acme.owner, { environment: 'PRODUCTION', scopes: ['workspace.admin'] });
    expect(await outcome(fd, adam, 'updateApiKey', { ...change([]), id: above.id })).toBe(
      'TARGET_HAS_MORE_PERMISSIONS',
    );
    expect(await outcome(fd, acme.owner, 'updateApiKey', { ...change([]), id: above.id })).toBe('ok');
  });
});

describe('narrowing a key to what it needs [P4]', () => {
  const narrow = (who: Caller, id: string) =>
    mutate(fd, who, 'updateApiKeyScopes', { id }, 'apiKey { scopes policyUses { policy } }');
  const used = (who: Caller, ...policies: string[]) =>
    until(`a note of ${policies.join(', ')}`, async () => {
      const list = '{ apiKeys(first: 1) { edges { node { policyUses { policy } } } } }';
      const { policyUses } = (await as(fd, who).ok(list)).apiKeys.edges[0].node;
      return JSON.stringify(policyUses) === JSON.stringify(policies.map((policy) => ({ policy })));
    });

  it('keeps the policies that its requests used, and removes the others', async () => {
    const { acme } = await twoWorkspaces(fd);
    const scopes = ['lead.manage', 'contact.manage', 'campaign.read', 'message.read'] as const;
    const key = await buildApiKey(fd, acme, acme.owner, { scopes });
    expect(await narrow(acme.owner, key.id)).toMatchObject({ code: 'KEY_UNUSED' });
    await as(fd, key).ok(LEADS);
    await used(acme.owner, 'lead.read');
    fd.advance({ seconds: 61 });
    expect(await outcome(fd, key, 'createLead', entry)).toBe('ok');
    await as(fd, key).denied('{ members(first: 1) { totalCount } }');
    await used(acme.owner, 'lead.manage', 'lead.read');
    expect((await narrow(acme.owner, key.id)).apiKey.scopes).toEqual(['lead.manage', 'lead.read']);
    expect(await outcome(fd, key, 'createLead', entry)).toBe('ok');
    expect(await as(fd, key).denied('{ contacts(first: 1) { totalCount } }')).toBe('FORBIDDEN');
    expect(
      await rows(
        fd,
        `select before, after from audit_events where subject_id = $1 and name = 'api_key.scopes_reduced'`,
        [key.id],
      ),
    ).toEqual([{ before: { scopes: [...scopes] }, after: { scopes: ['lead.manage', 'lead.read'] } }]);
    // A second call changes nothing.
    expect((await narrow(acme.owner, key.id)).apiKey.scopes).toEqual(['lead.manage', 'lead.read']);
  });

  it('removes policies used more than a month ago, and never adds any', async () => {
    const { acme } = await twoWorkspaces(fd);
    const key = await buildApiKey(fd, acme, acme.owner, { scopes: ['lead.manage', 'contact.read'] });
    await as(fd, key).ok('{ contacts(first: 1) { totalCount } }');
    await used(acme.owner, 'contact.read');
    fd.advance({ days: 29 });
    await as(fd, key).ok(LEADS);
    const ada = await signedInAgain(fd, acme.owner);
    await used(ada, 'contact.read', 'lead.read');
    await rows(
      fd,
      `update api_key_policy_uses set last_used_at = last_used_at - interval '2 days' where policy = 'contact.read'`,
    );
    expect((await narrow(ada, key.id)).apiKey.scopes).toEqual(['lead.read']);
    await rows(
      fd,
      `update api_key_policy_uses set policy = 'workspace.admin', last_used_at = $2 where api_key_id = $1 and policy = 'contact.read'`,
      [key.id, fd.services.clock()],
    );
    expect((await narrow(ada, key.id)).apiKey.scopes).toEqual(['lead.read']);
  });
});
