import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { deriveKey } from './secrets.ts';

// RFC 8410: PKCS #8 prefix of the 32-byte Ed25519 seed.
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface SigningKey {
  readonly id: string;
  /** PEM. */
  readonly publicKey: string;
}

export interface AuditSigner {
  /** Newest first: the first one signs, statements of the others stay valid while their secret is listed. */
  readonly keys: readonly SigningKey[];
  /** Base64url. */
  sign(statement: string): string;
  isValid(keyId: string, statement: string, signature: string): boolean;
}

/** Signs where an audit log ends, with Ed25519 keys derived from AUTH_SECRET. The public key verifies outside the product. */
export function auditSigner(authSecret: string, ...older: readonly string[]): AuditSigner {
  const newest = keyPair(authSecret);
  const pairs = [newest, ...older.map(keyPair)];
  return {
    keys: pairs.map(({ id, publicKey }) => ({ id, publicKey })),
    sign: (statement) => sign(null, Buffer.from(statement), newest.privateKey).toString('base64url'),
    isValid: (keyId, statement, signature) => {
      const pair = pairs.find(({ id }) => id === keyId);
      return !!pair && verify(null, Buffer.from(statement), pair.publicKey, Buffer.from(signature, 'base64url'));
    },
  };
}

function keyPair(secret: string) {
  const seed = deriveKey(secret, 'audit-anchor');
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
  const key = createPublicKey(privateKey);
  const id = createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('base64url')
    .slice(0, 12);
  return { id, privateKey, publicKey: key.export({ format: 'pem', type: 'spki' }).toString() };
}
