import { hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from '../env.ts';
import { StartupError } from '../errors/startup-error.ts';

export interface Secrets {
  /** Secret used to sign new tokens. */
  readonly authSecret: string;
  /** Older secrets that are still accepted. AUTH_SECRET can be a list, newest first. */
  readonly olderAuthSecrets: readonly string[];
  readonly integrationsEncryptionKey: string;
}

const MINIMUM_LENGTH = 32;

/**
 * Loads the secrets. In production they must be configured; in development, missing secrets are generated once and
 * stored in the data folder. Throws StartupError if a secret is missing, too weak or cannot be stored.
 */
export async function loadSecrets(env: Env): Promise<Secrets> {
  if (env.mode === 'production') {
    return {
      ...authSecrets(env.authSecret),
      integrationsEncryptionKey: assertAllStrong('INTEGRATIONS_ENCRYPTION_KEY', env.integrationsEncryptionKey),
    };
  }
  return {
    ...(env.authSecret
      ? authSecrets(env.authSecret)
      : { authSecret: await readOrCreate(env.dataDir, 'auth-secret'), olderAuthSecrets: [] }),
    integrationsEncryptionKey: env.integrationsEncryptionKey
      ? assertAllStrong('INTEGRATIONS_ENCRYPTION_KEY', env.integrationsEncryptionKey)
      : await readOrCreate(env.dataDir, 'integrations-encryption-key'),
  };
}

/** Derives a 32-byte key for one purpose from a secret. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'frontdesk', purpose, 32));
}

/**
 * Parses AUTH_SECRET, newest secret first. Older secrets are accepted while they are listed, so that users stay signed
 * in during a rotation.
 */
function authSecrets(value: string | undefined): Pick<Secrets, 'authSecret' | 'olderAuthSecrets'> {
  const [authSecret, ...older] = (value ?? '').split(',').map((one) => one.trim());
  return {
    authSecret: assertStrong('AUTH_SECRET', authSecret),
    olderAuthSecrets: older.filter((one) => one !== '').map((one) => assertStrong('AUTH_SECRET', one)),
  };
}

function assertStrong(name: string, value: string | undefined): string {
  if (!value) throw new StartupError(`${name} is missing. Set it to at least ${MINIMUM_LENGTH} random characters.`);
  // Checking only the length would accept 32 equal characters.
  if (value.length < MINIMUM_LENGTH || new Set(value).size < 10) {
    throw new StartupError(`${name} is too weak. Set it to at least ${MINIMUM_LENGTH} random characters.`);
  }
  return value;
}

/**
 * Validates each key in a setting and returns the keys separated by commas. During a rotation, the setting contains
 * several keys. Throws an error if a key is missing or too weak.
 */
function assertAllStrong(name: string, value: string | undefined): string {
  return (value ?? '')
    .split(',')
    .map((part) => assertStrong(name, part.trim()))
    .join(',');
}

async function readOrCreate(dataDir: string, name: string): Promise<string> {
  const path = join(dataDir, 'secrets', name);
  try {
    return assertComplete(path, (await readFile(path, 'utf8')).trim());
  } catch (error) {
    if (error instanceof StartupError) throw error;
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw unusableSecret(dataDir, error);
  }
  try {
    await mkdir(join(dataDir, 'secrets'), { recursive: true, mode: 0o700 });
    await writeOnce(path, `${randomBytes(32).toString('base64url')}\n`);
  } catch (error) {
    throw unusableSecret(dataDir, error);
  }
  return readOrCreate(dataDir, name);
}

/**
 * Writes a file atomically. Does not overwrite an existing file, because another process may be starting at the same
 * time.
 */
async function writeOnce(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, text, { mode: 0o600 });
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Returns the secret. Throws an error if it is shorter than `MINIMUM_LENGTH`, for example because the file is
 * truncated.
 */
function assertComplete(path: string, secret: string): string {
  if (secret.length >= MINIMUM_LENGTH) return secret;
  throw new StartupError(`The secret in ${path} is damaged. Restore it, or delete the file to start with a new one.`);
}

const unusableSecret = (dataDir: string, error: unknown) =>
  new StartupError(`The data folder ${dataDir} cannot be used: ${(error as Error).message}.`);
