import { LIMITS, type RefusalCode } from '@frontdesk/domain';
import argon2 from '@node-rs/argon2';
import { dictionary } from '@zxcvbn-ts/language-common';
import type { SignedInContext } from '../../../auth/context.ts';
import { credentialsOf } from './identity.repository.ts';

// The second Argon2id configuration recommended by OWASP: 19 MiB of memory and 2 passes.
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// Hash to compare the password with if the account is unknown, so that the response takes the same time.
const dummyHash = argon2.hash('no account has this password', ARGON2ID);

export const hashPassword = (password: string): Promise<string> => argon2.hash(password.normalize('NFC'), ARGON2ID);

/**
 * Verifies a password. Verifying against a null hash takes the same time, so that the response does not reveal whether
 * the account exists.
 */
export async function passwordMatches(password: string, passwordHash: string | null): Promise<boolean> {
  const matches = await argon2.verify(passwordHash ?? (await dummyHash), password.normalize('NFC'));
  return matches && passwordHash !== null;
}

/**
 * Returns why a password is refused, or null. A password is refused if it is too short or too long in characters, if it
 * is leaked, a repetition or a sequence, if it has fewer than four different characters, and if it is a variant of the
 * email address, the user's name or the product name. There are no composition rules (NIST SP 800-63B).
 */
export function checkPassword(password: string, email: string, name = ''): RefusalCode | null {
  const length = [...password].length;
  if (length < LIMITS.passwordMinLength) return 'PASSWORD_TOO_SHORT';
  if (length > LIMITS.passwordMaxLength) return 'PASSWORD_TOO_LONG';
  return isGuessable(password.normalize('NFC').toLowerCase(), [email, name]) ? 'PASSWORD_TOO_COMMON' : null;
}

const PRODUCT_NAMES = ['frontdesk', 'password'];
const SEQUENCES = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm'];

function isGuessable(password: string, known: readonly string[]): boolean {
  // Removes leading and trailing non-letters, because a password such as `frontdesk2026!` is as easy to guess as
  // `frontdesk`.
  const bare = password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  if ([password, bare].some((one) => COMMON_PASSWORDS.has(one) && one.length * 2 > password.length)) return true;
  if (new Set(password).size < 4 || isRepeated(password) || isSequence(password)) return true;
  const words = [...PRODUCT_NAMES, ...known.flatMap(wordsIn)];
  return words.some((word) => word === password || word === bare || bare === word + word);
}

const isRepeated = (text: string) => (text + text).indexOf(text, 1) < text.length;

const isSequence = (text: string) =>
  SEQUENCES.some((sequence) => sequence.includes(text) || [...sequence].reverse().join('').includes(text));

/**
 * Returns the parts of a name or email address that users often choose as a password. Parts with fewer than four
 * characters are omitted.
 */
function wordsIn(text: string): string[] {
  const plain = text.normalize('NFC').toLowerCase();
  const [mailbox = ''] = plain.split('@');
  const parts = plain.split(/[\s@._+-]+/u);
  return [plain, mailbox, parts.join(''), ...parts].filter((word) => word.length > 3);
}

/**
 * Returns whether the password is the password of the signed-in user. Throws RATE_LIMITED after too many attempts for
 * the account. A correct password resets the count.
 */
export async function verifyOwnPassword(
  ctx: Pick<SignedInContext, 'services' | 'actor'>,
  password: string,
): Promise<boolean> {
  const { database, rateLimits } = ctx.services;
  const { userId } = ctx.actor;
  await rateLimits.take('confirm:account', userId);
  const right = await passwordMatches(password, (await credentialsOf(database.system, userId)).passwordHash);
  if (right) await rateLimits.forget('confirm:account', userId);
  return right;
}

/** Contains about 49,000 common leaked passwords, in lower case. */
const COMMON_PASSWORDS: ReadonlySet<string> = new Set(dictionary['passwords-common']);
