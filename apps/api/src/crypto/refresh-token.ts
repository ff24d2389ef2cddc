import { createHmac, timingSafeEqual } from 'node:crypto';
import { deriveKey } from './secrets.ts';

export interface RefreshTokens {
  /** The token of one generation of a session: always the same, so two tabs that refresh at once agree. */
  write(sessionId: string, generation: number): string;
  /** What the token says, or null when this deployment did not write it. */
  read(token: string): { sessionId: string; generation: number } | null;
}

const SHAPE = /^([0-9a-f-]{36})\.(\d{1,9})\.([A-Za-z0-9_-]{43})$/;

export function refreshTokens(authSecret: string): RefreshTokens {
  const key = deriveKey(authSecret, 'refresh-token');
  const mac = (id: string, generation: number) => createHmac('sha256', key).update(`${id}.${generation}`).digest();
  return {
    write: (id, generation) => `${id}.${generation}.${mac(id, generation).toString('base64url')}`,
    read: (token) => {
      const [, sessionId, digits, given] = SHAPE.exec(token) ?? [];
      if (!sessionId || !digits || !given) return null;
      const generation = Number(digits);
      const right = timingSafeEqual(mac(sessionId, generation), Buffer.from(given, 'base64url'));
      return right ? { sessionId, generation } : null;
    },
  };
}
