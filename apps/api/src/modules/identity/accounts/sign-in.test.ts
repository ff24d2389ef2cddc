import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildUser, buildVisitor, PASSWORD } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { documentFor, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';

const DEVICE = /frontdesk-device=[^;]+/;

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const attempt = (credentials: { email: string; password: string }, from: string) =>
  as(fd, { from }).run(documentFor('signIn', 'accessToken'), { input: credentials });
const sessionsOf = (userId: string) => rows(fd, 'select 1 from sessions where user_id = $1', [userId]);

describe('a failed sign-in', () => {
  it('returns the same for a wrong password, an unknown address, no address and a disabled account', async () => {
    const [rita, dora, nobody] = [await buildUser(fd), await buildUser(fd), buildVisitor()];
    await rows(fd, 'update users set disabled_at = now() where id = $1', [dora.userId]);
    const answers = await Promise.all([
      attempt({ email: rita.email, password: 'not the password' }, nobody.from),
      attempt({ email: nobody.email, password: PASSWORD }, nobody.from),
      attempt({ email: 'nonsense', password: PASSWORD }, nobody.from),
      attempt({ email: dora.email, password: PASSWORD }, nobody.from),
    ]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.data).toMatchObject({
      signIn: { accessToken: null, errors: [{ code: 'CREDENTIALS_WRONG', field: null }] },
    });
    for (const { headers } of answers) expect(headers['set-cookie']).toBeUndefined();
    // Precondition: the correct password of an enabled account signs in.
    expect(await outcome(fd, nobody, 'signIn', { email: rita.email, password: PASSWORD })).toBe('ok');
  });

  it('refuses the tokens of a disabled user, and accepts them again when the user is enabled', async () => {
    const dora = await buildUser(fd);
    const me = '{ viewer { id } }';
    expect(await as(fd, dora).denied(me)).toBeNull();
    await rows(fd, 'update users set disabled_at = now() where id = $1', [dora.userId]);
    expect(await as(fd, dora).denied(me)).toBe('UNAUTHENTICATED');
    await rows(fd, 'update users set disabled_at = null where id = $1', [dora.userId]);
    expect(await as(fd, dora).denied(me)).toBeNull();
  });

  it('accepts other Unicode forms of the same password, but no similar letters', async () => {
    const email = 'zoe@people.test';
    const vera = buildVisitor({ email, password: 'caf\u00e9 au lait, please' });
    await outcome(fd, vera, 'register', vera.account);
    expect(await outcome(fd, vera, 'signIn', { email, password: 'cafe au lait, please' })).toBe('CREDENTIALS_WRONG');
    expect(await outcome(fd, vera, 'signIn', { email, password: 'cafe\u0301 au lait, please' })).toBe('ok');
  });
});

describe('guessing', () => {
  it('evaluates ten of 200 concurrent guesses, counts every one, and evaluates none after them [B1]', async () => {
    const rita = await buildUser(fd);
    const thief = buildVisitor();
    const guess = (i: number) => attempt({ email: rita.email, password: `a wrong guess, number ${i}` }, thief.from);
    const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => guess(i)));
    const codes = answers.map(({ data, errors }) => errors?.[0]?.extensions.code ?? data?.signIn.errors[0]?.code);
    expect(codes.filter((code) => code === 'CREDENTIALS_WRONG')).toHaveLength(10);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(190);
    const counted = await rows(
      fd,
      `select split_part(key, ':', 2) as by, max(points) as points from rate_limits where key like 'sign-in:%' group by 1`,
    );
    // The limit per network counts all 200 attempts. The limit per account and network counts only the 100 that passed
    // the limit per network.
    expect(counted).toEqual(
      expect.arrayContaining([
        { by: 'address', points: 200 },
        { by: 'account', points: 100 },
      ]),
    );

    // Even the correct password is rejected, and the response contains only the waiting time.
    const { status, headers, errors } = await attempt({ email: rita.email, password: PASSWORD }, thief.from);
    expect(status).toBe(429);
    const seconds = Number(headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(15 * 60);
    expect(errors?.[0]?.extensions.retryAfterSeconds).toBe(seconds);
    expect(await sessionsOf(rita.userId)).toHaveLength(1);
  });

  it('does not lock out the owner at another network address', async () => {
    const rita = await buildUser(fd);
    const [thief, home] = [buildVisitor(), buildVisitor()];
    const guesses = Array.from({ length: 12 }, () =>
      attempt({ email: rita.email, password: 'a wrong guess' }, thief.from),
    );
    await Promise.all(guesses);
    expect(await outcome(fd, thief, 'signIn', { email: rita.email, password: PASSWORD })).toBe('RATE_LIMITED');
    expect(await outcome(fd, home, 'signIn', { email: rita.email, password: PASSWORD })).toBe('ok');
  });

  it('accepts the trusted device of the account after others have used up every attempt [B2]', async () => {
    const rita = await buildUser(fd);
    const home = buildVisitor();
    const right = { email: rita.email, password: PASSWORD };
    const [cookie = ''] = String((await attempt(right, home.from)).headers['set-cookie']).match(DEVICE) ?? [];
    const anywhere = () => attempt({ ...right, password: 'a wrong guess' }, buildVisitor().from);
    const answers = await Promise.all(Array.from({ length: 120 }, anywhere));
    const evaluated = answers.filter(({ data }) => data?.signIn?.errors[0]?.code === 'CREDENTIALS_WRONG');
    // The owner's own first sign-in used one attempt.
    expect(evaluated).toHaveLength(99);

    const elsewhere = buildVisitor();
    expect(await outcome(fd, elsewhere, 'signIn', right)).toBe('RATE_LIMITED');
    expect(await outcome(fd, { from: elsewhere.from, cookie }, 'signIn', right)).toBe('ok');
    // A trusted-device cookie of another account does not exempt the browser from the limit.
    const other = await buildUser(fd);
    const otherSignIn = await attempt({ email: other.email, password: PASSWORD }, elsewhere.from);
    const [foreign = ''] = String(otherSignIn.headers['set-cookie']).match(DEVICE) ?? [];
    expect(foreign).not.toBe('');
    expect(await outcome(fd, { from: elsewhere.from, cookie: foreign }, 'signIn', right)).toBe('RATE_LIMITED');
  });

  it('counts the attempts of a trusted device too, so that a stolen one has ten attempts [B2]', async () => {
    const rita = await buildUser(fd);
    const signIn = await attempt({ email: rita.email, password: PASSWORD }, buildVisitor().from);
    const [cookie = ''] = String(signIn.headers['set-cookie']).match(DEVICE) ?? [];
    const guess = () =>
      outcome(fd, { from: buildVisitor().from, cookie }, 'signIn', { email: rita.email, password: 'a wrong guess' });
    const answers = await Promise.all(Array.from({ length: 30 }, guess));
    expect(answers.filter((answer) => answer === 'CREDENTIALS_WRONG')).toHaveLength(10);
    expect(answers.filter((answer) => answer === 'RATE_LIMITED')).toHaveLength(20);
  });

  it('resets the count after the correct password', async () => {
    const rita = await buildUser(fd);
    const home = buildVisitor();
    const wrong = async () => outcome(fd, home, 'signIn', { email: rita.email, password: 'a wrong guess' });
    for (let round = 0; round < 2; round += 1) {
      const answers = await Promise.all(Array.from({ length: 9 }, wrong));
      expect(new Set(answers)).toEqual(new Set(['CREDENTIALS_WRONG']));
      expect(await outcome(fd, home, 'signIn', { email: rita.email, password: PASSWORD })).toBe('ok');
    }
  });

  it('counts each of many sign-ins in one request', async () => {
    const rita = await buildUser(fd);
    const thief = buildVisitor();
    const aliases = Array.from(
      { length: 15 },
      (_, i) => `a${i}: signIn(input: { email: "${rita.email}", password: "guess number ${i}" }) { __typename }`,
    );
    const { errors } = await as(fd, thief).run(`mutation { ${aliases.join(' ')} }`);
    expect(errors?.map(({ extensions }) => extensions.code)).toContain('RATE_LIMITED');
    expect(await outcome(fd, thief, 'signIn', { email: rita.email, password: PASSWORD })).toBe('RATE_LIMITED');
  });

  it('limits a network address that tries one password on many accounts', async () => {
    const thief = buildVisitor();
    const spray = (i: number) =>
      outcome(fd, thief, 'signIn', { email: `nobody${i}@people.test`, password: 'spring in the air' });
    const answers = await Promise.all(Array.from({ length: 105 }, (_, i) => spray(i)));
    expect(answers.filter((answer) => answer === 'RATE_LIMITED')).toHaveLength(5);
  });
});
