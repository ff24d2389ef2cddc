import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildUser, PASSWORD, type Person } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import {
  challengeTokenOf,
  checkFor,
  createPasskey,
  passkeyFor,
  proofBy,
} from '../../../../test/testkit/second-factors.ts';
import { softAuthenticator } from '../../../../test/testkit/soft-authenticator.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const ORIGIN = 'http://localhost:4000';
const me = ({ bearer }: Person) => ({ bearer });
const passkeysOf = async (person: Person) =>
  (await as(fd, me(person)).ok('{ viewer { secondFactors { passkeys { id name lastUsedAt } } } }')).viewer.secondFactors
    .passkeys;
const enter = (proof: object) => outcome(fd, {}, 'signInWithPasskey', proof);

describe('a passkey', () => {
  it('is registered, renamed and removed by its owner only, and there can be several', async () => {
    const [rita, other] = [await buildUser(fd), await buildUser(fd)];
    const { id } = await createPasskey(fd, rita);
    await createPasskey(fd, rita);
    expect((await passkeysOf(rita)).map(({ name }: { name: string }) => name)).toEqual(['Laptop', 'Laptop']);
    expect(await outcome(fd, me(other), 'updatePasskey', { id, name: 'Mine' })).toBe('NOT_FOUND');
    expect(await outcome(fd, me(other), 'deletePasskey', { id, password: PASSWORD })).toBe('NOT_FOUND');
    expect(await outcome(fd, me(rita), 'updatePasskey', { id, name: ' ' })).toBe('NAME_INVALID');
    expect(await outcome(fd, me(rita), 'updatePasskey', { id, name: 'Blue laptop' })).toBe('ok');
    expect((await passkeysOf(rita))[0].name).toBe('Blue laptop');
    expect(await outcome(fd, me(rita), 'deletePasskey', { id, password: 'wrong' })).toBe('PASSWORD_WRONG');
    expect(await outcome(fd, me(rita), 'deletePasskey', { id, password: PASSWORD })).toBe('ok');
    expect(await passkeysOf(rita)).toHaveLength(1);
  });

  it('creates recovery codes when it is the first factor, and not again', async () => {
    const rita = await buildUser(fd);
    expect((await createPasskey(fd, rita)).recoveryCodes).toHaveLength(10);
    expect((await createPasskey(fd, rita)).recoveryCodes).toEqual([]);
  });

  it('is accepted once, for a challenge of its own account, within the time limit and from this origin', async () => {
    const [rita, other] = [await buildUser(fd), await buildUser(fd)];
    const device = softAuthenticator();
    const input = await passkeyFor(fd, rita, device);
    expect(await outcome(fd, me(other), 'createPasskey', input)).toBe('PASSKEY_NOT_ACCEPTED');
    // The challenge was used by the failed attempt of the other user.
    expect(await outcome(fd, me(rita), 'createPasskey', input)).toBe('PASSKEY_NOT_ACCEPTED');
    const late = await passkeyFor(fd, rita, device);
    fd.advance({ minutes: 5, seconds: 1 });
    expect(await outcome(fd, me(rita), 'createPasskey', late)).toBe('PASSKEY_NOT_ACCEPTED');
    const { challenge, options } = (
      await as(fd, me(rita)).ok('mutation { startPasskeyRegistration { challenge options } }')
    ).startPasskeyRegistration;
    const elsewhere = {
      name: 'Phish',
      challenge,
      response: JSON.stringify(device.register(options, { origin: 'http://evil.test' })),
    };
    expect(await outcome(fd, me(rita), 'createPasskey', elsewhere)).toBe('PASSKEY_NOT_ACCEPTED');
    // Precondition: a valid registration of the same device is accepted once.
    expect(await outcome(fd, me(rita), 'createPasskey', await passkeyFor(fd, rita, device))).toBe('ok');
    expect(await outcome(fd, me(rita), 'createPasskey', await passkeyFor(fd, rita, device))).toBe(
      'PASSKEY_ALREADY_REGISTERED',
    );
    expect(await outcome(fd, me(rita), 'createPasskey', { name: 'X', challenge: 'x', response: 'nonsense' })).toBe(
      'PASSKEY_NOT_ACCEPTED',
    );
  });
});

describe('a passkey as the only factor [SE7]', () => {
  it('signs in without a password, and records when it was used', async () => {
    const rita = await buildUser(fd);
    const { device } = await createPasskey(fd, rita);
    const answer = await mutate(fd, {}, 'signInWithPasskey', await proofBy(fd, device), 'viewer { email }');
    expect(answer).toMatchObject({ outcome: 'ok', viewer: { email: rita.email } });
    expect((await passkeysOf(rita))[0].lastUsedAt).not.toBeNull();
  });

  it('is refused without user verification, which is not required after a password', async () => {
    const rita = await buildUser(fd);
    const { device } = await createPasskey(fd, rita);
    const { challenge, options } = await checkFor(fd);
    const bare = { origin: ORIGIN, verified: false };
    expect(await enter({ challenge, response: JSON.stringify(device.sign(options, bare)) })).toBe(
      'PASSKEY_NOT_ACCEPTED',
    );
    const challengeToken = await challengeTokenOf(fd, rita);
    const second = await checkFor(fd, { challengeToken });
    const passkey = { challenge: second.challenge, response: JSON.stringify(device.sign(second.options, bare)) };
    expect(await outcome(fd, {}, 'verifySignIn', { challengeToken, passkey })).toBe('ok');
  });

  it('is refused with an expired challenge or one for another purpose', async () => {
    const rita = await buildUser(fd);
    const { device } = await createPasskey(fd, rita);
    const challengeToken = await challengeTokenOf(fd, rita);
    expect(await enter(await proofBy(fd, device, { challengeToken }))).toBe('PASSKEY_NOT_ACCEPTED');
    expect(await enter(await proofBy(fd, device, { bearer: rita.bearer }))).toBe('PASSKEY_NOT_ACCEPTED');
    const proof = await proofBy(fd, device);
    const answers = await Promise.all(Array.from({ length: 10 }, () => enter(proof)));
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1);
  });

  it('is refused for a clone with a lower counter, for an unknown device, and for a disabled account', async () => {
    const rita = await buildUser(fd);
    const { device } = await createPasskey(fd, rita);
    expect(await enter(await proofBy(fd, device))).toBe('ok');
    const { challenge, options } = await checkFor(fd);
    const copy = { challenge, response: JSON.stringify(device.sign(options, { origin: ORIGIN, counter: 1 })) };
    expect(await enter(copy)).toBe('PASSKEY_NOT_ACCEPTED');
    expect(await enter(await proofBy(fd, softAuthenticator()))).toBe('PASSKEY_NOT_ACCEPTED');
    expect(await enter(await proofBy(fd, device))).toBe('ok');
    await rows(fd, 'update users set disabled_at = now() where id = $1', [rita.userId]);
    expect(await enter(await proofBy(fd, device))).toBe('PASSKEY_NOT_ACCEPTED');
  });
});
