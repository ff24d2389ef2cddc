import { CompactEncrypt, compactDecrypt } from 'jose';
import { deriveKey } from './secrets.ts';

/** Outbox payloads can contain sign-in links, so they are stored encrypted. */
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

/** Tries each key: values sealed before a secret change may still be queued. */
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
