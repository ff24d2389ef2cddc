import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Returns 256 random bits in base64url encoding, for a token in a link. The database stores only the SHA-256 hash of
 * this text.
 */
export const newSecret = (): string => randomBytes(32).toString('base64url');

export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export const sameHash = (a: Uint8Array | null, b: Uint8Array): boolean =>
  a !== null && a.length === b.length && timingSafeEqual(a, b);

const UUID_BYTES = 16;

/** Returns a token that contains the id of its row, so that the row can be found by its primary key. */
export function tokenFor(id: string, secret: string): string {
  return `${Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')}.${secret}`;
}

export function readToken(token: string): { id: string; hash: Buffer } | null {
  const [packed, secret, ...rest] = token.split('.');
  if (!packed || !secret || rest.length > 0 || token.length > 128) return null;
  const bytes = Buffer.from(packed, 'base64url');
  if (bytes.length !== UUID_BYTES) return null;
  const id = bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { id, hash: hashSecret(secret) };
}
