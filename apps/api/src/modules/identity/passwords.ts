import { LIMITS, type RefusalCode } from '@frontdesk/domain';
import { hash, verify } from '@node-rs/argon2';
import { COMMON_PASSWORDS } from './common-passwords.ts';

// OWASP's second recommended setting for Argon2id (19 MiB, 2 passes): about 30 ms of one core.
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// Made of a password nobody has: checking against it costs what a real check costs.
const dummyHash = hash('no account has this password', ARGON2ID);

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), ARGON2ID);

/** Takes as long for an account that does not exist as for one that does. */
export async function passwordMatches(password: string, passwordHash: string | null): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await dummyHash), password.normalize('NFC'));
  return matches && passwordHash !== null;
}

/** Length and a blocklist, as NIST SP 800-63B has it: no composition rules. */
export function passwordFault(password: string, email: string): RefusalCode | null {
  const length = [...password].length;
  if (length < LIMITS.passwordMinLength) return 'PASSWORD_TOO_SHORT';
  if (length > LIMITS.passwordMaxLength) return 'PASSWORD_TOO_LONG';
  const plain = password.toLowerCase();
  const [mailbox = ''] = email.split('@');
  const guessable = plain === email || (mailbox.length > 3 && plain.replace(/\d+$/, '') === mailbox);
  return guessable || COMMON_PASSWORDS.has(plain) || new Set(plain).size < 4 ? 'PASSWORD_TOO_COMMON' : null;
}
