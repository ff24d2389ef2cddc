import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits for a link or cookie. Only the SHA-256 is stored. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export const sameHash = (a: Uint8Array | null, b: Uint8Array): boolean =>
  a !== null && a.length === b.length && timingSafeEqual(a, b);

const UUID_BYTES = 16;

/** A token that contains its row id, so that lookups need no index over all tenants' hashes. */
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
