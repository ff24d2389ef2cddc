import { packRules, unpackRules } from '@casl/ability/extra';
import { describe, expect, it } from '@jest/globals';
import { WORKSPACE_ACTIONS } from '../src/actions.ts';
import { abilityFrom, defineRules, type RawRule, ROLE_NAMES, WORKSPACE_SUBJECTS } from '../src/index.ts';
import { keyOf, member } from './people.ts';

const callers = [
  ...ROLE_NAMES.map((role) => member(role)),
  ...ROLE_NAMES.map((role) => member(role, [], { assignedConversationsOnly: true, maskContactDetails: true })),
  keyOf('admin', ['lead.manage', 'api_key.manage_own']),
];

const answers = (rules: readonly RawRule[]) => {
  const ability = abilityFrom(rules);
  return WORKSPACE_SUBJECTS.flatMap((subject) =>
    WORKSPACE_ACTIONS[subject].map((action) => `${action} ${subject} ${ability.can(action, subject)}`),
  );
};

describe('serialization for the browser', () => {
  it('changes no rule and no answer', () => {
    for (const context of callers) {
      const rules = defineRules(context);
      const arrived: RawRule[] = JSON.parse(JSON.stringify(rules));
      expect(arrived).toEqual(rules);
      expect(answers(arrived)).toEqual(answers(rules));
      expect(answers(unpackRules<RawRule>(packRules<RawRule>(rules)))).toEqual(answers(rules));
    }
  });

  it('is short: no rule set is longer than 6 kB', () => {
    const sizes = callers.map((context) => JSON.stringify(defineRules(context)).length);
    expect(Math.max(...sizes)).toBeLessThan(6_000);
    expect(Math.min(...sizes)).toBeGreaterThan(100);
  });
});
