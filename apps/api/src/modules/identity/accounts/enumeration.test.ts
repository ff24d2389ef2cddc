import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import argon2 from '@node-rs/argon2';
import { as } from '../../../../test/testkit/as.ts';
import { buildUser, buildVisitor } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { documentFor, variablesFor } from '../../../../test/testkit/mutate.ts';
import { statementsOf } from '../../../../test/testkit/query-count.ts';
import { rows } from '../../../../test/testkit/rows.ts';

const [hash, verify] = [jest.spyOn(argon2, 'hash'), jest.spyOn(argon2, 'verify')];
const argon2Runs = () => hash.mock.calls.length + verify.mock.calls.length;

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

/** Returns the response of one request with its SQL statements and its number of Argon2 runs. */
async function costOf(mutation: string, input: { email: string }) {
  const before = argon2Runs();
  let seen = {};
  const statements = await statementsOf(async () => {
    const { status, text } = await as(fd, buildVisitor()).run(documentFor(mutation), variablesFor(mutation, input));
    seen = { status, text: text.replaceAll(input.email, 'ADDRESS') };
  });
  return { ...seen, statements, argon2: argon2Runs() - before };
}

const { account } = buildVisitor();
const INPUTS: Record<string, (email: string) => { email: string }> = {
  register: (email) => ({ ...account, email }),
  signIn: (email) => ({ email, password: 'not the password' }),
  requestPasswordReset: (email) => ({ email }),
  resendVerification: (email) => ({ email }),
};

it.each(Object.keys(INPUTS))('%s returns and does the same for known and unknown addresses [B3]', async (mutation) => {
  const inputOf = INPUTS[mutation] as (email: string) => { email: string };
  // Warm-up: the cost of the first request is not compared.
  await costOf(mutation, inputOf(buildVisitor().email));
  const known = await buildUser(fd);
  const unverified = await buildUser(fd, { verified: false });
  const disabled = await buildUser(fd);
  await rows(fd, 'update users set disabled_at = now() where id = $1', [disabled.userId]);
  const unknown = await costOf(mutation, inputOf(buildVisitor().email));
  expect(unknown.statements.length).toBeGreaterThan(0);
  expect(unknown.argon2).toBe(['register', 'signIn'].includes(mutation) ? 1 : 0);
  for (const { email } of [known, unverified, disabled]) {
    expect(await costOf(mutation, inputOf(email))).toEqual(unknown);
  }
});

it('leaves the same number of jobs for known and unknown addresses [B3]', async () => {
  const jobs = async () => (await rows(fd, 'select 1 from graphile_worker._private_jobs')).length;
  for (const mutation of ['register', 'requestPasswordReset', 'resendVerification']) {
    for (const { email } of [await buildUser(fd), buildVisitor()]) {
      const before = await jobs();
      await costOf(mutation, INPUTS[mutation]?.(email) as { email: string });
      expect(await jobs()).toBe(before + 1);
    }
  }
});
