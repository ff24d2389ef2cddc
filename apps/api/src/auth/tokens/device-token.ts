import { createHmac, timingSafeEqual } from 'node:crypto';
import { deriveKey } from '../../crypto/secrets.ts';

export interface DeviceTokens {
  /** Returns a token that identifies a trusted device. The token grants no access. */
  write(userId: string, deviceId: string): string;
  /** Returns the device id of a token. Returns null if the token was not issued by this deployment for this user. */
  read(token: string | null, userId: string): string | null;
}

const SHAPE = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/;

export function deviceTokens(authSecret: string, ...older: readonly string[]): DeviceTokens {
  const keys = [authSecret, ...older].map((secret) => deriveKey(secret, 'device-token'));
  const mac = (key: Buffer, userId: string, deviceId: string) =>
    createHmac('sha256', key).update(`${userId}.${deviceId}`).digest();
  return {
    write: (userId, deviceId) => `${deviceId}.${mac(keys[0] as Buffer, userId, deviceId).toString('base64url')}`,
    read: (token, userId) => {
      const [, deviceId, given] = SHAPE.exec(token ?? '') ?? [];
      if (!deviceId || !given) return null;
      const shown = Buffer.from(given, 'base64url');
      return keys.some((key) => timingSafeEqual(mac(key, userId, deviceId), shown)) ? deviceId : null;
    },
  };
}
