import { startEmbeddedPostgres } from '../../src/db/embedded-postgres.ts';
import { SILENT } from '../../src/db/scratch-database.ts';

/** A Frontdesk of its own for the tests of embedded-postgres: it starts the server in its argument, and is killed. */
const [dataDir = '', kind] = process.argv.slice(2);
const { url } = await startEmbeddedPostgres({ dataDir, log: SILENT, throwAway: kind === 'throw-away' });
process.stdout.write(`${url}\n`);
