import { describe, expect, it } from '@jest/globals';
import { expandPolicies, isPolicyKey, POLICIES, type PolicyKey, policyByKey, RESERVED_POLICIES } from '../src/index.ts';

/**
 * The keys of all policies, repeated so that the test fails if a key changes: rows, API keys and clients store these
 * strings.
 */
const EXACT_STRINGS = `
  workspace.admin workspace.settings workspace.members phone_config.read phone_config.manage contact.read contact.manage contact.erase
  message.read message.send campaign.read campaign.manage campaign.run sequence.read sequence.manage webhook.read webhook.manage
  workspace.security lead.read lead.manage conversation.takeover conversation.export saved_reply.manage booking.read booking.manage analytics.read agent.read
  agent.manage integration.read integration.manage api_key.manage_own api_key.manage data_source.read data_source.manage
  world.read world.write safety.read safety.manage review.read review.act knowledge.read knowledge.manage call.read call.operate operator.manage audit.read audit.export billing.read billing.manage billing.admin surface.read surface.manage
`
  .trim()
  .split(/\s+/);

// @ts-expect-error A key that is not in the registry does not compile, because the type is a union of literal keys.
const MISSPELT: PolicyKey = 'lead.reads';

describe('the registry', () => {
  it('contains exactly the documented policies [WC-13] [WC-29]', () => {
    expect(POLICIES.map(({ key }) => key).sort()).toEqual([...EXACT_STRINGS].sort());
    expect(new Set(EXACT_STRINGS).size).toBe(52);
  });

  it('has no reserved policy, so that no role, grant or key can hold one [WC-28] [WC-29]', () => {
    expect(RESERVED_POLICIES.filter(isPolicyKey)).toEqual([]);
    const implied = [...expandPolicies(['workspace.admin'])].filter((key) => key.startsWith('billing.'));
    expect(implied).toEqual(['billing.admin', 'billing.read', 'billing.manage']);
  });

  it('describes each policy in a sentence, and names a group', () => {
    const unsaid = POLICIES.filter(({ description, group }) => !/^[A-Z].{8,}\.$/.test(description) || group === '');
    if (unsaid.length)
      throw new Error(`Give a sentence with a full stop to: ${unsaid.map(({ key }) => key).join(', ')}.`);
    const warnings = POLICIES.flatMap(({ warning }) => (warning === undefined ? [] : [warning]));
    expect(warnings.length).toBeGreaterThan(10);
    expect(warnings.filter((warning) => !/^[A-Z].*\.$/.test(warning))).toEqual([]);
  });

  it('makes everything that is managed, run, sent or exported depend on its read policy', () => {
    const readable = new Set(POLICIES.filter(({ key }) => key.endsWith('.read')).map(({ key }) => key.split('.')[0]));
    const blind = POLICIES.filter(
      ({ key, dependsOn }) =>
        !key.endsWith('.read') && readable.has(key.split('.')[0] as string) && dependsOn.length === 0,
    );
    if (blind.length) throw new Error(`Add dependsOn to: ${blind.map(({ key }) => key).join(', ')}.`);
    expect(readable.size).toBeGreaterThan(10);
  });

  it('has no policy that depends on itself', () => {
    const circular = POLICIES.filter(({ key, dependsOn }) => expandPolicies(dependsOn).has(key));
    expect(circular).toEqual([]);
  });

  it('recognizes exactly the keys of policies', () => {
    expect(policyByKey('lead.read').description).toBe('View leads, their answers and their status.');
    expect(isPolicyKey('lead.read')).toBe(true);
    for (const stranger of [MISSPELT, 'toString', '__proto__', '', 'workspace.*']) {
      expect(isPolicyKey(stranger)).toBe(false);
      expect(() => policyByKey(stranger as 'lead.read')).toThrow(RangeError);
    }
  });
});
