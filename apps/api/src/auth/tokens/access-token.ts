import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { type CompactJWSHeaderParameters, jwtVerify, SignJWT } from 'jose';
import { deriveKey } from '../../crypto/secrets.ts';

const ISSUER = 'frontdesk';
export const ACCESS_TOKEN_SECONDS = 600;
export const PLAYGROUND_TOKEN_SECONDS = 900;

// PKCS #8 prefix of a private key (RFC 8410). The 32-byte Ed25519 seed follows it.
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * Purpose of an access token. A playground token can run any document in one workspace. In production, a session token
 * can run only the documents of the app.
 */
export type TokenUse = 'session' | 'playground';

export interface AccessClaims {
  readonly userId: string;
  readonly sessionId: string;
  readonly use: TokenUse;
  /** Workspace of a playground token or of a download link. Undefined for a session token. */
  readonly workspaceId?: string;
}

export interface VerifiedClaims extends AccessClaims {
  readonly expiresAt: Date;
}

export interface AccessTokens {
  sign(claims: AccessClaims, now: Date): Promise<{ token: string; expiresAt: Date }>;
  /**
   * Returns the claims of a token. Returns null if the token is not a valid access token, has expired or was not signed
   * by this deployment.
   */
  verify(token: string, now: Date): Promise<VerifiedClaims | null>;
}

/**
 * Creates and verifies short-lived EdDSA tokens. The keys are derived from AUTH_SECRET, so that all processes of a
 * deployment share them. The newest key signs tokens. Tokens signed with an older key are accepted while its secret is
 * listed in AUTH_SECRET.
 */
export function accessTokens(authSecret: string, ...older: readonly string[]): AccessTokens {
  const newest = keyPair(authSecret);
  const { privateKey, kid } = newest;
  const publicKeys = new Map([newest, ...older.map(keyPair)].map((pair) => [pair.kid, pair.publicKey]));
  return {
    sign: async (claims, now) => {
      const seconds = claims.use === 'playground' ? PLAYGROUND_TOKEN_SECONDS : ACCESS_TOKEN_SECONDS;
      const expiresAt = new Date(now.getTime() + seconds * 1000);
      const token = await new SignJWT({ sid: claims.sessionId, wid: claims.workspaceId })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid })
        .setSubject(claims.userId)
        .setIssuer(ISSUER)
        .setAudience(claims.use)
        .setIssuedAt(now)
        .setExpirationTime(expiresAt)
        .sign(privateKey);
      return { token, expiresAt };
    },
    verify: cachedVerify((token, now) => verify(token, publicKeys, now)),
  };
}

function keyPair(secret: string) {
  const seed = deriveKey(secret, 'access-token');
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  return { privateKey, publicKey, kid: keyId(publicKey) };
}

const MOST = 10_000;

/**
 * Caches the claims of verified tokens by token hash until the token expires or the cache is full. The database still
 * checks on every request whether the session is active.
 */
function cachedVerify(check: (token: string, now: Date) => Promise<VerifiedClaims | null>): AccessTokens['verify'] {
  const known = new Map<string, VerifiedClaims>();
  return async (token, now) => {
    const hash = createHash('sha256').update(token).digest('base64url');
    const verified = known.get(hash) ?? (await check(token, now));
    if (!verified || verified.expiresAt <= now) {
      known.delete(hash);
      return null;
    }
    if (known.size >= MOST) known.clear();
    known.set(hash, verified);
    return verified;
  };
}

/**
 * Finds the key with the id in a token's header, or throws an error. Only keys of this deployment are considered, so
 * the header cannot refer to an external key.
 */
function findKey(keys: ReadonlyMap<string, KeyObject>, { kid }: CompactJWSHeaderParameters): KeyObject {
  const key = kid === undefined ? undefined : keys.get(kid);
  if (!key) throw new Error('Unknown signing key.');
  return key;
}

async function verify(token: string, keys: ReadonlyMap<string, KeyObject>, now: Date): Promise<VerifiedClaims | null> {
  try {
    const { payload } = await jwtVerify(token, (header) => findKey(keys, header as CompactJWSHeaderParameters), {
      algorithms: ['EdDSA'],
      typ: 'at+jwt',
      issuer: ISSUER,
      audience: ['session', 'playground'],
      requiredClaims: ['exp', 'sub', 'sid'],
      currentDate: now,
    });
    const use = payload.aud === 'playground' ? 'playground' : 'session';
    const workspaceId = typeof payload.wid === 'string' ? { workspaceId: payload.wid } : {};
    return {
      userId: String(payload.sub),
      sessionId: String(payload.sid),
      use,
      expiresAt: new Date(Number(payload.exp) * 1000),
      ...workspaceId,
    };
  } catch {
    return null;
  }
}

const keyId = (key: KeyObject) =>
  createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('base64url')
    .slice(0, 12);
