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

const accountsOf = (email: string) => rows(fd, 'select name from users where email = $1', [email]);
const EMAIL = 'email';

describe('what cannot be registered', () => {
  const long = 'x'.repeat(101);
  it.each([
    ['an empty name', { name: '' }, 'NAME_INVALID', 'name'],
    ['a blank name', { name: ' \t\n ' }, 'NAME_INVALID', 'name'],
    ['a name without a letter', { name: '-- !! --' }, 'NAME_INVALID', 'name'],
    ['a name that is too long', { name: long }, 'NAME_INVALID', 'name'],
    ['a name with a zero byte', { name: 'Vera\0' }, 'NAME_INVALID', 'name'],
    ['a name that turns the writing round', { name: 'Vera \u202eareV' }, 'NAME_INVALID', 'name'],
    ['an address without a domain', { email: 'vera' }, 'EMAIL_INVALID', 'email'],
    ['an address with a bare host', { email: 'vera@localhost' }, 'EMAIL_INVALID', 'email'],
    ['two addresses', { email: 'vera@people.test,bob@people.test' }, 'EMAIL_INVALID', 'email'],
    ['an address with a line break', { email: 'vera@people.test\r\nBcc: bob@people.test' }, 'EMAIL_INVALID', 'email'],
    ['an address with a zero byte', { email: 've\0ra@people.test' }, 'EMAIL_INVALID', 'email'],
    ['an address that is too long', { email: `${'v'.repeat(250)}@people.test` }, 'EMAIL_INVALID', 'email'],
    ['a short password', { password: 'seven77' }, 'PASSWORD_TOO_SHORT', 'password'],
    ['a long password', { password: `pass${'word'.repeat(32)}` }, 'PASSWORD_TOO_LONG', 'password'],
    ['a common password', { password: 'Sunshine1' }, 'PASSWORD_TOO_COMMON', 'password'],
    ['a common password with numbers behind it', { password: 'iloveyou2024!!' }, 'PASSWORD_TOO_COMMON', 'password'],
    ['the name of the product', { password: 'Frontdesk2026' }, 'PASSWORD_TOO_COMMON', 'password'],
    ['a walk over the keys', { password: 'qwertyuiopasdf' }, 'PASSWORD_TOO_COMMON', 'password'],
    ['a common password twice', { password: 'PasswordPassword' }, 'PASSWORD_TOO_COMMON', 'password'],
    ['one letter again and again', { password: 'aaaaaaaaaaaaaaaa' }, 'PASSWORD_TOO_COMMON', 'password'],
  ])('refuses %s', async (_what, refusal, code, field) => {
    const vera = buildVisitor();
    expect(await mutate(fd, vera, 'register', { ...vera.account, ...refusal })).toMatchObject({ code, field });
    expect(await accountsOf(vera.email)).toEqual([]);
    // Precondition: without the invalid field, the same registration is accepted.
    expect(await outcome(fd, vera, 'register', vera.account)).toBe('ok');
    expect(await accountsOf(vera.email)).toHaveLength(1);
  });

  it('accepts a plain password of eight characters, and one of 128', async () => {
    for (const password of ['vqzkwpry', 'correct horse battery staple '.repeat(5).slice(0, 128)]) {
      const vera = buildVisitor({ password });
      expect(await outcome(fd, vera, 'register', vera.account)).toBe('ok');
    }
  });

  it('refuses the name as the password', async () => {
    const vera = buildVisitor({ name: 'Ottoline Byrne' });
    for (const password of ['ottoline99', 'OttolineByrne', 'Ottoline Byrne!'])
      expect(await outcome(fd, vera, 'register', { ...vera.account, password })).toBe('PASSWORD_TOO_COMMON');
  });

  it('refuses the email address as the password', async () => {
    const vera = buildVisitor({ email: 'vera.sesame.gate@people.test' });
    for (const password of [vera.email, vera.email.toUpperCase(), 'vera.sesame.gate2026']) {
      expect(await outcome(fd, vera, 'register', { ...vera.account, password })).toBe('PASSWORD_TOO_COMMON');
    }
  });

  it('refuses everyone while registration is closed [WC-39]', async () => {
    const vera = buildVisitor();
    const open = '{ platform { registrationMode } }';
    await rows(fd, `update platform_settings set registration_mode = 'CLOSED'`);
    expect(await as(fd).ok(open)).toEqual({ platform: { registrationMode: 'CLOSED' } });
    expect(await outcome(fd, vera, 'register', vera.account)).toBe('REGISTRATION_CLOSED');
    expect(await accountsOf(vera.email)).toEqual([]);
    await rows(fd, `update platform_settings set registration_mode = 'OPEN'`);
    expect(await as(fd).ok(open)).toEqual({ platform: { registrationMode: 'OPEN' } });
    expect(await outcome(fd, vera, 'register', vera.account)).toBe('ok');
  });

  it('emails one address at most five times in an hour, from any network address, with or without an account', async () => {
    const rita = await buildUser(fd);
    for (const email of [rita.email, buildVisitor().email]) {
      const answers = [];
      for (let i = 0; i < 7; i += 1) {
        const vera = buildVisitor({ email });
        answers.push(await outcome(fd, vera, 'register', vera.account));
      }
      expect(answers).toEqual([...Array.from({ length: 5 }, () => 'ok'), 'RATE_LIMITED', 'RATE_LIMITED']);
      expect(await emailsTo(fd, email)).toHaveLength(5);
    }
  });

  it('refuses the twenty-first registration from one network address, with the time to wait', async () => {
    const { from } = buildVisitor();
    const register = () => as(fd, { from }).run(documentFor('register'), { input: buildVisitor().account });
    const answers = await Promise.all(Array.from({ length: 21 }, register));
    const refused = answers.filter(({ errors }) => errors?.[0]?.extensions.code === 'RATE_LIMITED');
    expect(refused).toHaveLength(1);
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused[0]?.status).toBe(429);
  });
});

