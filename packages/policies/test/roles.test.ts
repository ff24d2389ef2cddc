import { describe, expect, it } from '@jest/globals';
import { expandPolicies, POLICIES, type PolicyKey, ROLE_NAMES, ROLES } from '../src/index.ts';

/** The table of roles: policies, and `yes` or `-` for owner, admin, member, operator, agent and viewer. */
const TABLE: readonly [string, string][] = [
  [
    'workspace.settings workspace.members workspace.security integration.manage operator.manage audit.read audit.export',
    'yes yes - - - -',
  ],
  ['integration.read safety.read agent.read data_source.read phone_config.read', 'yes yes yes yes - yes'],
  [
    'agent.manage safety.manage data_source.manage phone_config.manage webhook.manage knowledge.manage',
    'yes yes - - - -',
  ],
  ['webhook.read', 'yes yes yes yes - yes'],
  ['api_key.manage', 'yes yes - - - -'],
  ['api_key.manage_own', 'yes yes yes - - -'],
  ['lead.read message.read knowledge.read', 'yes yes yes yes yes yes'],
  ['contact.read booking.read analytics.read', 'yes yes yes yes - yes'],
  [
    'lead.manage contact.manage message.send booking.manage conversation.export saved_reply.manage',
    'yes yes yes - - -',
  ],
  ['contact.erase', 'yes yes - - - -'],
  ['conversation.takeover', 'yes yes yes yes yes -'],
  ['campaign.read', 'yes yes yes yes - yes'],
  ['campaign.manage campaign.run', 'yes yes - - - -'],
  ['sequence.read', 'yes yes yes yes - yes'],
  ['sequence.manage', 'yes yes - - - -'],
  ['billing.read', 'yes yes - - - -'],
  ['call.read world.read surface.read', 'yes yes yes yes - yes'],
  ['call.operate', 'yes yes - yes - -'],
  ['world.write surface.manage', 'yes yes yes - - -'],
  ['review.read', 'yes yes yes yes - yes'],
  ['review.act', 'yes yes - yes - -'],
  ['billing.manage billing.admin', 'yes - - - - -'],
  // Not part of the documented table: workspace.admin implies all other policies.
  ['workspace.admin', 'yes - - - - -'],
];

const expectedFor = (column: number) =>
  TABLE.flatMap(([keys, marks]) => (marks.split(' ')[column] === 'yes' ? keys.split(' ') : [])).sort();

describe('roles', () => {
  it('has a row of the table for every policy', () => {
    expect(TABLE.flatMap(([keys]) => keys.split(' ')).sort()).toEqual(POLICIES.map(({ key }) => key).sort());
  });

  it.each(ROLE_NAMES.map((name, column) => ({ name, column })))(
    'gives $name exactly its column of the table',
    ({ name, column }) => {
      expect([...ROLES[name].policies].sort()).toEqual(expectedFor(column));
      expect(ROLES[name].name).toBe(name);
    },
  );

  it('names in each role everything that its policies include', () => {
    for (const { name, policies } of Object.values(ROLES)) {
      expect([name, [...expandPolicies(policies)].sort()]).toEqual([name, [...policies].sort()]);
    }
  });

  it('lets role agent read leads, messages and knowledge and take over, and nothing else [CB-34] [CB-35]', () => {
    expect([...ROLES.agent.policies].sort()).toEqual([
      'conversation.takeover',
      'knowledge.read',
      'lead.read',
      'message.read',
    ]);
  });

  it('denies an admin the policy that implies later ones, such as billing [AM-16]', () => {
    expect(ROLES.admin.policies).not.toContain('workspace.admin');
    // Precondition: owners have workspace.admin.
    expect(ROLES.owner.policies).toContain('workspace.admin');
  });

  it('gives a viewer only read access [AM-19]', () => {
    const acts = (keys: readonly PolicyKey[]) => keys.filter((key) => !key.endsWith('.read'));
    expect(acts(ROLES.viewer.policies)).toEqual([]);
    expect(acts(ROLES.operator.policies)).not.toEqual([]);
  });
});
