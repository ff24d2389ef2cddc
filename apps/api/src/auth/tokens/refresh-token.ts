import { createHmac, timingSafeEqual } from 'node:crypto';
import { deriveKey } from '../../crypto/secrets.ts';

export interface RefreshTokens {
  /**
   * Returns the refresh token of one generation of a session. The token is deterministic, so that two tabs that refresh
   * at the same time receive the same token.
   */
  write(sessionId: string, generation: number): string;
  /** Decodes a token. Returns null if it was not issued by this deployment. */
  read(token: string): { sessionId: string; generation: number } | null;
}

const SHAPE = /^([0-9a-f-]{36})\.(\d{1,9})\.([A-Za-z0-9_-]{43})$/;

/**
 * Creates and verifies refresh tokens. The newest secret signs tokens; tokens of older secrets are accepted while those
 * secrets are listed in AUTH_SECRET.
 */
export function refreshTokens(authSecret: string, ...older: readonly string[]): RefreshTokens {
  const key = deriveKey(authSecret, 'refresh-token');
  const keys = [key, ...older.map((secret) => deriveKey(secret, 'refresh-token'))];
  const mac = (id: string, generation: number, by = key) =>
    createHmac('sha256', by).update(`${id}.${generation}`).digest();
  return {
    write: (id, generation) => `${id}.${generation}.${mac(id, generation).toString('base64url')}`,
    read: (token) => {
      const [, sessionId, digits, given] = SHAPE.exec(token) ?? [];
      if (!sessionId || !digits || !given) return null;
      const generation = Number(digits);
      const shown = Buffer.from(given, 'base64url');
      const right = keys.some((by) => timingSafeEqual(mac(sessionId, generation, by), shown));
      return right ? { sessionId, generation } : null;
    },
  };
}
