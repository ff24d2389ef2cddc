import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as, type GraphQLAnswer } from '../../../../test/testkit/as.ts';
import { buildUser, buildVisitor, PASSWORD } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { documentFor } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { refreshTokens } from '../../../auth/tokens/refresh-token.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const REFRESH = 'mutation { refreshSession { accessToken viewer { email } reason errors { code } } }';

/** Returns the name, value and attributes of the refresh cookie that a response sets. */
function cookieOf({ headers }: GraphQLAnswer) {
  const cookies = [headers['set-cookie']].flat().map(String);
  const [pair = '', ...attributes] = cookies.find((one) => /^(__Host-)?frontdesk=/.test(one))?.split('; ') ?? [];
  return {
    pair,
    value: pair.split('=')[1] ?? '',
    attributes: attributes.filter((one) => !one.startsWith('Expires')).sort(),
  };
}

/** Signs in a new user and returns their access token and refresh cookie. */
async function signedIn() {
  const rita = await buildUser(fd);
  const input = { email: rita.email, password: PASSWORD };
  const { from } = buildVisitor();
  const answer = await as(fd, { from }).run(documentFor('signIn', 'accessToken'), { input });
  const { pair, value } = cookieOf(answer);
  return { email: rita.email, userId: rita.userId, bearer: answer.data?.signIn.accessToken as string, pair, value };
}

const refresh = async (cookie: string) => {
  const answer = await as(fd, { cookie }).run(REFRESH);
  return { answer, ...cookieOf(answer), result: answer.data?.refreshSession };
};
const alive = async (bearer: string) => (await as(fd, { bearer }).denied('{ viewer { id } }')) === null;

describe('a session cookie', () => {
  it('is inaccessible to scripts and to other sites [SE1] [SE3]', async () => {
    const { email } = await buildUser(fd);
    const answer = await as(fd).run(documentFor('signIn'), { input: { email, password: PASSWORD } });
    const { pair, attributes } = cookieOf(answer);
    expect(pair).toMatch(/^frontdesk=[0-9a-f-]{36}\.0\.[\w-]{43}$/);
    expect(attributes).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);
    expect(answer.text).not.toContain(pair.split('=')[1]);
  });

  it('is bound to its origin, and to TLS if the product uses TLS [SE1] [SE3]', async () => {
    const secure = await startFrontdesk({ publicBaseUrl: 'https://frontdesk.test' });
    try {
      const { email } = await buildUser(secure);
      const { pair, attributes } = cookieOf(
        await as(secure).run(documentFor('signIn'), { input: { email, password: PASSWORD } }),
      );
      expect(pair).toMatch(/^__Host-frontdesk=/);
      expect(attributes).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure']);
      // Without the `__Host-` prefix, a page served without TLS could have set the cookie, so the server ignores it.
      const plain = await as(secure, { cookie: pair.replace('__Host-', '') }).run(REFRESH);
      expect(plain.data?.refreshSession.accessToken).toBeNull();
      expect((await as(secure, { cookie: pair }).run(REFRESH)).data?.refreshSession.accessToken).not.toBeNull();
    } finally {
      await secure.close();
    }
  });

  it('is not accepted as an access token, nor an access token as a cookie', async () => {
    const rita = await signedIn();
    expect(await as(fd, { bearer: rita.value }).denied('{ viewer { id } }')).toBe('UNAUTHENTICATED');
    expect((await refresh(`frontdesk=${rita.bearer}`)).result.accessToken).toBeNull();
    expect((await as(fd, { cookie: rita.pair }).ok('{ viewer { id } }')).viewer).toBeNull();
    expect((await refresh(rita.pair)).result.accessToken).not.toBeNull();
  });
});

