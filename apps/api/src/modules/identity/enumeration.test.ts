import 'reflect-metadata';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { TestFrontdesk } from '../../../test/testkit/frontdesk.ts';

/** Every run of Argon2 in this process. */
let argon2Runs = 0;
const real = await import('@node-rs/argon2');
jest.unstable_mockModule('@node-rs/argon2', () => ({
  ...real,
  hash: (...args: Parameters<typeof real.hash>) => {
    argon2Runs += 1;
    return real.hash(...args);
  },
  verify: (...args: Parameters<typeof real.verify>) => {
    argon2Runs += 1;
    return real.verify(...args);
  },
}));
const { as } = await import('../../../test/testkit/as.ts');
const { buildUser, buildVisitor } = await import('../../../test/testkit/build.ts');
const { startFrontdesk } = await import('../../../test/testkit/frontdesk.ts');
const { documentFor } = await import('../../../test/testkit/mutate.ts');
const { statementsOf } = await import('../../../test/testkit/query-count.ts');
const { rows } = await import('../../../test/testkit/rows.ts');

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

/** What a stranger sees of one request, and what it costs us. */
async function costOf(mutation: string, input: { email: string }) {
  const before = argon2Runs;
  let seen = {};
  const statements = await statementsOf(async () => {
    const { status, text } = await as(fd, buildVisitor()).run(documentFor(mutation), { input });
    seen = { status, text: text.replaceAll(input.email, 'ADDRESS') };
  });
  return { ...seen, statements, argon2: argon2Runs - before };
}

const { account } = buildVisitor();
const INPUTS: Record<string, (email: string) => { email: string }> = {
  register: (email) => ({ ...account, email }),
  signIn: (email) => ({ email, password: 'not the password' }),
  requestPasswordReset: (email) => ({ email }),
  resendVerification: (email) => ({ email }),
};

it.each(Object.keys(INPUTS))('B3 %s says and does the same for known and unknown addresses', async (mutation) => {
  const inputOf = INPUTS[mutation] as (email: string) => { email: string };
  // The first one of a kind prepares statements and the hash that nobody has.
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

it('B3 leaves the same number of jobs for known and unknown addresses', async () => {
  const jobs = async () => (await rows(fd, 'select 1 from graphile_worker._private_jobs')).length;
  for (const mutation of ['register', 'requestPasswordReset', 'resendVerification']) {
    for (const { email } of [await buildUser(fd), buildVisitor()]) {
      const before = await jobs();
      await costOf(mutation, INPUTS[mutation]?.(email) as { email: string });
      expect(await jobs()).toBe(before + 1);
    }
  }
});
