import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../testkit/as.ts';
import { type BuiltWorkspace, buildApiKey, type Member, PASSWORD, twoWorkspaces } from '../testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../testkit/frontdesk.ts';
import { outcome } from '../testkit/mutate.ts';
import { watch } from '../testkit/watch.ts';

const PROXY = '10.1.2.3';
const VISITOR = '203.0.113.7';
const SUBSCRIPTION = { query: 'subscription { leadChanged { id } }' };

let fd: TestFrontdesk;
let address: string;
let acme: BuiltWorkspace & { owner: Member };
let ada: Member;
beforeAll(async () => {
  fd = await startFrontdesk({ trustedProxies: ['10.0.0.0/8', '127.0.0.1'] });
  address = await fd.listen();
  ({ acme } = await twoWorkspaces(fd));
  ada = acme.owner;
});
afterAll(() => fd.close());

/** Signs in and returns the client address that the server recorded for the session. */
async function seenFrom(from: string, forwarded: string): Promise<string> {
  const headers = { 'x-forwarded-for': forwarded };
  const input = { email: ada.email, password: PASSWORD };
  const document = `mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }`;
  const { signIn } = await as(fd, { from, headers }).ok(document, { input });
  const { viewer } = await as(fd, { bearer: signIn.accessToken }).ok('{ viewer { sessions { ipAddress current } } }');
  return viewer.sessions.find(({ current }: { current: boolean }) => current).ipAddress;
}

describe('the client address of a request', () => {
  it('is taken from a trusted proxy, as the nearest untrusted address of its list', async () => {
    expect(await seenFrom(PROXY, VISITOR)).toBe(VISITOR);
    expect(await seenFrom(PROXY, `192.0.2.99, ${VISITOR}, 10.9.9.9`)).toBe(VISITOR);
  });

  it('is never taken from an untrusted client', async () => {
    expect(await seenFrom('198.51.100.1', VISITOR)).toBe('198.51.100.1');
  });

  it('is compared with the allow-list of a key, over HTTP and over a socket', async () => {
    const key = await buildApiKey(fd, acme, ada, { scopes: ['lead.read'] });
    await fd.services.database
      .forWorkspace(acme.id)
      .write((tx) => tx.apiKey.updateMany({ where: { id: key.id }, data: { allowedRanges: ['203.0.113.0/24'] } }));
    const there: Caller = { ...key, headers: { 'x-forwarded-for': VISITOR } };
    expect(await as(fd, { ...there, from: PROXY }).denied('{ leadCounts { count } }')).toBeNull();
    expect(await as(fd, { ...key, from: PROXY }).denied('{ leadCounts { count } }')).not.toBeNull();
    const allowed = watch(fd, address, there, SUBSCRIPTION);
    expect(await allowed.began).toBeNull();
    const refused = watch(fd, address, key, SUBSCRIPTION);
    expect((await refused.began)?.errors).toBeDefined();
    await allowed.close();
    await refused.close();
  });

  it('separates the limits of clients behind one proxy', async () => {
    const lead = { name: 'Nia New', phone: '+442079460018', message: 'Hello', consent: true, website: '' };
    const send = (visitor: string) =>
      outcome(fd, { from: PROXY, headers: { 'x-forwarded-for': visitor } }, 'submitForm', {
        ...lead,
        slug: acme.slug,
      });
    const loud = await Promise.all(Array.from({ length: 31 }, () => send('203.0.113.8')));
    expect(loud.filter((one) => one === 'RATE_LIMITED')).toHaveLength(1);
    expect(await send('203.0.113.9')).not.toBe('RATE_LIMITED');
  });
});
