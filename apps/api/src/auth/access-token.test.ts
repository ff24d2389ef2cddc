import { createHmac, createPrivateKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { base64url, decodeProtectedHeader, type JWTPayload, SignJWT } from 'jose';
import { as } from '../../test/testkit/as.ts';
import { buildMember, type Member, twoWorkspaces } from '../../test/testkit/build.ts';
import { SECRET, startFrontdesk, type TestFrontdesk } from '../../test/testkit/frontdesk.ts';
import { deriveKey } from '../crypto/secrets.ts';
import { accessTokens } from './tokens/access-token.ts';

let fd: TestFrontdesk;
let ada: Member;
let globexSlug: string;
beforeAll(async () => {
  fd = await startFrontdesk();
  const { acme, globex } = await twoWorkspaces(fd);
  ada = acme.owner;
  globexSlug = globex.slug;
  await buildMember(fd, globex, { person: ada, role: 'owner' });
});
afterAll(() => fd.close());

const ME = '{ viewer { name } }';
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const privateKey = (secret: string) =>
  createPrivateKey({ key: Buffer.concat([pkcs8, deriveKey(secret, 'access-token')]), format: 'der', type: 'pkcs8' });

interface Forgery {
  claims?: JWTPayload;
  header?: Record<string, unknown>;
  secret?: string;
  without?: string;
}

/** Signs a test access token. The caller can change the header, claims and secret, and can leave out one claim. */
async function forged({ claims = {}, header = {}, secret = SECRET, without }: Forgery = {}): Promise<string> {
  const now = Math.floor(fd.services.clock().getTime() / 1000);
  const good = {
    sub: ada.userId,
    sid: await sessionOf(ada),
    iss: 'frontdesk',
    aud: 'session',
    iat: now,
    exp: now + 600,
  };
  const payload: JWTPayload = { ...good, ...claims };
  if (without) delete payload[without];
  const { kid } = decodeProtectedHeader(ada.bearer);
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid, ...header })
    .sign(privateKey(secret));
}

const sessionOf = async ({ bearer }: Member): Promise<string> =>
  JSON.parse(Buffer.from(bearer.split('.')[1] ?? '', 'base64url').toString()).sid;

const whoIs = (bearer: string) => as(fd, { bearer }).denied(ME);

describe('an access token [SE5]', () => {
  it('accepts a token with the signature of the product (precondition)', async () => {
    expect(await whoIs(await forged())).toBeNull();
    expect((await as(fd, { bearer: await forged() }).ok(ME)).viewer).toEqual({ name: 'Ada' });
  });

  it.each<[string, Forgery]>([
    ['signed by another deployment', { secret: 'a secret of another deployment' }],
    ['for another audience', { claims: { aud: 'invitation' } }],
    ['for no audience', { without: 'aud' }],
    ['by another issuer', { claims: { iss: 'backdesk' } }],
    ['of another type', { header: { typ: 'JWT' } }],
    ['of no type', { header: { typ: undefined } }],
    ['that names no key', { header: { kid: undefined } }],
    ['that names an unknown key', { header: { kid: 'never-was' } }],
    ['without an end', { without: 'exp' }],
    ['without a session', { without: 'sid' }],
    ['without a person', { without: 'sub' }],
    ['that has expired', { claims: { exp: 1 } }],
    ['that is not valid yet', { claims: { nbf: 4_000_000_000 } }],
    ['of an unknown session', { claims: { sid: '018f0000-0000-7000-8000-000000000000' } }],
    ['of another person’s session', { claims: { sub: '018f0000-0000-7000-8000-000000000000' } }],
  ])('refuses %s', async (_what, forgery) => {
    expect(await whoIs(await forged(forgery))).toBe('UNAUTHENTICATED');
  });

  it('refuses a token without a signature, or one signed with the public key', async () => {
    const [header = '', payload = '', signature = ''] = (await forged()).split('.');
    const unsigned = base64url.encode(JSON.stringify({ alg: 'none', typ: 'at+jwt' }));
    const hmac = base64url.encode(JSON.stringify({ alg: 'HS256', typ: 'at+jwt' }));
    const seed = deriveKey(SECRET, 'access-token');
    const signed = base64url.encode(createHmac('sha256', seed).update(`${hmac}.${payload}`).digest());
    const tokens = [
      `${unsigned}.${payload}.`,
      `${unsigned}.${payload}.${signature}`,
      `${hmac}.${payload}.${signed}`,
      `${header}.${payload}.`,
      `${header}.${payload}`,
      `${header}.${payload}.${signature.slice(2)}`,
      'nonsense',
      'a.b.c',
    ];
    for (const token of tokens) expect(await whoIs(token)).toBe('UNAUTHENTICATED');
  });

  it('does not let its header choose the key', async () => {
    const own = privateKey('a secret of another deployment').export({ format: 'jwk' });
    const { d: _secret, ...jwk } = own as { d?: string };
    const token = await forged({ secret: 'a secret of another deployment', header: { jwk } });
    expect(await whoIs(token)).toBe('UNAUTHENTICATED');
  });

  it('expires ten minutes after it was issued', async () => {
    const token = await forged();
    fd.advance({ minutes: 9, seconds: 55 });
    expect(await whoIs(token)).toBeNull();
    fd.advance({ seconds: 10 });
    expect(await whoIs(token)).toBe('UNAUTHENTICATED');
  });

  it('of the playground accesses only its own workspace, even if the header names another one', async () => {
    const { token } = await accessTokens(SECRET).sign(
      { userId: ada.userId, sessionId: await sessionOf(ada), use: 'playground', workspaceId: await workspaceId() },
      fd.services.clock(),
    );
    const slug = '{ workspace { slug } }';
    expect((await as(fd, { bearer: token }).ok(slug)).workspace).toEqual({ slug: ada.workspace });
    expect(await as(fd, { bearer: token, workspace: globexSlug }).denied(slug)).toBe('NOT_FOUND');
    // Precondition: with a session token, Ada can enter Globex too.
    expect(await as(fd, { bearer: await forged(), workspace: globexSlug }).denied(slug)).toBeNull();
  });
});

const workspaceId = async (): Promise<string> =>
  (await as(fd, { bearer: await forged(), workspace: ada.workspace }).ok('{ workspace { id } }')).workspace.id;
