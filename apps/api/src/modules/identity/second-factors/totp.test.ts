import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildMember, buildUser, buildWorkspace, PASSWORD, type Person } from '../../../../test/testkit/build.ts';
import { SECRET, startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import {
  beginTotp,
  challengeTokenOf,
  codeOf,
  createPasskey,
  passwordSignIn,
  startTotpSetup,
} from '../../../../test/testkit/second-factors.ts';
import { sealer } from '../../../crypto/sealed.ts';
import { consumeTotp } from './totp.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const me = ({ bearer }: Person) => ({ bearer });
const factors = async (person: Person) =>
  (
    await as(fd, me(person)).ok(
      '{ viewer { secondFactors { totpSince recoveryCodesLeft requiredBy passkeys { id name } } } }',
    )
  ).viewer.secondFactors;
const signIn = ({ email }: Person) => passwordSignIn(fd, email);

describe('an authenticator app', () => {
  it('is active once a code has proven that it has the secret', async () => {
    const rita = await buildUser(fd);
    const code = await beginTotp(fd, rita);
    expect(await signIn(rita)).toBe('ok');
    expect(await outcome(fd, me(rita), 'enableTotp', { code: '12345' })).toBe('CODE_WRONG');
    const done = await mutate(fd, me(rita), 'enableTotp', { code }, 'recoveryCodes');
    expect(new Set(done.recoveryCodes).size).toBe(10);
    expect(done.recoveryCodes[0]).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    expect(await signIn(rita)).toBe('SECOND_STEP');
    expect(await factors(rita)).toMatchObject({ totpSince: expect.any(String), recoveryCodesLeft: 10 });
    expect(await outcome(fd, me(rita), 'enableTotp', { code })).toBe('TOTP_ALREADY_SET_UP');
    expect(
      (await as(fd, me(rita)).ok('mutation { startTotpSetup { errors { code } } }')).startTotpSetup.errors[0].code,
    ).toBe('TOTP_ALREADY_SET_UP');
    expect(
      (await fd.outbox()).some(({ to, subject }) => to === rita.email && subject.startsWith('Security alert')),
    ).toBe(true);
  });

  it('stores no readable secret or recovery code', async () => {
    const rita = await buildUser(fd);
    const { secret, recoveryCodes } = await startTotpSetup(fd, rita);
    const stored = await rows(
      fd,
      `select row_to_json(t)::text as text from totp_secrets t union all select row_to_json(r)::text from recovery_codes r`,
    );
    const text = JSON.stringify(stored).toLowerCase();
    expect(text).not.toContain(secret.toLowerCase());
    for (const code of recoveryCodes) expect(text).not.toContain(code.replaceAll('-', ''));
  });

  it('is encrypted again with the newest secret of the deployment whenever its code is accepted', async () => {
    const rita = await buildUser(fd);
    const { secret } = await startTotpSetup(fd, rita);
    const older = 'the secret of yesterday, which is long enough';
    const seal = await sealer(older).seal({ userId: rita.userId, secret });
    await rows(fd, 'update totp_secrets set sealed_secret = $1 where user_id = $2', [seal, rita.userId]);
    const rotating = sealer(SECRET, older);
    const taken = await fd.services.database.system.write((tx) =>
      consumeTotp(tx, { ...fd.services, sealer: rotating }, { userId: rita.userId, code: codeOf(fd, secret, 1) }),
    );
    expect(taken).toBe(true);
    // The test server has only the newest key, so the secret must have been encrypted again.
    fd.advance({ minutes: 1 });
    const input = { challengeToken: await challengeTokenOf(fd, rita), code: codeOf(fd, secret, 1) };
    expect(await outcome(fd, {}, 'verifySignIn', input)).toBe('ok');
  });

  it('is not accepted for another account, even with its row copied there', async () => {
    const [rita, thief] = [await buildUser(fd), await buildUser(fd)];
    await startTotpSetup(fd, rita);
    const { secret } = await startTotpSetup(fd, thief);
    const copy =
      'update totp_secrets set sealed_secret = (select sealed_secret from totp_secrets where user_id = $2) where user_id = $1';
    await rows(fd, copy, [rita.userId, thief.userId]);
    const input = { challengeToken: await challengeTokenOf(fd, rita), code: codeOf(fd, secret, 1) };
    expect(await outcome(fd, {}, 'verifySignIn', input)).toBe('CODE_WRONG');
  });

  it('is removed with the password, and the recovery codes with the last factor', async () => {
    const rita = await buildUser(fd);
    await startTotpSetup(fd, rita);
    expect(await outcome(fd, me(rita), 'disableTotp', { password: 'not the password' })).toBe('PASSWORD_WRONG');
    expect(await signIn(rita)).toBe('SECOND_STEP');
    expect(await outcome(fd, me(rita), 'disableTotp', { password: PASSWORD })).toBe('ok');
    expect(await signIn(rita)).toBe('ok');
    expect(await factors(rita)).toMatchObject({ totpSince: null, recoveryCodesLeft: 0 });
  });

  it('cannot be removed as the last factor while a workspace requires one, not even concurrently with another removal', async () => {
    const workspace = await buildWorkspace(fd, { name: 'Strict' });
    const rita = await buildMember(fd, workspace, { role: 'owner' });
    await startTotpSetup(fd, rita);
    const strict = { requiresSecondFactor: true, idleMinutes: null };
    expect(await outcome(fd, rita, 'updateSecuritySettings', strict)).toBe('ok');
    expect(await outcome(fd, me(rita), 'disableTotp', { password: PASSWORD })).toBe('SECOND_FACTOR_STILL_REQUIRED');
    expect((await factors(rita)).requiredBy).toEqual(['Strict']);
    const { id } = await createPasskey(fd, rita);
    const both = await Promise.all([
      outcome(fd, me(rita), 'disableTotp', { password: PASSWORD }),
      outcome(fd, me(rita), 'deletePasskey', { id, password: PASSWORD }),
    ]);
    expect(both.filter((answer) => answer === 'SECOND_FACTOR_STILL_REQUIRED')).toHaveLength(1);
    expect(await signIn(rita)).toBe('SECOND_STEP');
  });
});

describe('recovery codes', () => {
  it('are created again with the password, and the old ones are no longer accepted', async () => {
    const rita = await buildUser(fd);
    const { recoveryCodes } = await startTotpSetup(fd, rita);
    const fields = 'recoveryCodes';
    expect(await outcome(fd, me(rita), 'createRecoveryCodes', { password: 'wrong' })).toBe('PASSWORD_WRONG');
    const fresh = await mutate(fd, me(rita), 'createRecoveryCodes', { password: PASSWORD }, fields);
    expect(fresh.recoveryCodes).toHaveLength(10);
    const challengeToken = await challengeTokenOf(fd, rita);
    const tried = (recoveryCode?: string) => outcome(fd, {}, 'verifySignIn', { challengeToken, recoveryCode });
    expect(await tried(recoveryCodes[0])).toBe('RECOVERY_CODE_WRONG');
    expect(await tried(fresh.recoveryCodes[0])).toBe('ok');
    expect((await factors(rita)).recoveryCodesLeft).toBe(9);
  });

  it('are not available to an account without a factor', async () => {
    const rita = await buildUser(fd);
    expect(await outcome(fd, me(rita), 'createRecoveryCodes', { password: PASSWORD })).toBe('SECOND_FACTOR_MISSING');
  });
});
