import { CompactEncrypt, compactDecrypt } from 'jose';
import { deriveKey } from './secrets.ts';

/** What waits in the outbox can hold a link that signs somebody in: it waits encrypted. */
export interface Sealer {
  seal(value: unknown): Promise<string>;
  open<T>(sealed: string): Promise<T>;
}

export function sealer(authSecret: string): Sealer {
  const key = deriveKey(authSecret, 'outbox');
  return {
    seal: (value) =>
      new CompactEncrypt(Buffer.from(JSON.stringify(value)))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(key),
    open: async (sealed) => {
      const { plaintext } = await compactDecrypt(sealed, key, {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      });
      return JSON.parse(Buffer.from(plaintext).toString());
    },
  };
}
