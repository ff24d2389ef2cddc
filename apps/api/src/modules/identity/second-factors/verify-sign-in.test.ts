import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildUser, buildVisitor, PASSWORD, type Person } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { documentFor, mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import {
  challengeTokenOf,
  codeOf,
  createPasskey,
  proofBy,
  startTotpSetup,
} from '../../../../test/testkit/second-factors.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const ANONYMOUS = {};
const finish = (input: object) => outcome(fd, ANONYMOUS, 'verifySignIn', input);
const sessions = ({ userId }: Person) => rows(fd, 'select 1 from sessions where user_id = $1', [userId]);

describe('after the correct password of an account with a second factor [SE7]', () => {
  it('there is no session, token or cookie, only a sign-in id for the second step', async () => {
    const rita = await buildUser(fd);
    const { recoveryCodes } = await startTotpSetup(fd, rita);
    const fields = 'accessToken challenge { challengeToken methods }';
    const answer = await as(fd).run(documentFor('signIn', fields), {
      input: { email: rita.email, password: PASSWORD },
    });
    expect(answer.data?.signIn).toMatchObject({
      accessToken: null,
      challenge: { methods: ['TOTP', 'RECOVERY_CODE'] },
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
    // The only session is the one created by the test setup.
    expect(await sessions(rita)).toHaveLength(1);

    const { challengeToken } = answer.data?.signIn.challenge ?? {};
    expect(await as(fd, { bearer: challengeToken }).denied('{ viewer { id } }')).toBe('UNAUTHENTICATED');
    const refresh = 'mutation { refreshSession { accessToken } }';
    expect((await as(fd, { cookie: `frontdesk=${challengeToken}` }).ok(refresh)).refreshSession.accessToken).toBeNull();
    for (const name of ['enableTotp', 'disableTotp', 'createRecoveryCodes']) {
      const input = name === 'enableTotp' ? { code: '000000' } : { password: PASSWORD };
      expect(await outcome(fd, ANONYMOUS, name, input)).toBe('UNAUTHENTICATED');
    }
    // Precondition: the second step creates a session.
    expect(await finish({ challengeToken, recoveryCode: recoveryCodes[0] })).toBe('ok');
  });

  it('a code, a recovery code or a passkey completes it, once', async () => {
    const rita = await buildUser(fd);
    const { secret, recoveryCodes } = await startTotpSetup(fd, rita);
    const { device } = await createPasskey(fd, rita);
    const byCode = await challengeTokenOf(fd, rita);
    const code = codeOf(fd, secret, 1);
    expect(await finish({ challengeToken: byCode, code })).toBe('ok');
    expect(await finish({ challengeToken: byCode, code: codeOf(fd, secret, 2) })).toBe('SIGN_IN_EXPIRED');
    expect(await finish({ challengeToken: await challengeTokenOf(fd, rita), code })).toBe('CODE_WRONG');

    const [recoveryCode = ''] = recoveryCodes;
    const typed = recoveryCode.toUpperCase().replaceAll('-', ' ');
    expect(await finish({ challengeToken: await challengeTokenOf(fd, rita), recoveryCode: typed })).toBe('ok');
    expect(await finish({ challengeToken: await challengeTokenOf(fd, rita), recoveryCode })).toBe(
      'RECOVERY_CODE_WRONG',
    );

    const challengeToken = await challengeTokenOf(fd, rita);
    const passkey = await proofBy(fd, device, { challengeToken });
    expect(await finish({ challengeToken, passkey })).toBe('ok');
    expect(await finish({ challengeToken: await challengeTokenOf(fd, rita), passkey })).toBe('PASSKEY_NOT_ACCEPTED');
  });

  it('one of fifty concurrent uses of the same code is accepted', async () => {
    const rita = await buildUser(fd);
    const { secret } = await startTotpSetup(fd, rita);
    const code = codeOf(fd, secret, 1);
    const challengeTokens = await Promise.all(
      Array.from({ length: 10 }, () => challengeTokenOf(fd, rita, buildVisitor().from)),
    );
    const before = await sessions(rita);
    const fifty = challengeTokens.flatMap((challengeToken) =>
      Array.from({ length: 5 }, () => finish({ challengeToken, code })),
    );
    const answers = await Promise.all(fifty);
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1);
    expect(await sessions(rita)).toHaveLength(before.length + 1);
  });

  it('one of twenty concurrent uses of the same recovery code is accepted', async () => {
    const rita = await buildUser(fd);
    const { recoveryCodes } = await startTotpSetup(fd, rita);
    const challengeTokens = await Promise.all(
      Array.from({ length: 5 }, () => challengeTokenOf(fd, rita, buildVisitor().from)),
    );
    const [recoveryCode] = recoveryCodes;
    const twenty = challengeTokens.flatMap((challengeToken) =>
      Array.from({ length: 4 }, () => finish({ challengeToken, recoveryCode })),
    );
    expect((await Promise.all(twenty)).filter((answer) => answer === 'ok')).toHaveLength(1);
  });

  it('another person’s factor does not complete it', async () => {
    const [rita, thief] = [await buildUser(fd), await buildUser(fd)];
    await startTotpSetup(fd, rita);
    const own = await startTotpSetup(fd, thief);
    const { device } = await createPasskey(fd, thief);
    const challengeToken = await challengeTokenOf(fd, rita);
    expect(await finish({ challengeToken, code: codeOf(fd, own.secret, 1) })).toBe('CODE_WRONG');
    expect(await finish({ challengeToken, recoveryCode: own.recoveryCodes[0] })).toBe('RECOVERY_CODE_WRONG');
    const foreignToken = await challengeTokenOf(fd, thief);
    const passkey = await proofBy(fd, device, { challengeToken: foreignToken });
    expect(await finish({ challengeToken, passkey })).toBe('PASSKEY_NOT_ACCEPTED');
    // Precondition: the passkey completes a sign-in of its own user.
    expect(
      await finish({
        challengeToken: foreignToken,
        passkey: await proofBy(fd, device, { challengeToken: foreignToken }),
      }),
    ).toBe('ok');
  });

  it('requires exactly one proof, within the time limit, of an enabled account', async () => {
    const rita = await buildUser(fd);
    const { recoveryCodes } = await startTotpSetup(fd, rita);
    const [recoveryCode, another] = recoveryCodes;
    const challengeToken = await challengeTokenOf(fd, rita);
    expect(await finish({ challengeToken })).toBe('PROOF_NOT_SINGLE');
    expect(await finish({ challengeToken, recoveryCode, code: '000000' })).toBe('PROOF_NOT_SINGLE');
    fd.advance({ minutes: 5, seconds: 1 });
    expect(await finish({ challengeToken, recoveryCode })).toBe('SIGN_IN_EXPIRED');
    const later = await challengeTokenOf(fd, rita);
    await rows(fd, 'update users set disabled_at = now() where id = $1', [rita.userId]);
    expect(await finish({ challengeToken: later, recoveryCode: another })).toBe('SIGN_IN_EXPIRED');
    await rows(fd, 'update users set disabled_at = null where id = $1', [rita.userId]);
    expect(await finish({ challengeToken: later, recoveryCode: another })).toBe('ok');
  });
});

describe('guesses of the second factor [B4]', () => {
  it('are limited to five for a sign-in, and ten for an account in a quarter of an hour, from every client address', async () => {
    const rita = await buildUser(fd);
    const { recoveryCodes } = await startTotpSetup(fd, rita);
    const guess = async (challengeToken: string) =>
      outcome(fd, { from: buildVisitor().from }, 'verifySignIn', { challengeToken, recoveryCode: 'wrong' });
    const [one, two, three] = [
      await challengeTokenOf(fd, rita, buildVisitor().from),
      await challengeTokenOf(fd, rita, buildVisitor().from),
      await challengeTokenOf(fd, rita, buildVisitor().from),
    ];
    const first = await Promise.all(Array.from({ length: 12 }, () => guess(one)));
    expect(first.filter((answer) => answer === 'RECOVERY_CODE_WRONG')).toHaveLength(5);
    expect(first.filter((answer) => answer === 'SIGN_IN_EXPIRED')).toHaveLength(7);
    await Promise.all(Array.from({ length: 5 }, () => guess(two)));
    // After ten attempts, even a valid code is rejected.
    expect(await finish({ challengeToken: three, recoveryCode: recoveryCodes[0] })).toBe('RATE_LIMITED');
    fd.advance({ minutes: 1 });
  });

  it('emails the owner when a recovery code signs in', async () => {
    const rita = await buildUser(fd);
    const { recoveryCodes } = await startTotpSetup(fd, rita);
    const input = { challengeToken: await challengeTokenOf(fd, rita), recoveryCode: recoveryCodes[0] };
    expect((await mutate(fd, ANONYMOUS, 'verifySignIn', input)).outcome).toBe('ok');
    const mails = (await fd.outbox()).filter(({ to }) => to === rita.email).map(({ paragraphs }) => paragraphs[0]);
    expect(mails).toContainEqual('A recovery code was used to sign in to your account.');
  });
});
