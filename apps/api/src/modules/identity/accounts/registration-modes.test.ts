import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildUser, buildVisitor, buildWorkspace, PASSWORD } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { documentFor, outcome } from '../../../../test/testkit/mutate.ts';
import { emailsTo } from '../../../../test/testkit/outbox.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());
afterEach(() => rows(fd, `update platform_settings set registration_mode = 'OPEN', allowed_domains = '{}'`));

const accountsOf = (email: string) => rows(fd, 'select 1 from users where email = $1', [email]);
const subjectsTo = async (email: string) => (await emailsTo(fd, email)).map(({ subject }) => subject);
const register = (email: string) => {
  const vera = buildVisitor({ email });
  return outcome(fd, vera, 'register', vera.account);
};
const set = async (mode: string, allowedDomains: string[] = []) =>
  outcome(fd, await buildUser(fd, { globalRole: 'ADMIN' }), 'updateRegistration', { mode, allowedDomains });

async function invite(email: string, expires = "now() + interval '7 days'") {
  const acme = await buildWorkspace(fd);
  await rows(
    fd,
    `insert into invitations (workspace_id, id, email, pending_email, role, policies, token_hash, invited_by_id, inviter_name, expires_at)
     values ($1, gen_random_uuid(), $2, $2, 'viewer', '{}', '\\x00', gen_random_uuid(), 'Ada', ${expires})`,
    [acme.id, email],
  );
}

describe('the platform restricts registration [WC-39]', () => {
  it('invited only: accepts an invited address, and returns the same for every address', async () => {
    expect(await set('INVITED')).toBe('ok');
    const [invited, late, nobody] = ['ines@people.test', 'lara@people.test', 'nora@people.test'];
    const known = (await buildUser(fd)).email;
    await invite(invited);
    await invite(late, "now() - interval '1 second'");
    const texts = [];
    for (const email of [invited, late, nobody, known]) {
      const vera = buildVisitor({ email });
      const answer = await as(fd, vera).run(documentFor('register', 'email'), {
        input: vera.account,
      });
      texts.push(answer.text.replaceAll(email, 'ADDRESS'));
    }
    expect(new Set(texts).size).toBe(1);
    expect(await accountsOf(invited)).toHaveLength(1);
    expect(await accountsOf(late)).toEqual([]);
    expect(await accountsOf(nobody)).toEqual([]);
    expect(await subjectsTo(invited)).toEqual(['Verify your email']);
    expect(await subjectsTo(nobody)).toEqual(['Frontdesk is invite-only']);
    expect(await subjectsTo(late)).toEqual(['Frontdesk is invite-only']);
    expect(await subjectsTo(known)).toEqual(['You already have a Frontdesk account']);
    expect(await outcome(fd, buildVisitor(), 'signIn', { email: nobody, password: PASSWORD })).toBe(
      'CREDENTIALS_WRONG',
    );
  });

  it('by domain: accepts these domains, but no similar ones', async () => {
    expect(await set('DOMAINS', [' Acme.Test ', 'acme.test', 'globex.test'])).toBe('ok');
    expect(await as(fd).ok('{ platform { registrationMode allowedDomains } }')).toEqual({
      platform: { registrationMode: 'DOMAINS', allowedDomains: ['acme.test', 'globex.test'] },
    });
    expect(await register('vera@ACME.test')).toBe('ok');
    for (const email of ['v@sub.acme.test', 'v@acme.test.evil.test', 'v@notacme.test', 'acme.test@evil.test'])
      expect(await register(email)).toBe('EMAIL_DOMAIN_NOT_ALLOWED');
  });

  it('closed: refuses invited addresses too', async () => {
    expect(await set('CLOSED')).toBe('ok');
    await invite('ivy@people.test');
    expect(await register('ivy@people.test')).toBe('REGISTRATION_CLOSED');
    expect(await set('OPEN')).toBe('ok');
    expect(await register('ivy@people.test')).toBe('ok');
  });

  it('is changed only by a global admin, and with valid domains', async () => {
    const input = { mode: 'CLOSED', allowedDomains: [] };
    expect(await outcome(fd, {}, 'updateRegistration', input)).toBe('UNAUTHENTICATED');
    expect(await outcome(fd, await buildUser(fd), 'updateRegistration', input)).toBe('FORBIDDEN');
    for (const domains of [[], ['nonsense'], ['acme.test', 'a b.test'], ['@acme.test']])
      expect(await set('DOMAINS', domains)).toBe('DOMAINS_INVALID');
    expect(await register('vera2@people.test')).toBe('ok');
  });
});
