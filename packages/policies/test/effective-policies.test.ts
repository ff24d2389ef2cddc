import { describe, expect, it } from '@jest/globals';
import { effectivePolicies, POLICIES, type PolicyGrant, ROLES, scopedPolicies } from '../src/index.ts';
import { deny, grant, held, minutesFromNow, person } from './people.ts';

describe('effective policies', () => {
  it('are those of the role when nothing is granted or denied', () => {
    expect(held('member')).toEqual(new Set(ROLES.member.policies));
  });

  it('include grants in addition to the role [WC-10]', () => {
    expect(held('viewer').has('campaign.run')).toBe(false);
    expect(held('viewer', grant('campaign.run')).has('campaign.run')).toBe(true);
  });

  it('lose a grant when it expires', () => {
    const { now: _, ...viewer } = person('viewer', grant('campaign.run', minutesFromNow(10)));
    const at = (minutes: number) => effectivePolicies({ ...viewer, now: minutesFromNow(minutes) }).has('campaign.run');
    expect([at(9.99), at(10), at(11)]).toEqual([true, false, false]);
  });

  it('regain what was denied when the denial expires', () => {
    const { now: _, ...admin } = person('admin', deny('campaign.run', minutesFromNow(10)));
    const at = (minutes: number) => effectivePolicies({ ...admin, now: minutesFromNow(minutes) }).has('campaign.run');
    expect([at(9.99), at(10)]).toEqual([false, true]);
  });

  it('lose what is denied, whether the role or a grant gives it', () => {
    expect(held('member').has('message.send')).toBe(true);
    expect(held('member', deny('message.send')).has('message.send')).toBe(false);
    expect(held('viewer', grant('message.send'), deny('message.send')).has('message.send')).toBe(false);
  });

  it('include what a granted policy depends on', () => {
    expect(held('agent').has('contact.read')).toBe(false);
    expect(held('agent', grant('contact.manage')).has('contact.read')).toBe(true);
  });

  it('lose what depends on something denied', () => {
    const without = held('member', deny('message.read'));
    for (const key of ['message.read', 'message.send', 'conversation.takeover'] as const) {
      expect(held('member').has(key)).toBe(true);
      expect(without.has(key)).toBe(false);
    }
    expect(without.has('lead.manage')).toBe(true);
  });

  it('are all of them for workspace.admin [WC-13]', () => {
    expect(held('viewer', grant('workspace.admin'))).toEqual(new Set(POLICIES.map(({ key }) => key)));
  });

  it('apply a denial even to a workspace admin', () => {
    const admin = held('viewer', grant('workspace.admin'), deny('campaign.read'));
    expect(admin.has('workspace.admin')).toBe(true);
    expect([admin.has('campaign.read'), admin.has('campaign.run'), admin.has('campaign.manage')]).toEqual([
      false,
      false,
      false,
    ]);
    expect(admin.has('audit.read')).toBe(true);
  });

  it('keep nothing of workspace.admin when workspace.admin itself is denied', () => {
    expect(held('viewer', grant('workspace.admin'), deny('workspace.admin'))).toEqual(held('viewer'));
    expect(held('viewer', grant('workspace.admin'))).not.toEqual(held('viewer'));
  });

  it('are those of a custom role in place of the built-in one, except for an owner', () => {
    const customRole = ['campaign.run'] as const;
    expect(effectivePolicies({ ...person('admin'), customRole })).toEqual(new Set(['campaign.run', 'campaign.read']));
    expect(effectivePolicies({ ...person('owner'), customRole })).toEqual(held('owner'));
    expect(effectivePolicies({ ...person('admin'), customRole: null })).toEqual(held('admin'));
  });

  it('ignore a stored policy that the registry no longer knows', () => {
    const gone = { policy: 'fax.send', effect: 'GRANT', expiresAt: null } as unknown as PolicyGrant;
    expect(held('viewer', gone)).toEqual(held('viewer'));
  });

  it.each(['not selected', 'not a date'])('fail when the expiry of a grant was %s', (kind) => {
    const expiresAt = (kind === 'not selected' ? undefined : new Date('never')) as Date;
    expect(() => held('admin', { ...deny('campaign.run'), expiresAt })).toThrow('no valid expiry');
    expect(held('admin', deny('campaign.run', null)).has('campaign.run')).toBe(false);
  });
});

describe('policies of an API key', () => {
  it('are those of its creator, within its scopes [AM-20]', () => {
    const key = scopedPolicies(held('member'), ['lead.manage', 'contact.read']);
    expect([...key].sort()).toEqual(['contact.read', 'lead.manage', 'lead.read']);
  });

  it('of a key created by a member exclude those of an admin, with any scopes [AM-21]', () => {
    const scopes = ['workspace.settings', 'lead.read'] as const;
    expect([...scopedPolicies(held('member'), scopes)]).toEqual(['lead.read']);
    // Precondition: the same scopes work for an admin.
    expect(scopedPolicies(held('admin'), scopes).has('workspace.settings')).toBe(true);
  });

  it('shrink with the creator on the next call [AM-20]', () => {
    const scopes = ['campaign.run'] as const;
    expect(scopedPolicies(held('admin'), scopes).has('campaign.run')).toBe(true);
    expect(scopedPolicies(held('viewer'), scopes).has('campaign.run')).toBe(false);
  });

  it('are no more than the creator’s even for the scope workspace.admin', () => {
    expect(scopedPolicies(held('operator'), ['workspace.admin'])).toEqual(held('operator'));
  });

  it('are none without scopes', () => {
    expect(scopedPolicies(held('owner'), []).size).toBe(0);
  });
});
