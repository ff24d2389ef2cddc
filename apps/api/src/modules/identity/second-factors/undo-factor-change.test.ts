import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildUser, PASSWORD, type Person, signedInAgain } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import {
  challengeTokenOf,
  createPasskey,
  passwordSignIn,
  startTotpSetup,
} from '../../../../test/testkit/second-factors.ts';
import { hashSecret } from '../../../crypto/opaque-token.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

/** Returns the token of the newest emailed link with this path. Empty if there is none. */
async function tokenIn(email: string, path: 'undo-change' | 'reset-password'): Promise<string> {
  const mails = (await fd.outbox()).filter(({ to }) => to === email);
  const url = mails.map(({ action }) => action?.url ?? '').findLast((one) => one.includes(`/${path}#token=`));
  return url?.split('#token=')[1] ?? '';
}

const undo = (token: string) => outcome(fd, {}, 'undoFactorChange', { token });
const isSignedIn = async ({ bearer }: Person) => (await as(fd, { bearer }).denied('{ viewer { name } }')) === null;
const signIn = (email: string, password: string) => passwordSignIn(fd, email, password);

describe('the link of the email about a new second factor', () => {
  it.each([
    ['an authenticator app', (person: Person) => startTotpSetup(fd, person)],
    ['a passkey', (person: Person) => createPasskey(fd, person)],
  ])('removes %s, revokes every session and requires a new password, once [S4]', async (_what, add) => {
    const ada = await buildUser(fd);
    const thief = await signedInAgain(fd, ada);
    await add(thief);
    expect(await signIn(ada.email, PASSWORD)).toBe('SECOND_STEP');
    const token = await tokenIn(ada.email, 'undo-change');
    expect(await undo(token)).toBe('ok');
    expect([await isSignedIn(thief), await isSignedIn(ada)]).toEqual([false, false]);
    expect(await signIn(ada.email, PASSWORD)).toBe('CREDENTIALS_WRONG');
    const mails = (await fd.outbox()).filter(({ to }) => to === ada.email);
    expect(mails.at(-1)?.paragraphs.join(' ')).toMatch(/Your old password no longer works/);
    const reset = { token: await tokenIn(ada.email, 'reset-password'), password: 'a new password for tests' };
    expect(await outcome(fd, {}, 'resetPassword', reset)).toBe('ok');
    expect(await signIn(ada.email, reset.password)).toBe('ok');
    expect(await undo(token)).toBe('TOKEN_INVALID');
  });

  it('works after the address was changed, and restores the address that received the email [S4]', async () => {
    const ada = await buildUser(fd);
    await startTotpSetup(fd, ada);
    const moved = `moved-${ada.email}`;
    const { prisma } = fd.services.database.system;
    await prisma.user.update({ where: { id: ada.userId }, data: { email: moved } });
    expect(await undo(await tokenIn(ada.email, 'undo-change'))).toBe('ok');
    expect((await prisma.user.findUniqueOrThrow({ where: { id: ada.userId } })).email).toBe(ada.email);
    expect(await tokenIn(moved, 'reset-password')).toBe('');
    expect(await tokenIn(ada.email, 'reset-password')).not.toBe('');
  });

  it('undoes the use of a recovery code: the sessions are revoked and the other codes removed [S4]', async () => {
    const ada = await buildUser(fd);
    const { recoveryCodes } = await startTotpSetup(fd, ada);
    const [first, second] = recoveryCodes;
    const complete = async (recoveryCode = '') =>
      mutate(fd, {}, 'verifySignIn', { challengeToken: await challengeTokenOf(fd, ada), recoveryCode }, 'accessToken');
    const { accessToken } = await complete(first);
    const thief = { ...ada, bearer: accessToken as string };
    expect(await isSignedIn(thief)).toBe(true);
    expect(await undo(await tokenIn(ada.email, 'undo-change'))).toBe('ok');
    expect(await isSignedIn(thief)).toBe(false);
    const left = await fd.services.database.system.prisma.recoveryCode.count({ where: { userId: ada.userId } });
    expect([left, second !== undefined]).toEqual([0, true]);
  });

  it('keeps the other factors of the account [S4]', async () => {
    const ada = await buildUser(fd);
    const stored = await createPasskey(fd, ada);
    await startTotpSetup(fd, ada);
    expect(await undo(await tokenIn(ada.email, 'undo-change'))).toBe('ok');
    const passkeys = await fd.services.database.system.prisma.passkey.findMany({ where: { userId: ada.userId } });
    expect(passkeys.map(({ id }) => id)).toEqual([stored.id]);
  });

  it('works for seven days, and is stored as a hash [S4]', async () => {
    const [early, late] = [await buildUser(fd), await buildUser(fd)];
    await startTotpSetup(fd, early);
    await startTotpSetup(fd, late);
    const [first, second] = [await tokenIn(early.email, 'undo-change'), await tokenIn(late.email, 'undo-change')];
    const stored = await fd.services.database.system.prisma.factorUndo.findMany({ where: { userId: early.userId } });
    expect(stored.map(({ tokenHash }) => Buffer.from(tokenHash))).toEqual([hashSecret(first)]);
    fd.advance({ days: 6, hours: 23 });
    expect(await undo(first)).toBe('ok');
    fd.advance({ hours: 2 });
    expect(await undo(second)).toBe('TOKEN_EXPIRED');
    expect(await undo('never issued')).toBe('TOKEN_INVALID');
  });
});
