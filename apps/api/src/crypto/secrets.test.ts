import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { accessTokens } from '../auth/tokens/access-token.ts';
import { temporaryFolder } from '../db/scratch-database.ts';
import { parseEnv } from '../env.ts';
import { StartupError } from '../errors/startup-error.ts';
import { deriveKey, loadSecrets } from './secrets.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await temporaryFolder();
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const load = (source: Record<string, string> = {}) => loadSecrets(parseEnv({ DATA_DIR: dataDir, ...source }));
const good = ['4f0c9b1e7d2a68b35e90c47a1f6d8e02b7', 'd81b6e35c07f4a92e5b3f01c68a7d94e20'] as const;
const production = {
  NODE_ENV: 'production',
  PUBLIC_BASE_URL: 'https://desk.acme.test',
  DATABASE_URL: 'postgres://localhost/desk',
  AUTH_SECRET: good[0],
  INTEGRATIONS_ENCRYPTION_KEY: good[1],
};

describe('the secrets of production', () => {
  it('are taken from the environment', async () => {
    expect(await load(production)).toEqual({
      authSecret: good[0],
      olderAuthSecrets: [],
      integrationsEncryptionKey: good[1],
    });
    const listed = { ...production, AUTH_SECRET: `${good[1]}, ${good[0]}` };
    expect(await load(listed)).toMatchObject({ authSecret: good[1], olderAuthSecrets: [good[0]] });
    await expect(load({ ...production, AUTH_SECRET: `${good[1]},weak` })).rejects.toThrow(/^AUTH_SECRET is too weak/);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it.each<[string, string, RegExp]>([
    ['missing', '', /is missing\. Set it to at least 32 random characters\.$/],
    ['short', 'x7$kQ9!mZ2', /is too weak\. Set it to at least 32 random characters\.$/],
    ['of eight bytes', '12345678', /is too weak/],
    ['one letter again and again', 'a'.repeat(64), /is too weak/],
    ['a few letters again and again', 'abcabcabc'.repeat(8), /is too weak/],
  ])('prevent the start if one is %s, and are not generated in production', async (_what, value, words) => {
    for (const name of ['AUTH_SECRET', 'INTEGRATIONS_ENCRYPTION_KEY']) {
      const refusal = load({ ...production, [name]: value });
      await expect(refusal).rejects.toThrow(StartupError);
      await expect(refusal).rejects.toThrow(words);
      await expect(refusal).rejects.toThrow(new RegExp(`^${name} `));
      if (value) await expect(refusal).rejects.not.toThrow(value);
    }
    expect(await readdir(dataDir)).toEqual([]);
  });
});

describe('the secrets of development', () => {
  const files = () => ['auth-secret', 'integrations-encryption-key'].map((name) => join(dataDir, 'secrets', name));

  it('are generated once, stored in the data folder, and readable by their owner only', async () => {
    const first = await load();
    expect(first.authSecret).toMatch(/^[\w-]{43}$/);
    expect(first.integrationsEncryptionKey).not.toBe(first.authSecret);
    expect(await load()).toEqual(first);
    for (const file of files()) expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(dataDir, 'secrets'))).mode & 0o777).toBe(0o700);
    expect((await readFile(files()[0] ?? '', 'utf8')).trim()).toBe(first.authSecret);
  });

  it('are replaced by configured values, which must be strong here too', async () => {
    const { authSecret } = await load({ AUTH_SECRET: good[0] });
    expect(authSecret).toBe(good[0]);
    await expect(load({ AUTH_SECRET: 'password' })).rejects.toThrow(/^AUTH_SECRET is too weak/);
  });

  it.each(['', '\n', 'cut-short'])(
    'prevent the start if a file is damaged (%j), and the file is not changed',
    async (damaged) => {
      await load();
      const [file = ''] = files();
      await writeFile(file, damaged);
      await expect(load()).rejects.toThrow(`The secret in ${file} is damaged.`);
      expect(await readFile(file, 'utf8')).toBe(damaged);
    },
  );

  it('explain in one sentence why a folder cannot be used', async () => {
    await mkdir(join(dataDir, 'secrets', 'auth-secret'), { recursive: true });
    await expect(load()).rejects.toThrow(/^The data folder .* cannot be used: .*\.$/);
  });
});

describe('a key derived from a secret', () => {
  it('differs by purpose and deployment, and is stable', () => {
    const keys = [deriveKey('one', 'outbox'), deriveKey('one', 'refresh-token'), deriveKey('two', 'outbox')].map(
      (key) => key.toString('hex'),
    );
    expect(new Set(keys).size).toBe(3);
    expect(deriveKey('one', 'outbox').toString('hex')).toBe(keys[0]);
    expect(deriveKey('one', 'outbox')).toHaveLength(32);
  });

  it('lets only processes of the same deployment read each other’s tokens', async () => {
    const [one, same, other] = [accessTokens(good[0]), accessTokens(good[0]), accessTokens(good[1])];
    const now = new Date();
    const { token } = await one.sign({ userId: 'u', sessionId: 's', use: 'session' }, now);
    expect(await same.verify(token, now)).toMatchObject({ userId: 'u', sessionId: 's', use: 'session' });
    expect(await other.verify(token, now)).toBeNull();
  });
});
