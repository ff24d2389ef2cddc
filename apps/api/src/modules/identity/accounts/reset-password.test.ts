import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildUser, buildVisitor, PASSWORD } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { documentFor, mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { emailsTo, tokenIn } from '../../../../test/testkit/outbox.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const NEW = 'a new password for tests';

/** Creates a user who has requested a password reset. The token is the one in the emailed link. */
async function forgetful() {
  const rita = await buildUser(fd);
  return { ...rita, token: await askFor(rita.email) };
}

async function askFor(email: string): Promise<string> {
  await mutate(fd, {}, 'requestPasswordReset', { email });
  return tokenIn((await emailsTo(fd, email)).at(-1));
}

const reset = (token: string, password = NEW) => outcome(fd, {}, 'resetPassword', { token, password });
const signIn = (email: string, password: string) => outcome(fd, buildVisitor(), 'signIn', { email, password });

describe('asking for a new password', () => {
  it('returns the same for an address without an account and for a disabled account; only the emails differ', async () => {
    const [rita, dora, nobody] = [await buildUser(fd), await buildUser(fd), buildVisitor()];
    await rows(fd, 'update users set disabled_at = now() where id = $1', [dora.userId]);
    const ask = async (email: string) => {
      const document = documentFor('requestPasswordReset', 'email');
      const { text } = await as(fd).run(document, { email });
      return text.replaceAll(email, 'ADDRESS');
    };
    const answers = [await ask(rita.email), await ask(dora.email), await ask(nobody.email)];
    expect(new Set(answers).size).toBe(1);
    expect(await emailsTo(fd, rita.email)).toMatchObject([{ subject: 'Reset your password' }]);
    expect(await emailsTo(fd, dora.email)).toEqual([]);
    expect(await emailsTo(fd, nobody.email)).toEqual([]);
  });

  it('is refused for an invalid address, and after five requests in an hour', async () => {
    expect(await outcome(fd, {}, 'requestPasswordReset', { email: 'nonsense' })).toBe('EMAIL_INVALID');
    const { email } = await buildUser(fd);
    const ask = () => outcome(fd, {}, 'requestPasswordReset', { email });
    const answers = await Promise.all(Array.from({ length: 8 }, ask));
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(5);
    expect(answers.filter((answer) => answer === 'RATE_LIMITED')).toHaveLength(3);
    expect(await emailsTo(fd, email)).toHaveLength(5);
  });
});

describe('choosing a new password', () => {
  it.each([
    ['short', 'seven77', 'PASSWORD_TOO_SHORT'],
    ['long', 'word'.repeat(33), 'PASSWORD_TOO_LONG'],
    ['common', 'qwerty123456789', 'PASSWORD_TOO_COMMON'],
  ])('refuses a %s one and keeps the link usable', async (_what, password, code) => {
    const { email, token } = await forgetful();
    expect(await reset(token, password)).toBe(code);
    expect(await signIn(email, PASSWORD)).toBe('ok');
    expect(await reset(token)).toBe('ok');
  });

  it('refuses a link that is forged, expired or of another kind, and keeps the password', async () => {
    const { email, token } = await forgetful();
    const vera = buildVisitor();
    await mutate(fd, vera, 'register', vera.account);
    const verification = tokenIn((await emailsTo(fd, vera.email))[0]);
    for (const wrong of ['', '\0', 'nonsense', `${token}x`, token.slice(1), verification]) {
      expect(await reset(wrong)).toBe('TOKEN_INVALID');
    }
    fd.advance({ minutes: 61 });
    expect(await reset(token)).toBe('TOKEN_EXPIRED');
    expect(await signIn(email, PASSWORD)).toBe('ok');
    expect(await reset(await askFor(email))).toBe('ok');
  });

  it('revokes every session of the account, and of no other account', async () => {
    const [{ email, bearer, token }, other] = [await forgetful(), await buildUser(fd)];
    const me = '{ viewer { email } }';
    const { accessToken } = await mutate(fd, {}, 'signIn', { email, password: PASSWORD }, 'accessToken');
    for (const each of [bearer, accessToken]) expect(await as(fd, { bearer: each }).denied(me)).toBeNull();
    expect(await reset(token)).toBe('ok');
    for (const each of [bearer, accessToken]) expect(await as(fd, { bearer: each }).denied(me)).toBe('UNAUTHENTICATED');
    expect(await as(fd, other).denied(me)).toBeNull();
    expect(await signIn(email, PASSWORD)).toBe('CREDENTIALS_WRONG');
    expect(await signIn(email, NEW)).toBe('ok');
  });

  it('works once for one link, and invalidates older links', async () => {
    const { email, token: older } = await forgetful();
    const token = await askFor(email);
    const inOneInstant = await Promise.all(Array.from({ length: 6 }, () => reset(token)));
    expect(inOneInstant.filter((answer) => answer === 'ok')).toHaveLength(1);
    expect(inOneInstant.filter((answer) => answer === 'TOKEN_INVALID')).toHaveLength(5);
    expect(await reset(older, 'the password of a thief')).toBe('TOKEN_INVALID');
    expect(await signIn(email, NEW)).toBe('ok');
  });

  it('verifies the address as well, since the link came by email', async () => {
    const vera = await buildUser(fd, { verified: false });
    const who = 'viewer { emailVerified }';
    const credentials = { email: vera.email, password: PASSWORD };
    expect(await mutate(fd, {}, 'signIn', credentials, who)).toMatchObject({ viewer: { emailVerified: false } });
    expect(await reset(await askFor(vera.email))).toBe('ok');
    expect(await mutate(fd, {}, 'signIn', { ...credentials, password: NEW }, who)).toMatchObject({
      viewer: { emailVerified: true },
    });
  });

  it('stores only a hash of the link', async () => {
    const { token, userId } = await forgetful();
    const [kept] = await rows<{ text: string }>(
      fd,
      'select r::text as text from password_resets r where user_id = $1',
      [userId],
    );
    expect(kept?.text).toContain(userId);
    expect(kept?.text).not.toContain(token);
    expect(kept?.text).not.toContain(Buffer.from(token).toString('hex'));
    expect(kept?.text).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
  });
});
