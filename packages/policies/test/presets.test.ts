import { describe, expect, it } from '@jest/globals';
import { abilityFrom, defineRules, effectivePolicies, expandPolicies, POLICIES, PRESETS } from '../src/index.ts';
import { ADA, grant, NOW } from './people.ts';

const preset = (key: string) => PRESETS.find((one) => one.key === key)?.policies ?? [];

describe('presets', () => {
  it('Operator / Agent is message.read, message.send, contact.read and campaign.read [WC-30]', () => {
    expect(preset('operator_agent')).toEqual(['message.read', 'message.send', 'contact.read', 'campaign.read']);
  });

  it('Supervisor is that, with campaign.manage, campaign.run, contact.manage and webhook.read [WC-31]', () => {
    expect(preset('supervisor')).toEqual([
      ...preset('operator_agent'),
      'campaign.manage',
      'campaign.run',
      'contact.manage',
      'webhook.read',
    ]);
  });

  it('Workspace Admin is workspace.admin alone, and that is every policy [WC-32]', () => {
    expect(preset('workspace_admin')).toEqual(['workspace.admin']);
    expect([...expandPolicies(preset('workspace_admin'))].sort()).toEqual(POLICIES.map(({ key }) => key).sort());
  });

  it('workspace.admin alone and all policies give the same rules [WC-32]', () => {
    const rulesWith = (policies: readonly (typeof POLICIES)[number]['key'][]) =>
      defineRules({
        kind: 'member',
        role: 'viewer',
        policies: effectivePolicies({ role: 'viewer', grants: policies.map((key) => grant(key)), now: NOW }),
        ...ADA,
      });
    expect(rulesWith(['workspace.admin'])).toEqual(rulesWith(POLICIES.map(({ key }) => key)));
    expect(rulesWith(['workspace.admin'])).not.toEqual(rulesWith([]));
  });

  it('Workspace Admin still does not delete or transfer the workspace [WC-32]', () => {
    const context = (role: 'viewer' | 'owner') =>
      ({
        kind: 'member',
        role,
        policies: effectivePolicies({ role, grants: [grant('workspace.admin')], now: NOW }),
        ...ADA,
      }) as const;
    const abilityOf = (role: 'viewer' | 'owner') => {
      const ability = abilityFrom(defineRules(context(role)));
      return [ability.can('delete', 'Workspace'), ability.can('transferOwnership', 'Workspace')];
    };
    expect(abilityOf('viewer')).toEqual([false, false]);
    expect(abilityOf('owner')).toEqual([true, true]);
  });

  it('includes nothing that a preset does not name', () => {
    for (const key of ['operator_agent', 'supervisor']) {
      expect([...expandPolicies(preset(key))].sort()).toEqual([...preset(key)].sort());
    }
  });
});
