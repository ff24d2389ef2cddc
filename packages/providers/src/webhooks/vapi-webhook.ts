import { createHmac } from 'node:crypto';
import { constantTimeEqual } from './constant-time-equal.ts';

/** The two types of Vapi's Custom Credentials that are supported. `X-Vapi-Secret` and OAuth2 are rejected. */
export type VapiSecret =
  | { readonly type: 'BEARER'; readonly token: string; readonly header?: string; readonly prefix?: string }
  | {
      readonly type: 'HMAC';
      readonly secretKey: string;
      readonly signatureHeader?: string;
      readonly timestampHeader?: string;
      readonly prefix?: string;
    };

export interface VapiDelivery {
  readonly secret: VapiSecret;
  /** Headers with lower-case names, as Node.js provides them. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly rawBody: Buffer | string;
  readonly now: Date;
}

const TOLERANCE_SECONDS = 300;

/**
 * Verifies that Vapi sent the request. With HMAC, its timestamp must also be at most five minutes before or after the
 * current time.
 */
export function verifyVapi({ secret, headers, rawBody, now }: VapiDelivery): boolean {
  if (secret.type === 'BEARER') {
    const expected = `${secret.prefix ?? 'Bearer '}${secret.token}`;
    return secret.token !== '' && constantTimeEqual(one(headers, secret.header ?? 'authorization'), expected);
  }
  const timestamp = one(headers, secret.timestampHeader ?? 'x-timestamp');
  const given = one(headers, secret.signatureHeader ?? 'x-signature');
  const expected = `${secret.prefix ?? ''}${signVapi(secret.secretKey, timestamp, rawBody)}`;
  return secret.secretKey !== '' && isRecent(timestamp, now) && constantTimeEqual(given, expected);
}

/** Returns the HMAC SHA-256 of `{timestamp}.{body}` in hexadecimal. */
export const signVapi = (secretKey: string, timestamp: string, rawBody: Buffer | string): string =>
  createHmac('sha256', secretKey).update(`${timestamp}.`).update(rawBody).digest('hex');

function isRecent(timestamp: string, now: Date): boolean {
  if (!/^\d{1,13}$/.test(timestamp)) return false;
  // A timestamp of 13 digits is in milliseconds.
  const seconds = timestamp.length === 13 ? Number(timestamp) / 1000 : Number(timestamp);
  return Math.abs(now.getTime() / 1000 - seconds) <= TOLERANCE_SECONDS;
}

function one(headers: VapiDelivery['headers'], name: string): string {
  const value = headers[name.toLowerCase()];
  return typeof value === 'string' ? value : '';
}
