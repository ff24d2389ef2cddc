import { startEmbeddedPostgres } from '../../src/db/embedded-postgres.ts';
import { SILENT } from '../../src/db/scratch-database.ts';

/**
 * A process that starts the embedded PostgreSQL in the given folder. Tests kill it to check that the server stops as
 * well.
 */
const [dataDir = '', kind] = process.argv.slice(2);
const { url } = await startEmbeddedPostgres({ dataDir, log: SILENT, throwAway: kind === 'throw-away' });
process.stdout.write(`${url}\n`);
