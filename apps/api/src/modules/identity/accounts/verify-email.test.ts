import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildUser, buildVisitor, buildWorkspace, PASSWORD } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { documentFor, mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { emailsTo, tokenIn } from '../../../../test/testkit/outbox.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

async function registered(overrides: { email?: string; name?: string; password?: string } = {}) {
  const vera = buildVisitor(overrides);
  await mutate(fd, vera, 'register', vera.account);
  return { ...vera, token: tokenIn((await emailsTo(fd, vera.email)).at(-1)) };
}

const verify = (token: string, password = PASSWORD) => outcome(fd, {}, 'verifyEmail', { token, password });
const isVerified = async (email: string) =>
  (await rows<{ at: Date | null }>(fd, 'select email_verified_at as at from users where email = $1', [email]))[0]
    ?.at !== null;

describe('the link that verifies an address', () => {
  it('works once', async () => {
    const { email, token } = await registered();
    expect(await isVerified(email)).toBe(false);
    expect(await verify(token)).toBe('ok');
    expect(await isVerified(email)).toBe(true);
    expect(await verify(token)).toBe('TOKEN_INVALID');
  });

  it('counts once when it is opened in ten windows concurrently', async () => {
    const { token } = await registered();
    const answers = await Promise.all(Array.from({ length: 10 }, () => verify(token)));
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'TOKEN_INVALID')).toHaveLength(9);
  });

  it('expires after a day, to the second', async () => {
    const [early, late] = [await registered(), await registered()];
    fd.advance({ hours: 23, minutes: 59 });
    expect(await verify(early.token)).toBe('ok');
    fd.advance({ minutes: 2 });
    expect(await verify(late.token)).toBe('TOKEN_EXPIRED');
    expect(await isVerified(late.email)).toBe(false);
  });

  it('is refused when it is forged, changed or of another kind, and changes nothing', async () => {
    const { email, token } = await registered();
    await mutate(fd, {}, 'requestPasswordReset', { email });
    const reset = tokenIn((await emailsTo(fd, email)).at(-1));
    const flipped = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
    for (const wrong of ['', '\0', 'nonsense', 'x'.repeat(5000), flipped, `${token}x`, token.slice(0, -1), reset]) {
      expect(await verify(wrong)).toBe('TOKEN_INVALID');
    }
    expect(await outcome(fd, {}, 'resetPassword', { token, password: 'another fine password' })).toBe('TOKEN_INVALID');
    expect(await isVerified(email)).toBe(false);
    expect(await verify(token)).toBe('ok');
  });
});

describe('two registrations of one address before either is verified', () => {
  const mine = { name: 'Vera Herself', password: 'what the owner chose' };
  const strangers = { name: 'A Stranger', password: 'what a stranger chose' };

  it('creates the account of the owner’s registration, and revokes the sessions of an earlier one', async () => {
    const stranger = await registered(strangers);
    const { email } = stranger;
    const signedIn = await mutate(fd, stranger, 'signIn', { email, password: strangers.password }, 'accessToken');
    const strangerNow = { bearer: signedIn.accessToken as string };
    expect(await as(fd, strangerNow).ok('{ viewer { name } }')).toEqual({ viewer: { name: 'A Stranger' } });

    const owner = await registered({ ...mine, email });
    expect(await verify(owner.token, mine.password)).toBe('ok');
    expect(await as(fd, strangerNow).denied('{ viewer { name } }')).toBe('UNAUTHENTICATED');
    expect(await outcome(fd, stranger, 'signIn', { email, password: strangers.password })).toBe('CREDENTIALS_WRONG');
    const viewer = 'viewer { name }';
    expect(await mutate(fd, owner, 'signIn', { email, password: mine.password }, viewer)).toEqual({
      outcome: 'ok',
      viewer: { name: 'Vera Herself' },
    });
  });

  it('never lets a later link restore the password of another registration', async () => {
    const owner = await registered(mine);
    const stranger = await registered({ ...strangers, email: owner.email });
    expect(await verify(owner.token, mine.password)).toBe('ok');
    expect(await verify(stranger.token, strangers.password)).toBe('ok');
    const { email } = owner;
    expect(await outcome(fd, owner, 'signIn', { email, password: strangers.password })).toBe('CREDENTIALS_WRONG');
    expect(await outcome(fd, owner, 'signIn', { email, password: mine.password })).toBe('ok');
  });
});

