import { createHash } from 'node:crypto';
import { CompactEncrypt, compactDecrypt } from 'jose';
import { deriveKey } from './secrets.ts';

/** Key that wraps data keys. Its id is derived from the key but does not reveal the key. */
interface RootKey {
  readonly id: string;
  readonly bytes: Buffer;
}

export interface RootKeys {
  readonly newest: string;
  readonly ids: readonly string[];
  /**
   * Wraps `content` with the newest key. The purpose is part of the authenticated data, so the value can be unwrapped
   * only for the same purpose.
   */
  wrap(content: Uint8Array, purpose: string): Promise<string>;
  /**
   * Unwraps a value. Throws an error if the key id is unknown, or if the text was not wrapped with this key for this
   * purpose.
   */
  unwrap(wrapped: string, purpose: string, keyId: string): Promise<Uint8Array>;
}

/**
 * Parses INTEGRATIONS_ENCRYPTION_KEY: one key or, during a rotation, several keys separated by commas, newest first.
 */
export function rootKeys(setting: string): RootKeys {
  const keys = setting.split(',').map((part) => rootKey(part.trim()));
  const [newest] = keys;
  if (!newest) throw new TypeError('There is no root key.');
  const find = (id: string) => {
    const key = keys.find((one) => one.id === id);
    if (!key) throw new Error(`The root key ${id} is not among those of INTEGRATIONS_ENCRYPTION_KEY.`);
    return key;
  };
  return {
    newest: newest.id,
    ids: keys.map(({ id }) => id),
    wrap: (content, purpose) =>
      new CompactEncrypt(content)
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: newest.id, use: purpose })
        .encrypt(newest.bytes),
    unwrap: async (wrapped, purpose, keyId) => {
      const { plaintext, protectedHeader } = await compactDecrypt(wrapped, find(keyId).bytes, {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      });
      if (protectedHeader.use !== purpose) throw new Error('The value was wrapped for another purpose.');
      return plaintext;
    },
  };
}

function rootKey(secret: string): RootKey {
  const bytes = deriveKey(secret, 'root-key');
  const id = createHash('sha256').update(deriveKey(secret, 'root-key-id')).digest('base64url').slice(0, 16);
  return { id, bytes };
}
