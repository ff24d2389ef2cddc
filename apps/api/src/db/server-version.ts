import type pg from 'pg';
import { StartupError } from '../errors/startup-error.ts';
import type { StartupLog } from './startup-log.ts';

const OLDEST = 15;

/**
 * First minor version of each major version that contains the row-level security fixes of 2026-11-12. The release notes
 * mention 15.20; PostgreSQL releases all major versions on the same day.
 */
const SAFE_MINOR = new Map([
  [15, 20],
  [16, 16],
  [17, 12],
  [18, 6],
  [19, 1],
]);

/** Value of the `cluster_name` setting of the embedded server, which identifies a server started by Frontdesk. */
export const EMBEDDED_CLUSTER = 'frontdesk_embedded';

export async function assertServerVersion(client: pg.Client, log: StartupLog): Promise<void> {
  const { major, minor, embedded } = await askVersion(client);
  if (major < OLDEST) {
    throw new StartupError(`Frontdesk needs PostgreSQL ${OLDEST} or newer, and DATABASE_URL is PostgreSQL ${major}.`);
  }
  const finding = findingAbout(major * 10_000 + minor);
  if (finding !== null) log.warn(`${finding} ${embedded ? EMBEDDED_ADVICE : PACKAGE_ADVICE}`);
}

const EMBEDDED_ADVICE = 'It is the embedded server: set DATABASE_URL to a server of your own in production.';
/** Advice for Debian and Ubuntu, whose own packages provide PostgreSQL releases late. */
const PACKAGE_ADVICE = 'On Debian and Ubuntu install it from https://apt.postgresql.org.';

/**
 * Returns a warning if the release with this `server_version_num` has known security problems. Otherwise returns null.
 */
export function findingAbout(number: number): string | null {
  const [major, minor] = [Math.floor(number / 10_000), number % 10_000];
  const safe = SAFE_MINOR.get(major);
  if (safe === undefined || minor >= safe) return null;
  return `PostgreSQL ${major}.${minor} has known security holes in row-level security: use ${major}.${safe} or newer in production.`;
}

async function askVersion(client: pg.Client) {
  const { rows } = await client.query<{ number: number; cluster: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('cluster_name') as cluster`,
  );
  const { number = 0, cluster = '' } = rows[0] ?? {};
  return { major: Math.floor(number / 10_000), minor: number % 10_000, embedded: cluster === EMBEDDED_CLUSTER };
}
