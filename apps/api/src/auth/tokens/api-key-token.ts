import { randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const KEY_ID_LENGTH = 12;
const SECRET_LENGTH = 32;
const CHECKSUM_LENGTH = 6;
const SHAPE = new RegExp(
  `^fd_live_([0-9A-Za-z]{${KEY_ID_LENGTH}})_([0-9A-Za-z]{${SECRET_LENGTH}})([0-9A-Za-z]{${CHECKSUM_LENGTH}})$`,
);

export interface ApiKeyToken {
  /** Public part of the token, which identifies the row of the API key. */
  readonly keyId: string;
  /** Secret part of the token: 190 random bits. The database stores only the SHA-256 hash. */
  readonly secret: string;
  readonly text: string;
}

/**
 * Creates a token of the form `fd_live_<id>_<secret><checksum>`. The prefix is recognized by secret scanners, and typos
 * are detected by the checksum without a database query.
 */
export function newApiKeyToken(): ApiKeyToken {
  const keyId = random(KEY_ID_LENGTH);
  const secret = random(SECRET_LENGTH);
  return { keyId, secret, text: `fd_live_${keyId}_${secret}${checksum(keyId + secret)}` };
}

export function parseApiKeyToken(text: string): ApiKeyToken | null {
  const [, keyId, secret, sum] = SHAPE.exec(text) ?? [];
  if (!keyId || !secret || sum !== checksum(keyId + secret)) return null;
  return { keyId, secret, text };
}

export const looksLikeApiKey = (text: string): boolean => text.startsWith('fd_');

const random = (length: number) => Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

function checksum(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let i = 0; i < CHECKSUM_LENGTH; i += 1) {
    digits = ALPHABET[rest % ALPHABET.length] + digits;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return digits;
}
