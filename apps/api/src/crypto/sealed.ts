import { CompactEncrypt, compactDecrypt } from 'jose';
import { deriveKey } from './secrets.ts';

/** Encrypts queued emails, which can contain sign-in links, and TOTP secrets. */
export interface Sealer {
  seal(value: unknown): Promise<string>;
  open<T>(sealed: string): Promise<T>;
}

export function sealer(authSecret: string, ...older: readonly string[]): Sealer {
  const key = deriveKey(authSecret, 'outbox');
  const keys = [key, ...older.map((secret) => deriveKey(secret, 'outbox'))];
  return {
    seal: (value) =>
      new CompactEncrypt(Buffer.from(JSON.stringify(value)))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(key),
    open: async (sealed) => JSON.parse(await decrypt(sealed, keys)),
  };
}

/**
 * Decrypts a text by trying the keys in order, because it may have been encrypted before AUTH_SECRET was changed.
 * Throws an error if no key succeeds.
 */
async function decrypt(sealed: string, [key, ...others]: readonly Uint8Array[]): Promise<string> {
  try {
    const { plaintext } = await compactDecrypt(sealed, key as Uint8Array, {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return Buffer.from(plaintext).toString();
  } catch (error) {
    if (others.length === 0) throw error;
    return decrypt(sealed, others);
  }
}
