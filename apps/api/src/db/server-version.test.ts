import { describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { SILENT } from './scratch-database.ts';
import { assertServerVersion, EMBEDDED_CLUSTER } from './server-version.ts';

describe('the version of PostgreSQL', () => {
  it('is refused before 15', async () => {
    await expect(warningsAbout(140_030)).rejects.toMatchObject({
      name: 'StartupError',
      message: 'Frontdesk needs PostgreSQL 15 or newer, and DATABASE_URL is PostgreSQL 14.',
    });
  });

  it('causes a warning if it lacks the minor releases of November 2026', async () => {
    const warning =
      'PostgreSQL 15.19 has known security holes in row-level security: use 15.20 or newer in production. On Debian and Ubuntu install it from https://apt.postgresql.org.';
    expect(await warningsAbout(150_019)).toEqual([warning]);
    expect(await warningsAbout(150_020)).toEqual([]);
  });

  it('causes a warning if it is that of the embedded server [S12]', async () => {
    expect(await warningsAbout(180_004, EMBEDDED_CLUSTER)).toEqual([
      'PostgreSQL 18.4 has known security holes in row-level security: use 18.6 or newer in production. It is the embedded server: set DATABASE_URL to a server of your own in production.',
    ]);
    expect(await warningsAbout(180_006, EMBEDDED_CLUSTER)).toEqual([]);
  });

  it('is accepted if it is newer than the tested versions', async () => {
    expect(await warningsAbout(200_000)).toEqual([]);
  });
});

async function warningsAbout(number: number, cluster = ''): Promise<string[]> {
  const warnings: string[] = [];
  const server = { query: async () => ({ rows: [{ number, cluster }] }) } as unknown as pg.Client;
  await assertServerVersion(server, { ...SILENT, warn: (message) => warnings.push(message) });
  return warnings;
}
