import type { Services } from '../../../auth/context.ts';
import { findingAbout } from '../../../db/server-version.ts';
import type { PlatformDiagnostics } from './graphql/platform.ts';

/** Returns diagnostics of the installation. They contain whether each secret is configured, but never its value. */
export async function diagnose({ database, secretsPresent, rootKeys }: Services): Promise<PlatformDiagnostics> {
  const { pool, prisma } = database.system;
  const [server, queue, migrations, keysWaiting] = await Promise.all([
    pool.query<{ number: number; version: string }>(
      `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
    ),
    pool.query<{ waiting: number; failing: number; oldest: Date | null }>(
      // Jobs without remaining attempts have failed, so they are not counted as waiting.
      `select count(*) filter (where attempts < max_attempts)::int as waiting,
         count(*) filter (where attempts > 0 and last_error is not null)::int as failing,
         min(run_at) filter (where run_at <= now() and attempts < max_attempts) as oldest from graphile_worker.jobs`,
    ),
    pool.query<{ name: string; finished_at: Date }>('select name, finished_at from app.applied_migrations()'),
    prisma.dataKey.count({ where: { rootKeyId: { not: rootKeys.newest } } }),
  ]);
  const [{ number, version } = { number: 0, version: '' }] = server.rows;
  const [{ waiting, failing, oldest } = { waiting: 0, failing: 0, oldest: null }] = queue.rows;
  return {
    authSecretPresent: secretsPresent.auth,
    integrationsEncryptionKeyPresent: secretsPresent.integrations,
    databaseVersion: version,
    databaseWarning: findingAbout(number),
    jobsWaiting: waiting,
    jobsFailing: failing,
    oldestJobAt: oldest,
    migrations: migrations.rows.map(({ name, finished_at }) => ({ name, finishedAt: finished_at })),
    keysWaitingForRotation: keysWaiting,
  };
}
