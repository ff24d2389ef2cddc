import { expect, it } from '@jest/globals';
import { decodeProtectedHeader, SignJWT } from 'jose';
import { accessTokens } from '../auth/tokens/access-token.ts';
import { deviceTokens } from '../auth/tokens/device-token.ts';
import { refreshTokens } from '../auth/tokens/refresh-token.ts';
import { sealer } from './sealed.ts';

const [OLD, NEW] = ['the secret of yesterday, long enough', 'the secret of today, which is long too'];
const ID = '01920000-0000-7000-8000-000000000000';
const now = new Date();
const claims = { userId: ID, sessionId: ID, use: 'session' } as const;

it('accepts signatures of older configured secrets, and signs with the newest [SE5]', async () => {
  const before = {
    access: accessTokens(OLD),
    refresh: refreshTokens(OLD),
    device: deviceTokens(OLD),
    mail: sealer(OLD),
  };
  const during = {
    access: accessTokens(NEW, OLD),
    refresh: refreshTokens(NEW, OLD),
    device: deviceTokens(NEW, OLD),
    mail: sealer(NEW, OLD),
  };
  const after = {
    access: accessTokens(NEW),
    refresh: refreshTokens(NEW),
    device: deviceTokens(NEW),
    mail: sealer(NEW),
  };
  const made = async ({ access, refresh, device, mail }: typeof before) => ({
    access: (await access.sign(claims, now)).token,
    refresh: refresh.write(ID, 3),
    device: device.write(ID, ID),
    mail: await mail.seal('a mail'),
  });
  const read = async ({ access, refresh, device, mail }: typeof before, shown: Awaited<ReturnType<typeof made>>) => [
    (await access.verify(shown.access, now))?.sessionId,
    refresh.read(shown.refresh)?.generation,
    device.read(shown.device, ID),
    await mail.open(shown.mail).catch(() => null),
  ];
  const good = [ID, 3, ID, 'a mail'];
  expect(await read(during, await made(before))).toEqual(good);
  expect(await read(during, await made(during))).toEqual(good);
  // Tokens issued during the rotation stay valid after the old secret is removed, because the new secret signed them.
  // Tokens that the old secret signed become invalid.
  expect(await read(after, await made(during))).toEqual(good);
  expect(await read(after, await made(before))).toEqual([undefined, undefined, null, null]);
});

it('names the key, and refuses a token that names another key or none [SE5]', async () => {
  const tokens = accessTokens(NEW, OLD);
  const { token } = await tokens.sign(claims, now);
  const { token: older } = await accessTokens(OLD).sign(claims, now);
  const [kid, olderKid] = [token, older].map((one) => decodeProtectedHeader(one).kid);
  expect(kid).toMatch(/^[\w-]{12}$/);
  expect(olderKid).not.toBe(kid);
  const reheaded = (header: object) =>
    [Buffer.from(JSON.stringify(header)).toString('base64url'), ...token.split('.').slice(1)].join('.');
  const { alg, typ } = decodeProtectedHeader(token);
  for (const header of [
    { alg, typ },
    { alg, typ, kid: olderKid },
    { alg, typ, kid: '../../etc/passwd' },
    { alg: 'none', typ, kid },
    { alg: 'HS256', typ, kid },
  ]) {
    expect(await tokens.verify(reheaded(header), now)).toBeNull();
  }
  const forged = await new SignJWT({ sid: ID })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: kid ?? '' })
    .setSubject(ID)
    .setIssuer('frontdesk')
    .setAudience('session')
    .setExpirationTime('1h')
    .sign(Buffer.from(NEW));
  expect(await tokens.verify(forged, now)).toBeNull();
  expect(await tokens.verify(token, now)).not.toBeNull();
});
