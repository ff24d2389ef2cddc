import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

/** Derives the password of a database role from the deployment's secret, which every process has. */
export const rolePassword = (secret: string, role: string): string =>
  createHmac('sha256', secret).update(`postgres role ${role}`).digest('base64url');

const ROUNDS = 4096;

/**
 * Returns a SCRAM verifier of the password. It is sent instead of the password, so that statement logs do not contain
 * the password.
 */
export function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, ROUNDS, 32, 'sha256');
  const keyed = (label: string) => createHmac('sha256', salted).update(label).digest();
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${ROUNDS}:${salt.toString('base64')}$${stored}:${keyed('Server Key').toString('base64')}`;
}
