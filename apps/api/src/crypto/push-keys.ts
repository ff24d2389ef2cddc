import { createECDH } from 'node:crypto';
import { deriveKey } from './secrets.ts';

/** Key pair of an application server for Web Push (RFC 8292), base64url-encoded. */
export interface PushKeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** Keys that sign push messages. */
export interface PushKeys {
  /** Key to which new subscriptions are bound. */
  readonly current: PushKeyPair;
  /** Returns the pair of a public key. Returns null if its secret is no longer in AUTH_SECRET. */
  byPublicKey(publicKey: string): PushKeyPair | null;
}

/**
 * Derives the keys from AUTH_SECRET, so that all processes of a deployment share them. A browser's subscription is bound
 * to one key. After a rotation, the older key signs for older subscriptions while its secret is listed.
 */
export function pushKeys(authSecret: string, ...older: readonly string[]): PushKeys {
  const current = keyPair(authSecret);
  const pairs = [current, ...older.map(keyPair)];
  return { current, byPublicKey: (publicKey) => pairs.find((pair) => pair.publicKey === publicKey) ?? null };
}

function keyPair(secret: string): PushKeyPair {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(deriveKey(secret, 'web-push'));
  return { publicKey: ecdh.getPublicKey('base64url'), privateKey: ecdh.getPrivateKey('base64url') };
}
