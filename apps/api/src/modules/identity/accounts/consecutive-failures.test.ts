import { LIMITS } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { buildUser, buildVisitor, PASSWORD, type Person } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { documentFor, mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { emailsTo, tokenIn } from '../../../../test/testkit/outbox.ts';
import { rows } from '../../../../test/testkit/rows.ts';

const DEVICE = /frontdesk-device=[^;]+/;
const LIMIT = LIMITS.consecutiveSignInFailures;
const NEW = 'another fine password';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const signIn = ({ email }: Person, password: string, by: Caller = {}) =>
  outcome(fd, { from: buildVisitor().from, ...by }, 'signIn', { email, password });
/** Sets the counter directly, because real attempts in quick succession would reach the rate limits first. */
const failedBefore = ({ userId }: Person, failures: number, column = 'failed_sign_ins') =>
  rows(fd, `update users set ${column} = $1 where id = $2`, [failures, userId]);
const countOf = async ({ userId }: Person) =>
  (await rows<{ n: number }>(fd, 'select failed_sign_ins as n from users where id = $1', [userId]))[0]?.n;
const subjectsTo = async ({ email }: Person) => (await emailsTo(fd, email)).map(({ subject }) => subject);

/** Signs in and returns the trusted-device cookie. */
async function deviceOf({ email }: Person): Promise<string> {
  const input = { email, password: PASSWORD };
  const { headers } = await as(fd, buildVisitor()).run(documentFor('signIn'), { input });
  return String(headers['set-cookie']).match(DEVICE)?.[0] ?? '';
}

async function reset({ email }: Person): Promise<void> {
  await mutate(fd, {}, 'requestPasswordReset', { email });
  const token = tokenIn((await emailsTo(fd, email)).at(-1));
  expect(await outcome(fd, {}, 'resetPassword', { token, password: NEW })).toBe('ok');
}

describe('consecutive wrong passwords', () => {
  it('disable password sign-in at the limit, until the password is reset by email [S19]', async () => {
    const rita = await buildUser(fd);
    await failedBefore(rita, LIMIT - 1);
    expect(await signIn(rita, 'the last wrong guess')).toBe('CREDENTIALS_WRONG');
    expect(await signIn(rita, PASSWORD)).toBe('CREDENTIALS_WRONG');
    expect((await subjectsTo(rita)).filter((subject) => subject === 'Password sign-in was disabled')).toHaveLength(1);
    await reset(rita);
    expect(await signIn(rita, NEW)).toBe('ok');
  });

  it('do not disable it one below the limit, and a correct password resets the count [S19]', async () => {
    const rita = await buildUser(fd);
    await failedBefore(rita, LIMIT - 2);
    expect(await signIn(rita, 'the last but one guess')).toBe('CREDENTIALS_WRONG');
    expect(await signIn(rita, PASSWORD)).toBe('ok');
    expect(await countOf(rita)).toBe(0);
    expect(await subjectsTo(rita)).not.toContain('Password sign-in was disabled');
  });

  it('are evaluated up to the limit when they arrive in parallel [S19]', async () => {
    const rita = await buildUser(fd);
    await failedBefore(rita, LIMIT - 3);
    await Promise.all(Array.from({ length: 12 }, (_, nth) => signIn(rita, `a wrong guess, number ${nth}`)));
    expect(await countOf(rita)).toBe(LIMIT);
    expect((await subjectsTo(rita)).filter((subject) => subject === 'Password sign-in was disabled')).toHaveLength(1);
  });

  it('do not affect the trusted device of the account, or a session [B2] [S19]', async () => {
    const rita = await buildUser(fd);
    const cookie = await deviceOf(rita);
    await failedBefore(rita, LIMIT);
    expect(await signIn(rita, PASSWORD)).toBe('CREDENTIALS_WRONG');
    expect(await signIn(rita, PASSWORD, { cookie })).toBe('ok');
    expect(await countOf(rita)).toBe(LIMIT);
    expect(await as(fd, rita).denied('{ viewer { id } }')).toBeNull();
  });

  it('in trusted devices revoke the trust at the limit [S19]', async () => {
    const rita = await buildUser(fd);
    const cookie = await deviceOf(rita);
    await failedBefore(rita, LIMIT, 'failed_device_sign_ins');
    expect(await signIn(rita, PASSWORD, { cookie })).toBe('ok');
    await failedBefore(rita, LIMIT);
    expect(await signIn(rita, PASSWORD, { cookie })).toBe('CREDENTIALS_WRONG');
    await failedBefore(rita, LIMIT - 1, 'failed_device_sign_ins');
    expect(await signIn(rita, PASSWORD, { cookie })).toBe('ok');
  });

  it('return the same for an account without attempts left and for one that never existed [B3] [S19]', async () => {
    const [rita, nobody] = [await buildUser(fd), buildVisitor()];
    await failedBefore(rita, LIMIT);
    const answerFor = async (email: string) =>
      (await as(fd, buildVisitor()).run(documentFor('signIn'), { input: { email, password: PASSWORD } })).text;
    expect(await answerFor(rita.email)).toBe(await answerFor(nobody.email));
  });
});

describe('email that anyone can trigger', () => {
  const account = { name: 'Vera', password: 'a fine password to choose' };

  it.each([
    ['requestPasswordReset', 50],
    ['resendVerification', 50],
    ['register', 20],
  ])('is limited by the address of the caller: %s [S19]', async (mutation, limit) => {
    const caller = buildVisitor();
    const input = (email: string) => (mutation === 'register' ? { ...account, email } : { email });
    const one = (by: Caller) => outcome(fd, { from: by.from }, mutation, input(buildVisitor().email));
    const answers = await Promise.all(Array.from({ length: limit + 3 }, () => one(caller)));
    expect(answers.filter((answer) => answer === 'RATE_LIMITED')).toHaveLength(3);
    expect(await one(buildVisitor())).not.toBe('RATE_LIMITED');
  });

  it.each(['requestPasswordReset', 'resendVerification', 'register'])(
    'is limited by the email address, from every client address: %s [S19]',
    async (mutation) => {
      const { email } = buildVisitor();
      const input = mutation === 'register' ? { ...account, email } : { email };
      const one = () => outcome(fd, { from: buildVisitor().from }, mutation, input);
      const answers = await Promise.all(Array.from({ length: 8 }, one));
      expect(answers.filter((answer) => answer === 'RATE_LIMITED')).toHaveLength(3);
    },
  );
});