describe('registering', () => {
  it('creates an account that can sign in, and that is verified by the link in the email [WC-36] [WC-37]', async () => {
    const vera = buildVisitor({ email: 'Vera.New@People.Test', name: '  Vera   New ' });
    const email = 'vera.new@people.test';
    expect(await mutate(fd, vera, 'register', vera.account, EMAIL)).toEqual({
      outcome: 'ok',
      email,
    });
    const [mail, ...more] = await emailsTo(fd, email);
    expect(mail?.action?.url).toMatch(/^http:\/\/localhost:4000\/verify-email#token=[\w-]{43}$/);
    expect(more).toEqual([]);

    const who = 'viewer { name email emailVerified canCreateWorkspaces }';
    const credentials = { email: ' VERA.new@people.test ', password: PASSWORD };
    expect((await mutate(fd, vera, 'signIn', credentials, who)).viewer).toEqual({
      name: 'Vera New',
      email,
      emailVerified: false,
      canCreateWorkspaces: false,
    });
    expect(await outcome(fd, vera, 'verifyEmail', { token: tokenIn(mail), password: PASSWORD })).toBe('ok');
    expect((await mutate(fd, vera, 'signIn', credentials, who)).viewer).toMatchObject({
      emailVerified: true,
      canCreateWorkspaces: true,
    });
  });

  it('stores neither the password nor the token of the email', async () => {
    const vera = buildVisitor({ password: 'canary of a password' });
    await mutate(fd, vera, 'register', vera.account);
    const token = tokenIn((await emailsTo(fd, vera.email))[0]);
    const stored = await rows<{ text: string }>(
      fd,
      `select u::text || v::text as text from users u join email_verifications v on v.user_id = u.id where u.email = $1`,
      [vera.email],
    );
    const queued = await rows<{ text: string }>(fd, 'select j::text as text from graphile_worker._private_jobs j');
    const everything = [...stored, ...queued].map(({ text }) => text).join('\n');
    expect(stored).toHaveLength(1);
    expect(everything).not.toContain('canary');
    expect(everything).not.toContain(token);
    expect(everything).toContain('$argon2id$');
  });

  it('returns the same for an address that has an account; only the email differs', async () => {
    const rita = await buildUser(fd);
    const vera = buildVisitor();
    const register = (email: string) =>
      as(fd, vera).run(documentFor('register', EMAIL), { input: { ...vera.account, email } });
    const [known, unknown] = [await register(rita.email), await register(vera.email)];
    expect(known.text.replaceAll(rita.email, 'ADDRESS')).toBe(unknown.text.replaceAll(vera.email, 'ADDRESS'));
    expect(known.status).toBe(unknown.status);

    const [toRita, toVera] = [await emailsTo(fd, rita.email), await emailsTo(fd, vera.email)];
    expect(toRita.map(({ subject }) => subject)).toEqual(['You already have a Frontdesk account']);
    expect(toVera.map(({ subject }) => subject)).toEqual(['Verify your email']);
    expect(await outcome(fd, vera, 'signIn', { email: rita.email, password: PASSWORD })).toBe('ok');
    expect(await accountsOf(rita.email)).toEqual([{ name: rita.name }]);
  });

  it('creates one account for concurrent registrations', async () => {
    const vera = buildVisitor();
    const answers = await Promise.all(Array.from({ length: 5 }, () => outcome(fd, vera, 'register', vera.account)));
    expect(new Set(answers)).toEqual(new Set(['ok']));
    expect(await accountsOf(vera.email)).toHaveLength(1);
  });

  it('accepts the longest valid address', async () => {
    const email = `${'v'.repeat(64)}@${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(60)}.test`;
    const vera = buildVisitor({ email });
    expect(await outcome(fd, vera, 'register', vera.account)).toBe('ok');
    expect(await outcome(fd, vera, 'resendVerification', { email })).toBe('ok');
    expect(await outcome(fd, vera, 'signIn', { email, password: PASSWORD })).toBe('ok');
    expect(await outcome(fd, vera, 'requestPasswordReset', { email })).toBe('ok');
  });
});
