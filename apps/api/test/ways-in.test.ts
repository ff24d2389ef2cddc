import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, getNamedType, isObjectType } from 'graphql';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import {
  type AttackStep,
  FACTORS,
  type Factor,
  LETTERS,
  LINKS,
  PROOFS,
  STOLEN_CREDENTIALS,
  type StolenCredential,
  StolenSession,
  WHOSE,
} from './testkit/stolen-session.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

/**
 * Returns whether the stolen credentials suffice to sign in: the passkey device, or the password or mailbox plus, if
 * the account has a second factor, a proof of it.
 */
function suffices(factor: Factor, holds: readonly StolenCredential[]): boolean {
  const has = (...some: StolenCredential[]) => some.some((one) => holds.includes(one));
  if (factor === 'PASSKEY' && has('DEVICE')) return true;
  const second = factor === 'NONE' || (factor === 'APP' ? has('APP', 'RECOVERY_CODES') : has('RECOVERY_CODES'));
  return has('PASSWORD', 'MAILBOX') && second;
}

// Index of a received token, counted from the newest. The newest token is chosen most often.
const word = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(8) });
const whose = fc.constantFrom(...WHOSE);
const password = fc.constantFrom('OLD' as const, 'NEW' as const);
const proof = fc.constantFrom(...PROOFS);
const move: fc.Arbitrary<AttackStep> = fc.oneof(
  fc.record({ does: fc.constant('signIn' as const), whose, password }),
  fc.record({ does: fc.constant('verifySignIn' as const), word, whose, proof }),
  fc.record({ does: fc.constant('signInWithPasskey' as const), whose, word: fc.option(word), asSelf: fc.boolean() }),
  fc.record({ does: fc.constant('refreshSession' as const), word }),
  fc.record({ does: fc.constantFrom(...LETTERS) }),
  fc.record({ does: fc.constantFrom(...LINKS), word }),
);

const signIn = { does: 'signIn', whose: 'OTHER', password: 'OLD' } as const;
const finish = (shown: (typeof PROOFS)[number]) =>
  ({ does: 'verifySignIn', word: 0, whose: 'OTHER', proof: shown }) as const;
const byPasskey: AttackStep = { does: 'signInWithPasskey', whose: 'OTHER', word: null, asSelf: false };
const byMail: readonly AttackStep[] = [
  { does: 'requestPasswordReset' },
  { does: 'resetPassword', word: 0 },
  { ...signIn, password: 'NEW' },
];

/** Single calls and complete sign-in sequences with arbitrary values. A test case concatenates several of them. */
const road: fc.Arbitrary<readonly AttackStep[]> = fc.oneof(
  move.map((one) => [one]),
  fc.constant(byMail),
  fc
    .tuple(fc.constantFrom([signIn], byMail), whose, proof)
    .map(([first, from, shown]) => [...first, { ...finish(shown), whose: from }]),
);
const scene = fc.record({
  factor: fc.constantFrom(...FACTORS),
  holds: fc.subarray([...STOLEN_CREDENTIALS]),
  moves: fc.array(road, { minLength: 1, maxLength: 6 }).map((roads) => roads.flat()),
});

describe('a sign-in path [SE6]', () => {
  it.each<[Factor, StolenCredential[], readonly AttackStep[]]>([
    ['NONE', ['PASSWORD'], [signIn]],
    ['NONE', ['MAILBOX'], byMail],
    ['APP', ['PASSWORD', 'APP'], [signIn, finish('APP')]],
    ['APP', ['MAILBOX', 'APP'], [...byMail, finish('APP')]],
    ['APP', ['PASSWORD', 'RECOVERY_CODES'], [signIn, finish('RECOVERY_CODES')]],
    ['PASSKEY', ['PASSWORD', 'DEVICE'], [signIn, finish('DEVICE')]],
    ['PASSKEY', ['DEVICE'], [byPasskey]],
  ])('for an account with the factor %s reaches a session with %j', async (factor, holds, moves) => {
    expect(suffices(factor, holds)).toBe(true);
    const thief = await StolenSession.of(fd, factor, holds);
    for (const [nth, one] of moves.entries()) {
      expect(await thief.isIn()).toBe(false);
      await thief.make(one);
      if (nth === moves.length - 1) expect(await thief.isIn()).toBe(true);
    }
  });

  it('reaches no session by any sequence of calls without the password or the passkey, and the second factor if there is one', async () => {
    await fc.assert(
      fc.asyncProperty(scene, async ({ factor, holds, moves }) => {
        fc.pre(!suffices(factor, holds));
        const thief = await StolenSession.of(fd, factor, holds);
        for (const one of moves) await thief.make(one);
        expect(await thief.isIn()).toBe(false);
      }),
      { numRuns: 120 },
    );
  }, 300_000);

  it('is tried here for every entry point', () => {
    const schema = buildSchema(
      readFileSync(join(import.meta.dirname, '../../../packages/schema/schema.graphql'), 'utf8'),
    );
    const fields = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ type }) => {
      const payload = getNamedType(type);
      return isObjectType(payload) && 'accessToken' in payload.getFields();
    });
    expect(fields.map(({ name }) => name).sort()).toEqual([
      'refreshSession',
      'signIn',
      'signInWithPasskey',
      'verifySignIn',
    ]);
  });
});
