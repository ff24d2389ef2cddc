import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  checkGrantLimit,
  effectivePermissionsOf,
  effectivePolicies,
  expandPolicies,
  maximumPermissionsOf,
  POLICIES,
} from '../src/index.ts';
import { escalates, escalationsUnder, holds, ours, reaches, seed } from './attempts.ts';
import { heldAt, type Member, momentsOf } from './oracle.ts';
import { NOW, person } from './people.ts';
import { anyone, intrigue, scene, strong } from './scenes.ts';

const CASES = 20_000;

describe('escalation', () => {
  it(`finds no escalation in ${CASES} random attempts [P1]`, () => {
    fc.assert(
      fc.property(scene, (one) => !(ours(one) && escalates(one))),
      { numRuns: CASES, seed },
    );
  }, 120_000);

  it('precondition: both results are common among these attempts, and many would be escalations', () => {
    const { allowed, refused, escalations } = escalationsUnder(ours, 4_000);
    expect(allowed).toBeGreaterThan(400);
    expect(refused).toBeGreaterThan(400);
    expect(escalations).toBe(0);
    expect(escalationsUnder(() => true, 1_000).escalations).toBeGreaterThan(300);
  }, 120_000);

  it('never extends the policies that three members hold together, in any sequence of edits', () => {
    let accepted = 0;
    fc.assert(
      fc.property(intrigue, ({ people, edits }) => {
        const before: readonly Member[] = people;
        let now: readonly Member[] = people;
        for (const { by, on, replaced, to, change } of edits) {
          const [giver, target] = [now[by] as Member, now[on] as Member];
          const others = target.grants.filter(({ policy }) => policy !== change.policy);
          const result = replaced ? to : { ...target, grants: [...others, change] };
          if (!ours({ giver, target, result })) continue;
          accepted += 1;
          now = now.map((one, place) => (place === on ? result : one));
        }
        return momentsOf([...before, ...now], NOW).every((at) => {
          const together = new Set(before.flatMap((one) => [...heldAt(one, at)]));
          return now.every((one) => [...heldAt(one, at)].every((key) => together.has(key)));
        });
      }),
      { numRuns: 1_000, seed },
    );
    expect(accepted).toBeGreaterThan(500);
  }, 120_000);
});

describe('the limit of grants is no stricter than necessary', () => {
  it('lets an owner without denials do everything', () => {
    const owner = effectivePermissionsOf(person('owner'));
    fc.assert(
      fc.property(
        anyone,
        anyone,
        (target, result) => checkGrantLimit({ giver: owner, target: reaches(target), result: reaches(result) }).allowed,
      ),
      { numRuns: 2_000, seed },
    );
  }, 60_000);

  it('lets every member grant exactly what they hold, for as long as they hold it', () => {
    fc.assert(
      fc.property(strong, (someone) => {
        const giver = holds(someone);
        // If the giver has denials, workspace.admin implies more policies than the giver has. Restricted policies
        // cannot be granted to others.
        const given = [...giver.until].filter(([key]) => key !== 'workspace.admin' && !giver.partly?.has(key));
        const whole = given.filter(([key]) =>
          [...expandPolicies([key])].every((need) => given.some(([one]) => one === need)),
        );
        const grants = whole.map(([policy, expiresAt]) => ({ policy, effect: 'GRANT' as const, expiresAt }));
        return checkGrantLimit({
          giver,
          result: maximumPermissionsOf({ role: 'viewer', customRole: [], grants, now: NOW }),
        }).allowed;
      }),
      { numRuns: 2_000, seed },
    );
  }, 60_000);
});

it('the reference check and the package agree on effective policies at every time', () => {
  fc.assert(
    fc.property(anyone, (someone) =>
      momentsOf([someone], NOW).every((at) => {
        const [theirs, mine] = [heldAt(someone, at), effectivePolicies({ ...someone, now: at })];
        return POLICIES.every(({ key }) => theirs.has(key) === mine.has(key));
      }),
    ),
    { numRuns: 2_000, seed },
  );
}, 60_000);
