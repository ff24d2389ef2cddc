import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { deriveKey } from './secrets.ts';

// PKCS #8 prefix of a private key (RFC 8410). The 32-byte Ed25519 seed follows it.
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface SigningKey {
  readonly id: string;
  /** Public key with which signatures are verified, in PEM format. */
  readonly publicKey: string;
}

export interface AuditSigner {
  /**
   * Signing keys, newest first. The first key is used to sign. Signatures of older keys stay valid while their secret
   * is listed in AUTH_SECRET.
   */
  readonly keys: readonly SigningKey[];
  /** Returns the Ed25519 signature of a statement in base64url encoding. */
  sign(statement: string): string;
  isValid(keyId: string, statement: string, signature: string): boolean;
}

/**
 * Signs statements that contain the position and hash of the latest audit event, using Ed25519 keys derived from
 * AUTH_SECRET. Anyone who has the public key can verify a statement without access to the product.
 */
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
