import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import {
  buildApiKey,
  buildMember,
  buildUser,
  buildVisitor,
  buildWorkspace,
  PASSWORD,
  type Person,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { documentFor, mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { emailsTo, tokenIn } from '../../../../test/testkit/outbox.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { watch } from '../../../../test/testkit/watch.ts';

let fd: TestFrontdesk;
let address = '';
beforeAll(async () => {
  fd = await startFrontdesk();
  address = await fd.listen();
});
afterAll(() => fd.close());

const NEW = 'a better password for tests';
const SESSIONS = '{ viewer { sessions { id device ipAddress current createdAt lastUsedAt expiresAt } } }';

/** Signs in to the user's account from another browser. */
async function elsewhere({ email }: { email: string }, cookie?: string) {
  const { from } = buildVisitor();
  const input = { email, password: PASSWORD };
  const answer = await as(fd, { from, cookie }).run(documentFor('signIn', 'accessToken'), {
    input,
  });
  return { from, bearer: answer.data?.signIn.accessToken as string, cookies: String(answer.headers['set-cookie']) };
}
const sessionsOf = async (who: { bearer: string }) => (await as(fd, who).ok(SESSIONS)).viewer.sessions;
const alive = async (bearer: string) => (await as(fd, { bearer }).denied('{ viewer { id } }')) === null;
const signIn = (email: string, password: string) => outcome(fd, buildVisitor(), 'signIn', { email, password });

describe('sessions', () => {
  it('are listed with device, address and times, and the current one is marked', async () => {
    const rita = await buildUser(fd);
    const other = await elsewhere(rita);
    const sessions = await sessionsOf(other);
    expect(sessions).toHaveLength(2);
    expect(sessions.filter(({ current }: { current: boolean }) => current)).toEqual([
      expect.objectContaining({ ipAddress: other.from, device: expect.any(String) }),
    ]);
    const strangers = await buildUser(fd);
    expect(await sessionsOf(strangers)).toHaveLength(1);
  });

  it('are revoked one by one, and never by another account [SE3]', async () => {
    const rita = await buildUser(fd);
    const other = await elsewhere(rita);
    const id = (await sessionsOf(other)).find(({ current }: { current: boolean }) => current).id;
    const eve = await buildUser(fd);
    expect(await outcome(fd, eve, 'revokeSession', { id })).toBe('SESSION_ENDED');
    expect(await outcome(fd, {}, 'revokeSession', { id })).toBe('UNAUTHENTICATED');
    expect(await alive(other.bearer)).toBe(true);
    expect(await outcome(fd, rita, 'revokeSession', { id })).toBe('ok');
    expect(await alive(other.bearer)).toBe(false);
    expect(await alive(rita.bearer)).toBe(true);
    for (const gone of [id, 'nonsense', '']) {
      expect(await outcome(fd, rita, 'revokeSession', { id: gone })).toBe('SESSION_ENDED');
    }
    expect(await sessionsOf(rita)).toHaveLength(1);
  });

  it('are revoked on all other devices, or on all [SE3]', async () => {
    const rita = await buildUser(fd);
    const [one, two] = [await elsewhere(rita), await elsewhere(rita)];
    const run = (who: { bearer: string }, exceptCurrent: boolean) =>
      as(fd, who).ok(
        'mutation ($exceptCurrent: Boolean!) { signOutEverywhere(exceptCurrent: $exceptCurrent) { count } }',
        { exceptCurrent },
      );
    expect(await run(rita, true)).toEqual({ signOutEverywhere: { count: 2 } });
    expect([await alive(one.bearer), await alive(two.bearer), await alive(rita.bearer)]).toEqual([false, false, true]);
    expect(await run(rita, false)).toEqual({ signOutEverywhere: { count: 1 } });
    expect(await alive(rita.bearer)).toBe(false);
  });

  it('email the owner about a new device, not about the first session or a trusted device', async () => {
    const vera = buildVisitor();
    await mutate(fd, vera, 'register', vera.account);
    const subjects = async () =>
      (await emailsTo(fd, vera.email)).map(({ subject }) => subject).filter((one) => one.startsWith('New sign-in'));
    const first = await elsewhere(vera);
    expect(await subjects()).toEqual([]);
    const [cookie] = first.cookies.match(/frontdesk-device=[^;]+/) ?? [];
    await elsewhere(vera, cookie);
    expect(await subjects()).toEqual([]);
    const second = await elsewhere(vera);
    expect(await subjects()).toHaveLength(1);
    const [mail] = (await emailsTo(fd, vera.email)).filter(({ subject }) => subject.startsWith('New sign-in'));
    expect(mail?.paragraphs.join(' ')).toContain(second.from);
  });

  it('close the socket within a second, and refuse the next request, when they are revoked [P5]', async () => {
    const acme = await buildWorkspace(fd);
    const rita = await buildMember(fd, acme, { role: 'owner' });
    const other = { ...(await elsewhere(rita)), workspace: acme.slug };
    const query = 'subscription { leadChanged { __typename } }';
    const [ending, staying] = [watch(fd, address, other, { query }), watch(fd, address, rita, { query })];
    expect([await ending.began, await staying.began]).toEqual([null, null]);
    const id = (await sessionsOf(other)).find(({ current }: { current: boolean }) => current).id;
    const started = Date.now();
    expect(await outcome(fd, rita, 'revokeSession', { id })).toBe('ok');
    const { errors } = await ending.next();
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(Date.now() - started).toBeLessThan(1000);
    expect(await alive(other.bearer)).toBe(false);
    expect((await watch(fd, address, other, { query }).began)?.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    await staying.close();
  });
});

describe('changing the password', () => {
  it('requires the current one, revokes the other sessions and emails the owner', async () => {
    const rita = await buildUser(fd);
    const other = await elsewhere(rita);
    await mutate(fd, {}, 'requestPasswordReset', { email: rita.email });
    const reset = tokenIn((await emailsTo(fd, rita.email)).at(-1));
    const change = (currentPassword: string, newPassword: string) =>
      outcome(fd, rita, 'updatePassword', { currentPassword, newPassword });
    expect(await change('not the password', NEW)).toBe('PASSWORD_WRONG');
    expect(await change(PASSWORD, 'short')).toBe('PASSWORD_TOO_SHORT');
    expect(await change(PASSWORD, 'iloveyou1')).toBe('PASSWORD_TOO_COMMON');
    expect(await alive(other.bearer)).toBe(true);
    expect(await change(PASSWORD, NEW)).toBe('ok');
    expect([await alive(rita.bearer), await alive(other.bearer)]).toEqual([true, false]);
    expect([await signIn(rita.email, PASSWORD), await signIn(rita.email, NEW)]).toEqual(['CREDENTIALS_WRONG', 'ok']);
    expect((await emailsTo(fd, rita.email)).map(({ subject }) => subject)).toContain('Your password was changed');
    expect(await outcome(fd, {}, 'resetPassword', { token: reset, password: PASSWORD })).toBe('TOKEN_INVALID');
  });

  it('evaluates ten of forty guesses of the current one [B1]', async () => {
    const rita = await buildUser(fd);
    const guess = (i: number) =>
      outcome(fd, rita, 'updatePassword', { currentPassword: `wrong guess ${i}`, newPassword: NEW });
    const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => guess(i)));
    expect(answers.filter((answer) => answer === 'PASSWORD_WRONG')).toHaveLength(10);
    expect(answers.filter((answer) => answer === 'RATE_LIMITED')).toHaveLength(30);
  });
});

describe('changing the address', () => {
  let count = 0;
  async function asked(rita: Person) {
    const email = `moved${++count}@new.test`;
    expect(await outcome(fd, rita, 'requestEmailChange', { email, password: PASSWORD })).toBe('ok');
    const [old, fresh] = [
      tokenIn((await emailsTo(fd, rita.email)).at(-1)),
      tokenIn((await emailsTo(fd, email)).at(-1)),
    ];
    return { email, old, fresh };
  }
  const confirm = async (token: string, by: Caller = {}) => {
    const answer = await mutate(fd, by, 'verifyEmailChange', { token }, 'changed');
    return answer.code ?? answer.changed;
  };
  const emailOf = async ({ userId }: Person) =>
    (await rows<{ email: string }>(fd, 'select email from users where id = $1', [userId]))[0]?.email;

  it('requires a confirmation from both mailboxes, in either order, and keeps the confirming session', async () => {
    for (const first of ['old', 'fresh'] as const) {
      const rita = await buildUser(fd);
      const change = await asked(rita);
      const second = first === 'old' ? 'fresh' : 'old';
      expect(await confirm(change[first])).toBe(false);
      expect(await confirm(change[first])).toBe(false);
      expect(await emailOf(rita)).toBe(rita.email);
      expect(await confirm(change[second], { bearer: rita.bearer })).toBe(true);
      expect(await emailOf(rita)).toBe(change.email);
      expect(await alive(rita.bearer)).toBe(true);
      expect((await emailsTo(fd, rita.email)).at(-1)?.subject).toBe('Your email was changed');
      expect([await signIn(rita.email, PASSWORD), await signIn(change.email, PASSWORD)]).toEqual([
        'CREDENTIALS_WRONG',
        'ok',
      ]);
    }
  });

  it('revokes the other sessions of the account with the second confirmation, not with the first [S19]', async () => {
    for (const by of ['session', 'mail'] as const) {
      const rita = await buildUser(fd);
      const [other, stranger] = [await elsewhere(rita), await buildUser(fd)];
      const { old, fresh } = await asked(rita);
      const caller = by === 'session' ? { bearer: rita.bearer } : {};
      expect(await confirm(old, caller)).toBe(false);
      expect([await alive(rita.bearer), await alive(other.bearer)]).toEqual([true, true]);
      expect(await confirm(fresh, caller)).toBe(true);
      expect([await alive(rita.bearer), await alive(other.bearer)]).toEqual([by === 'session', false]);
      expect(await alive(stranger.bearer)).toBe(true);
    }
  });

  it('succeeds once for two concurrent confirmations', async () => {
    const rita = await buildUser(fd);
    const { old, fresh, email } = await asked(rita);
    const answers = await Promise.all([confirm(old), confirm(fresh)]);
    expect(answers.sort()).toEqual([false, true]);
    expect(await emailOf(rita)).toBe(email);
  });

  it('is cancelled by the old mailbox, by a newer request and by expiry', async () => {
    const rita = await buildUser(fd);
    const stopped = await asked(rita);
    expect(await confirm(stopped.fresh)).toBe(false);
    expect(await outcome(fd, {}, 'cancelEmailChange', { token: stopped.old })).toBe('ok');
    expect(await confirm(stopped.old)).toBe('TOKEN_INVALID');
    expect(await outcome(fd, {}, 'cancelEmailChange', { token: stopped.old })).toBe('TOKEN_INVALID');
    const replaced = await asked(rita);
    await asked(rita);
    expect(await confirm(replaced.old)).toBe('TOKEN_INVALID');
    const late = await asked(await buildUser(fd));
    await rows(fd, `update email_changes set expires_at = now() - interval '1 second' where new_email = $1`, [
      late.email,
    ]);
    expect(await confirm(late.old)).toBe('TOKEN_EXPIRED');
    expect(await emailOf(rita)).toBe(rita.email);
  });

  it('returns the same for an address of another account, which keeps the address [B3]', async () => {
    const [rita, vic] = [await buildUser(fd), await buildUser(fd)];
    const ask = async (email: string) => {
      const input = { email, password: PASSWORD };
      const answer = await as(fd, rita).run(documentFor('requestEmailChange', 'email'), { input });
      return answer.text.replaceAll(email, 'ADDRESS');
    };
    expect(await ask(vic.email)).toBe(await ask('unknown@new.test'));
    await ask(vic.email);
    expect((await emailsTo(fd, vic.email)).map(({ subject }) => subject)).toContain(
      'You already have a Frontdesk account',
    );
    expect(await confirm(tokenIn((await emailsTo(fd, rita.email)).at(-1)))).toBe(false);
    // Another user registers the new address after the email change was requested.
    const race = await asked(rita);
    await buildUser(fd, { email: race.email });
    expect(await confirm(race.old)).toBe(false);
    expect(await confirm(race.fresh)).toBe('TOKEN_INVALID');
    expect(await emailOf(rita)).toBe(rita.email);
  });

  it('requires the password, a different address and a verified one', async () => {
    const rita = await buildUser(fd);
    const ask = (who: Person, email: string, password = PASSWORD) =>
      outcome(fd, who, 'requestEmailChange', { email, password });
    expect(await ask(rita, 'else@new.test', 'wrong')).toBe('PASSWORD_WRONG');
    expect(await ask(rita, rita.email.toUpperCase())).toBe('EMAIL_UNCHANGED');
    expect(await ask(rita, 'nonsense')).toBe('EMAIL_INVALID');
    expect(await ask(await buildUser(fd, { verified: false }), 'else@new.test')).toBe('EMAIL_NOT_VERIFIED');
  });
});

describe('deleting the account', () => {
  const remove = (who: Person, password = PASSWORD) =>
    mutate(fd, who, 'deleteAccount', { password }, 'workspaces { slug }');

  it('is refused with a list of workspaces while the user is the last owner of any, and changes nothing [P2]', async () => {
    const [sole, shared] = [await buildWorkspace(fd), await buildWorkspace(fd)];
    const rita = await buildMember(fd, sole, { role: 'owner' });
    await buildMember(fd, shared, { role: 'owner', person: rita });
    const ada = await buildMember(fd, shared, { role: 'owner' });
    expect(await remove(rita)).toMatchObject({ outcome: 'LAST_OWNER', workspaces: [{ slug: sole.slug }] });
    expect(await rows(fd, 'select 1 from members where user_id = $1', [rita.userId])).toHaveLength(2);
    expect(await alive(rita.bearer)).toBe(true);
    await buildMember(fd, sole, { role: 'owner', person: ada });
    expect((await remove(rita)).outcome).toBe('ok');
  });

  it('leaves an owner if two owners delete their accounts concurrently [P2]', async () => {
    for (let round = 0; round < 10; round += 1) {
      const acme = await buildWorkspace(fd);
      const owners = [await buildMember(fd, acme, { role: 'owner' }), await buildMember(fd, acme, { role: 'owner' })];
      const answers = await Promise.all(owners.map((owner) => remove(owner)));
      expect(answers.map((one) => one.outcome).sort()).toEqual(['LAST_OWNER', 'ok']);
    }
  });

  it('ends memberships, sessions and keys immediately, and keeps the name in the log', async () => {
    const acme = await buildWorkspace(fd);
    await buildMember(fd, acme, { role: 'owner' });
    const rita = await buildMember(fd, acme, { role: 'admin', name: 'Rita Remembered' });
    const other = await elsewhere(rita);
    const key = await buildApiKey(fd, acme, rita, { scopes: ['lead.read'] });
    const leads = '{ leads(first: 1) { totalCount } }';
    expect(await as(fd, key).denied(leads)).toBeNull();
    expect((await remove(rita, 'wrong')).code).toBe('PASSWORD_WRONG');
    expect((await remove(rita)).outcome).toBe('ok');
    expect([await alive(rita.bearer), await alive(other.bearer)]).toEqual([false, false]);
    expect(await as(fd, key).denied(leads)).toBe('UNAUTHENTICATED');
    expect(await signIn(rita.email, PASSWORD)).toBe('CREDENTIALS_WRONG');
    for (const table of ['members', 'sessions']) {
      expect(await rows(fd, `select 1 from ${table} where user_id = $1`, [rita.userId])).toEqual([]);
    }
    expect(await rows(fd, 'select revoked_at is not null as revoked from api_keys where id = $1', [key.id])).toEqual([
      { revoked: true },
    ]);
    expect(
      await rows(fd, 'select name, actor_label from audit_events where workspace_id = $1 and actor_id = $2', [
        acme.id,
        rita.userId,
      ]),
    ).toEqual([{ name: 'member.left', actor_label: 'Rita Remembered' }]);
    // The address can be registered again.
    const again = buildVisitor({ email: rita.email });
    expect(await outcome(fd, again, 'register', again.account)).toBe('ok');
  });
});
