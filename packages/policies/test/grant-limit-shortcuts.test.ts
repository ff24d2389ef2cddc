import { describe, expect, it } from '@jest/globals';
import {
  checkGrantLimit,
  type EffectivePermissions,
  expandPolicies,
  type GrantLimitInput,
  type PolicyKey,
  ROLE_NAMES,
  ROLES,
} from '../src/index.ts';
import { type Ask, escalationsUnder, holds, reaches } from './attempts.ts';
import type { Actor } from './oracle.ts';

describe('precondition: the reference check finds the escalation that each shortcut allows', () => {
  const forever = (holder: EffectivePermissions): EffectivePermissions => ({
    ...holder,
    until: new Map([...holder.until.keys()].map((key) => [key, null])),
  });
  const asked =
    (change: (question: GrantLimitInput) => GrantLimitInput | null): Ask =>
    ({ giver, target, result }) => {
      const question = change({
        giver: holds(giver),
        ...(target && { target: reaches(target) }),
        ...(result && { result: reaches(result) }),
      });
      return question === null || checkGrantLimit(question).allowed;
    };
  const named = (actor: Actor): PolicyKey[] =>
    actor.kind === 'api_key'
      ? [...actor.scopes]
      : [
          ...(actor.customRole ?? ROLES[actor.role].policies),
          ...actor.grants.flatMap((g) => (g.effect === 'GRANT' ? [g.policy] : [])),
        ];
  const rank = (actor: Actor) => ROLE_NAMES.indexOf(actor.kind === 'member' ? actor.role : actor.creator.role);

  const shortcuts: readonly [string, Ask][] = [
    [
      'comparing roles',
      ({ giver, target, result }) => [target, result].every((one) => !one || rank(one) >= rank(giver)),
    ],
    [
      'compares named policies instead of effective policies',
      ({ giver, target, result }) => {
        const mine = expandPolicies(named(giver));
        return [target, result].every((one) => !one || named(one).every((key) => mine.has(key)));
      },
    ],
    [
      'forgetting that rights end',
      asked(({ giver, target, result }) => ({
        giver: forever(giver),
        ...(target && { target }),
        ...(result && { result }),
      })),
    ],
    [
      'forgetting that denials end',
      ({ giver, target, result }) =>
        checkGrantLimit({
          giver: holds(giver),
          ...(target && { target: holds(target) }),
          ...(result && { result: holds(result) }),
        }).allowed,
    ],
    ['not looking at the target', asked(({ giver, result }) => (result ? { giver, result } : null))],
    ['not looking at the result', asked(({ giver, target }) => (target ? { giver, target } : null))],
    ['not asking who is an owner', asked(({ giver, ...rest }) => ({ giver: { ...giver, owner: true }, ...rest }))],
    [
      'ignores policies that are held in part',
      asked(({ giver, ...rest }) => ({ giver: { owner: giver.owner, until: giver.until }, ...rest })),
    ],
  ];

  it.each(shortcuts)(
    '%s',
    (_, ask) => {
      expect(escalationsUnder(ask, 2_500).escalations).toBeGreaterThan(0);
    },
    120_000,
  );
});