describe('a link to a mailbox that another person registered', () => {
  const strangers = { name: 'A Stranger', password: 'what a stranger chose' };
  const mine = { name: 'Vera Herself', password: 'what the owner chose' };

  it('confirms nothing without the password of that registration, and remains valid', async () => {
    const { email, token } = await registered(strangers);
    expect(await verify(token, mine.password)).toBe('PASSWORD_WRONG');
    expect(await isVerified(email)).toBe(false);
    // Precondition: the link works with the password of that registration.
    expect(await verify(token, strangers.password)).toBe('ok');
  });

  it('confirms the owner’s own registration with any of the links, including a resent one', async () => {
    for (const resent of [false, true]) {
      const owner = await registered(mine);
      const { email } = owner;
      const stranger = await registered({ ...strangers, email });
      if (resent) await mutate(fd, {}, 'resendVerification', { email });
      const token = resent ? tokenIn((await emailsTo(fd, email)).at(-1)) : stranger.token;
      expect(await verify(token, mine.password)).toBe('ok');
      expect(await outcome(fd, owner, 'signIn', { email, password: strangers.password })).toBe('CREDENTIALS_WRONG');
      const viewer = 'viewer { name }';
      const answer = await mutate(fd, owner, 'signIn', { email, password: mine.password }, viewer);
      expect(answer).toEqual({ outcome: 'ok', viewer: { name: mine.name } });
    }
  });

  it('accepts at most twenty passwords in a quarter of an hour [B1]', async () => {
    const { token } = await registered(strangers);
    const answers = await Promise.all(Array.from({ length: 25 }, (_, i) => verify(token, `a wrong guess ${i}`)));
    expect(answers.filter((answer) => answer === 'PASSWORD_WRONG')).toHaveLength(20);
    expect(answers.filter((answer) => answer === 'RATE_LIMITED')).toHaveLength(5);
  });
});

describe('requesting the link again', () => {
  it('emails a new one to an unverified account, and returns the same for every address', async () => {
    const vera = await registered();
    const rita = await buildUser(fd);
    const visitor = buildVisitor();
    const ask = async (email: string) => {
      const answer = await as(fd).run(documentFor('resendVerification', 'email'), { email });
      return answer.text.replaceAll(email, 'ADDRESS');
    };
    const answers = [await ask(vera.email), await ask(rita.email), await ask(visitor.email)];
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('"errors":[]');

    const mails = await emailsTo(fd, vera.email);
    expect(mails).toHaveLength(2);
    expect(await emailsTo(fd, rita.email)).toEqual([]);
    expect(await emailsTo(fd, visitor.email)).toEqual([]);
    expect(await verify(tokenIn(mails[1]))).toBe('ok');
  });

  it('is refused for an invalid address, and after five requests in an hour', async () => {
    expect(await outcome(fd, {}, 'resendVerification', { email: 'nonsense' })).toBe('EMAIL_INVALID');
    const { email } = await registered();
    const answers = [];
    for (let i = 0; i < 6; i += 1) answers.push(await outcome(fd, {}, 'resendVerification', { email }));
    expect(answers).toEqual([...Array.from({ length: 5 }, () => 'ok'), 'RATE_LIMITED']);
    expect(await emailsTo(fd, email)).toHaveLength(6);
  });
});

describe('an account without a verified address [WC-38]', () => {
  const wanted = { name: 'Mine', slug: 'mine-at-last', channel: 'WHATSAPP', environment: 'DEVELOPMENT', country: 'GB' };

  it('cannot create a workspace, and can in the next request after verifying', async () => {
    const { email, token, from } = await registered();
    const { accessToken } = await mutate(fd, { from }, 'signIn', { email, password: PASSWORD }, 'accessToken');
    const vera = { bearer: accessToken as string };
    expect(await outcome(fd, vera, 'createWorkspace', wanted)).toBe('FORBIDDEN');
    expect(await verify(token)).toBe('ok');
    expect(await outcome(fd, vera, 'createWorkspace', wanted)).toBe('ok');
  });

  it('neither sees nor accepts an invitation to that address', async () => {
    const acme = await buildWorkspace(fd);
    const { email, token, from } = await registered();
    const invitation = await rows<{ id: string }>(
      fd,
      `insert into invitations (workspace_id, id, email, pending_email, role, policies, token_hash, invited_by_id, inviter_name, expires_at)
       values ($1, gen_random_uuid(), $2, $2, 'viewer', '{}', '\\x00', gen_random_uuid(), 'Ada', now() + interval '300 days') returning id`,
      [acme.id, email],
    );
    const { accessToken } = await mutate(fd, { from }, 'signIn', { email, password: PASSWORD }, 'accessToken');
    const vera = { bearer: accessToken as string };
    const waiting = '{ viewer { pendingInvitations { id } } }';
    expect(await as(fd, vera).ok(waiting)).toEqual({ viewer: { pendingInvitations: [] } });
    expect(await outcome(fd, vera, 'acceptInvitation', { id: invitation[0]?.id })).toBe('FORBIDDEN');
    expect(await outcome(fd, vera, 'declineInvitation', { id: invitation[0]?.id })).toBe('FORBIDDEN');
    // Precondition: the invitation is pending, and is listed after the address is verified.
    await verify(token);
    expect(await as(fd, vera).ok(waiting)).toEqual({ viewer: { pendingInvitations: invitation } });
  });
});
