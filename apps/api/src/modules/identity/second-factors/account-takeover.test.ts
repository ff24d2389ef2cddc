import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildUser, buildVisitor, PASSWORD, type Person } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { emailsTo, tokenIn } from '../../../../test/testkit/outbox.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import {
  challengeTokenOf,
  codeOf,
  createPasskey,
  passwordSignIn,
  proofBy,
  startTotpSetup,
} from '../../../../test/testkit/second-factors.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const NEW = 'what the owner chose';
const byPasskey = async (device: Awaited<ReturnType<typeof createPasskey>>['device']) =>
  outcome(fd, {}, 'signInWithPasskey', await proofBy(fd, device));
const signIn = (email: string, password: string) => passwordSignIn(fd, email, password);
const resetToken = async (email: string) => {
  await mutate(fd, {}, 'requestPasswordReset', { email });
  return tokenIn((await emailsTo(fd, email)).at(-1));
};

describe('factors set up by another person before the mailbox was verified [SE7]', () => {
  it('are removed when its owner verifies a registration of their own', async () => {
    const stranger = buildVisitor();
    const { email } = stranger;
    await mutate(fd, stranger, 'register', stranger.account);
    const account = await strangersAccount(email);
    const { device } = await createPasskey(fd, account);
    await startTotpSetup(fd, account);
    expect(await byPasskey(device)).toBe('ok');

    const owner = buildVisitor({ email, password: NEW });
    await mutate(fd, owner, 'register', owner.account);
    const token = tokenIn((await emailsTo(fd, email)).filter(({ subject }) => /verify|confirm/i.test(subject)).at(-1));
    expect(await outcome(fd, {}, 'verifyEmail', { token, password: NEW })).toBe('ok');
    expect(await byPasskey(device)).toBe('PASSKEY_NOT_ACCEPTED');
    expect(await signIn(email, NEW)).toBe('ok');
  });

  it('are removed when its owner resets the password', async () => {
    const stranger = await buildUser(fd, { verified: false });
    const { device } = await createPasskey(fd, stranger);
    const token = await resetToken(stranger.email);
    expect(await outcome(fd, {}, 'resetPassword', { token, password: NEW })).toBe('ok');
    expect(await byPasskey(device)).toBe('PASSKEY_NOT_ACCEPTED');
    expect(await signIn(stranger.email, NEW)).toBe('ok');
  });

  it('remain if the mailbox is verified with the registration in which they were set up', async () => {
    const vera = buildVisitor();
    await mutate(fd, vera, 'register', vera.account);
    const token = tokenIn((await emailsTo(fd, vera.email)).at(-1));
    const { device } = await createPasskey(fd, await strangersAccount(vera.email));
    expect(await outcome(fd, {}, 'verifyEmail', { token, password: PASSWORD })).toBe('ok');
    expect(await byPasskey(device)).toBe('ok');
  });
});

describe('a new password', () => {
  it('keeps the second factor, and ends sign-ins that were started with the old one', async () => {
    const rita = await buildUser(fd);
    const { secret } = await startTotpSetup(fd, rita);
    const [byReset, byChange] = [await challengeTokenOf(fd, rita), await buildUser(fd)];
    const token = await resetToken(rita.email);
    expect(await outcome(fd, {}, 'resetPassword', { token, password: NEW })).toBe('ok');
    const code = codeOf(fd, secret, 1);
    expect(await outcome(fd, {}, 'verifySignIn', { challengeToken: byReset, code })).toBe('SIGN_IN_EXPIRED');
    expect(await signIn(rita.email, NEW)).toBe('SECOND_STEP');

    const { secret: other } = await startTotpSetup(fd, byChange);
    const challengeToken = await challengeTokenOf(fd, byChange);
    const change = { currentPassword: PASSWORD, newPassword: NEW };
    expect(await outcome(fd, { bearer: byChange.bearer }, 'updatePassword', change)).toBe('ok');
    expect(await outcome(fd, {}, 'verifySignIn', { challengeToken, code: codeOf(fd, other, 1) })).toBe(
      'SIGN_IN_EXPIRED',
    );
  });
});

describe('a sign-in by passkey or in two steps', () => {
  it('makes the browser a trusted device, and emails the owner about a new device once', async () => {
    const rita = await buildUser(fd);
    const { device } = await createPasskey(fd, rita);
    const { secret } = await startTotpSetup(fd, rita);
    const newDeviceEmails = async () =>
      (await emailsTo(fd, rita.email)).filter(({ subject }) => subject.startsWith('New sign-in')).length;
    const document =
      'mutation ($input: SignInWithPasskeyInput!) { signInWithPasskey(input: $input) { errors { code } } }';
    const first = await as(fd).run(document, { input: await proofBy(fd, device) });
    expect(first.data?.signInWithPasskey.errors).toEqual([]);
    expect(await newDeviceEmails()).toBe(1);
    const [cookie] = String(first.headers['set-cookie']).match(/[\w-]*frontdesk-device=[^;]+/) ?? [];
    expect(cookie).toBeDefined();

    const code = codeOf(fd, secret, 1);
    const known = { cookie };
    expect(await outcome(fd, known, 'verifySignIn', { challengeToken: await challengeTokenOf(fd, rita), code })).toBe(
      'ok',
    );
    expect(await newDeviceEmails()).toBe(1);
    const challengeToken = await challengeTokenOf(fd, rita);
    fd.advance({ minutes: 1 });
    const later = codeOf(fd, secret, 1);
    expect(await outcome(fd, {}, 'verifySignIn', { challengeToken, code: later })).toBe('ok');
    expect(await newDeviceEmails()).toBe(2);
  });
});

/** Signs in to the account that a stranger registered. The email address is not verified yet. */
async function strangersAccount(email: string): Promise<Person> {
  const fields = 'accessToken';
  const { accessToken } = await mutate(fd, buildVisitor(), 'signIn', { email, password: PASSWORD }, fields);
  const [user] = await rows<{ id: string }>(fd, 'select id from users where email = $1', [email]);
  return { email, userId: user?.id ?? '', bearer: accessToken } as Person;
}
