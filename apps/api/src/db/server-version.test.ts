import { describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { SILENT } from './scratch-database.ts';
import { assertServerVersion } from './server-version.ts';

describe('the version of PostgreSQL', () => {
  it('is refused before 15', async () => {
    await expect(warningsAbout(140_030)).rejects.toMatchObject({
      name: 'StartupError',
      message: 'Frontdesk needs PostgreSQL 15 or newer, and DATABASE_URL is PostgreSQL 14.',
    });
  });

  it('is warned about when it lacks the releases of November 2026', async () => {
    const warning = 'PostgreSQL 15.19 has known holes in row-level security: use 15.20 or newer in production.';
    expect(await warningsAbout(150_019)).toEqual([warning]);
    expect(await warningsAbout(150_020)).toEqual([]);
  });

  it('is not second-guessed when it is newer than we are', async () => {
    expect(await warningsAbout(200_000)).toEqual([]);
  });
});

async function warningsAbout(number: number): Promise<string[]> {
  const warnings: string[] = [];
  const server = { query: async () => ({ rows: [{ number }] }) } as unknown as pg.Client;
  await assertServerVersion(server, { ...SILENT, warn: (message) => warnings.push(message) });
  return warnings;
}