describe('renewing a session', () => {
  it('returns a new access token and rotates the cookie', async () => {
    const rita = await signedIn();
    const second = await refresh(rita.pair);
    expect(second.result).toMatchObject({ viewer: { email: rita.email } });
    expect(second.value).not.toBe(rita.value);
    expect(second.attributes).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);
    expect(await alive(second.result.accessToken)).toBe(true);
    expect((await refresh(second.pair)).result.accessToken).not.toBeNull();
  });

  it('works after the access token expired, for at most thirty days', async () => {
    const rita = await signedIn();
    fd.advance({ minutes: 11 });
    expect(await alive(rita.bearer)).toBe(false);
    expect((await refresh(rita.pair)).result.accessToken).not.toBeNull();
    const late = await signedIn();
    fd.advance({ days: 30 });
    const ended = await refresh(late.pair);
    expect(ended.result).toMatchObject({ accessToken: null, reason: 'Your session has ended.' });
    expect(ended.pair).toBe('frontdesk=');
  });

  it('sets one cookie for concurrent requests of two tabs', async () => {
    const rita = await signedIn();
    const tabs = await Promise.all(Array.from({ length: 6 }, () => refresh(rita.pair)));
    for (const { result } of tabs) expect(result.accessToken).not.toBeNull();
    expect(new Set(tabs.map(({ value }) => value)).size).toBe(1);
    expect((await refresh(tabs[0]?.pair ?? '')).result.accessToken).not.toBeNull();
  });

  it('accepts the previous cookie for half a minute, for a tab whose response was lost', async () => {
    const rita = await signedIn();
    const lost = await refresh(rita.pair);
    fd.advance({ seconds: 25 });
    const again = await refresh(rita.pair);
    expect(again.result.accessToken).not.toBeNull();
    expect(again.value).toBe(lost.value);
  });

  it('revokes the session, for the thief and the owner, if an old cookie is used later [SE1]', async () => {
    const rita = await signedIn();
    const other = await signedIn();
    const second = await refresh(rita.pair);
    fd.advance({ seconds: 31 });
    expect(await alive(second.result.accessToken)).toBe(true);
    const thief = await refresh(rita.pair);
    expect(thief.result.accessToken).toBeNull();
    expect(thief.pair).toBe('frontdesk=');
    expect(await alive(second.result.accessToken)).toBe(false);
    expect((await refresh(second.pair)).result.accessToken).toBeNull();
    // Precondition: the user's other session is still active.
    expect((await refresh(other.pair)).result.accessToken).not.toBeNull();
  });

  it('revokes the session immediately if a cookie of two generations ago is used [SE1]', async () => {
    const rita = await signedIn();
    const third = await refresh((await refresh(rita.pair)).pair);
    expect(third.result.accessToken).not.toBeNull();
    expect((await refresh(rita.pair)).result.accessToken).toBeNull();
    expect(await alive(third.result.accessToken)).toBe(false);
  });

  it('refuses and clears a cookie that another deployment signed, and changes nothing [SE5]', async () => {
    const rita = await signedIn();
    const [id = ''] = rita.value.split('.');
    const before = await rows(fd, 'select * from sessions order by id');
    const forged = [
      refreshTokens('the secret of another deployment').write(id, 0),
      refreshTokens('the secret of another deployment').write(id, 7),
      `${id}.1.${rita.value.split('.')[2]}`,
      rita.value.replace(/\.([\w-])([\w-]{42})$/, (_all, first, rest) => `.${first === 'A' ? 'B' : 'A'}${rest}`),
      `${id}.0.`,
      'nonsense',
      '%00',
    ];
    for (const value of forged) {
      expect(value).not.toBe(rita.value);
      const { result, pair, attributes } = await refresh(`frontdesk=${value}`);
      expect(result).toMatchObject({ accessToken: null, reason: 'Your session has ended.' });
      expect(pair).toBe('frontdesk=');
      expect(attributes).toEqual(['HttpOnly', 'Max-Age=0', 'Path=/', 'SameSite=Strict']);
    }
    expect(await rows(fd, 'select * from sessions order by id')).toEqual(before);
    expect(await alive(rita.bearer)).toBe(true);
    expect((await refresh(rita.pair)).result.accessToken).not.toBeNull();
  });

  it('is refused without a cookie', async () => {
    const answer = await as(fd).run(REFRESH);
    expect(answer.data?.refreshSession).toMatchObject({ accessToken: null, reason: 'You are not signed in.' });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('is refused for an account that was disabled', async () => {
    const rita = await signedIn();
    await rows(fd, 'update users set disabled_at = now() where id = $1', [rita.userId]);
    expect((await refresh(rita.pair)).result.accessToken).toBeNull();
  });
});

describe('signing in [SE3]', () => {
  it('creates a new session, even if the request has a session cookie', async () => {
    const rita = await signedIn();
    const input = { email: rita.email, password: PASSWORD };
    const again = cookieOf(await as(fd, { cookie: rita.pair }).run(documentFor('signIn'), { input }));
    expect(again.value.split('.')[0]).not.toBe(rita.value.split('.')[0]);
    expect(again.value.split('.')[1]).toBe('0');
  });
});

describe('signing out', () => {
  const SIGN_OUT = 'mutation { signOut { signedOut } }';

  it('immediately revokes the access token and the cookie of only this session', async () => {
    const rita = await signedIn();
    const elsewhere = await as(fd).run(documentFor('signIn', 'accessToken'), {
      input: { email: rita.email, password: PASSWORD },
    });
    expect(await alive(rita.bearer)).toBe(true);
    const answer = await as(fd, { bearer: rita.bearer, cookie: rita.pair }).run(SIGN_OUT);
    expect(cookieOf(answer).pair).toBe('frontdesk=');
    expect(await alive(rita.bearer)).toBe(false);
    expect((await refresh(rita.pair)).result.accessToken).toBeNull();
    expect(await alive(elsewhere.data?.signIn.accessToken)).toBe(true);
  });

  it('works with the cookie alone, when the access token has expired', async () => {
    const rita = await signedIn();
    await as(fd, { cookie: rita.pair }).ok(SIGN_OUT);
    expect(await alive(rita.bearer)).toBe(false);
  });

  it('does not end another person’s session whose id the caller signed', async () => {
    const rita = await signedIn();
    const [id = ''] = rita.value.split('.');
    await as(fd, { cookie: `frontdesk=${refreshTokens('another secret').write(id, 0)}` }).ok(SIGN_OUT);
    expect(await alive(rita.bearer)).toBe(true);
  });
});
