import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  effectivePolicies,
  explain,
  POLICIES,
  type PolicyGrant,
  type PolicyKey,
  requirementFor,
  scopedPolicies,
} from '../src/index.ts';
import { deny, grant, minutesFromNow, NOW, person } from './people.ts';
import { anyone } from './scenes.ts';

const seed = Number(process.env.SEED ?? 20261121);

describe('why a member has a policy', () => {
  it('because of the role', () => {
    expect(explain(person('member'), 'lead.read')).toEqual({
      allowed: true,
      source: 'ROLE',
      via: 'member',
      message: 'Allowed: the role Member includes it.',
    });
    const custom = { ...person('viewer'), customRole: ['lead.read'] as const };
    expect(explain(custom, 'lead.read').message).toBe('Allowed: the custom role includes it.');
  });

  it('because of a grant, while it lasts', () => {
    const viewer = person('viewer', grant('campaign.run', minutesFromNow(10)));
    expect(explain(viewer, 'campaign.run')).toMatchObject({ allowed: true, source: 'GRANT', via: 'campaign.run' });
    expect(explain({ ...viewer, now: minutesFromNow(10) }, 'campaign.run')).toMatchObject({
      allowed: false,
      source: 'NONE',
      via: null,
    });
  });

  it('because another policy includes it', () => {
    expect(explain(person('agent', grant('contact.manage')), 'contact.read')).toMatchObject({
      allowed: true,
      source: 'IMPLIED',
      via: 'contact.manage',
      message: 'Allowed: included with contact.manage.',
    });
    expect(explain(person('viewer', grant('workspace.admin')), 'audit.read')).toMatchObject({
      via: 'workspace.admin',
    });
  });
});

describe('why a member lacks a policy', () => {
  it('because nothing gives it', () => {
    expect(explain(person('agent'), 'contact.manage')).toEqual({
      allowed: false,
      source: 'NONE',
      via: null,
      missing: ['contact.manage', 'contact.read'],
      message: 'Not allowed: no role or grant includes contact.manage.',
    });
  });

  it('because it is denied, and where it would have come from', () => {
    expect(explain(person('member', deny('message.send')), 'message.send')).toEqual({
      allowed: false,
      source: 'ROLE',
      via: 'member',
      deniedBy: ['message.send'],
      missing: ['message.send'],
      message: 'Not allowed: message.send is denied to this member.',
    });
  });

  it('because something it depends on is denied', () => {
    expect(explain(person('member', deny('message.read')), 'message.send')).toMatchObject({
      allowed: false,
      deniedBy: ['message.read'],
      missing: ['message.send', 'message.read'],
      message: 'Not allowed: message.send requires message.read, which is denied to this member.',
    });
  });

  it('because the API key has other scopes', () => {
    const asked = { ...person('member'), scopes: ['lead.read'] as const };
    expect(explain(asked, 'lead.manage')).toMatchObject({
      allowed: false,
      outsideScopes: true,
      missing: ['lead.manage'],
      message: 'Not allowed: the member holds lead.manage, but the scopes of the API key do not include it.',
    });
    expect(explain({ ...asked, scopes: ['lead.manage'] }, 'lead.manage').allowed).toBe(true);
  });
});

describe('an explanation', () => {
  const scopes = fc.option(fc.uniqueArray(fc.constantFrom(...POLICIES.map(({ key }) => key)), { maxLength: 5 }), {
    nil: undefined,
    freq: 4,
  });

  it('agrees with the effective policies, for every policy of random people', () => {
    fc.assert(
      fc.property(anyone, scopes, (someone, narrowed) => {
        const effective = effectivePolicies({ ...someone, now: NOW });
        const held = narrowed ? scopedPolicies(effective, narrowed) : effective;
        return POLICIES.every(({ key }) => {
          const explained = explain({ ...someone, now: NOW, ...(narrowed && { scopes: narrowed }) }, key);
          const silent =
            explained.deniedBy === undefined &&
            explained.missing === undefined &&
            explained.outsideScopes === undefined;
          return (
            explained.allowed === held.has(key) &&
            (explained.allowed ? silent && explained.source !== 'NONE' : explained.missing?.includes(key))
          );
        });
      }),
      { numRuns: 1_000, seed },
    );
  }, 60_000);

  it('names the solution: granting the missing policies and lifting the denials gives the policy', () => {
    let refusals = 0;
    fc.assert(
      fc.property(anyone, (someone) =>
        POLICIES.every(({ key }) => {
          const explained = explain({ ...someone, now: NOW }, key);
          if (explained.allowed) return true;
          refusals += 1;
          return effectivePolicies({ ...someone, now: NOW, grants: helped(someone.grants, explained) }).has(key);
        }),
      ),
      { numRuns: 1_000, seed },
    );
    expect(refusals).toBeGreaterThan(1_000);
  }, 60_000);

  const helped = (grants: readonly PolicyGrant[], explained: ReturnType<typeof explain>): PolicyGrant[] => [
    ...grants.filter(({ policy, effect }) => effect === 'GRANT' || !explained.deniedBy?.includes(policy)),
    ...(explained.source === 'NONE' ? (explained.missing ?? []) : []).map((policy: PolicyKey) => grant(policy)),
  ];
});

describe('the requirement of an action', () => {
  it('names the policies that allow it, any one of which is enough', () => {
    expect(requirementFor('read', 'WhatsAppTemplate')).toEqual({
      everyone: false,
      ownerOnly: false,
      policies: ['message.read', 'campaign.read', 'sequence.read'],
    });
  });

  it('names an owner if no policy allows it, and everyone if it needs no policy', () => {
    expect(requirementFor('delete', 'Workspace')).toEqual({ everyone: false, ownerOnly: true, policies: [] });
    expect(requirementFor('read', 'Policy')).toEqual({ everyone: true, ownerOnly: false, policies: [] });
  });
});
