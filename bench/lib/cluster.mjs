import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { backendsCpu } from './cpu.mjs';

const fromApi = (file) => import(`../../apps/api/dist/${file}`);
const pg = createRequire(new URL('../../apps/api/package.json', import.meta.url))('pg');

// Contains no comma, because AUTH_SECRET is a list of secrets. Production mode refuses a short secret.
export const SECRET = 'the secret of the benchmark and of nothing else 0123456789';

/**
 * Starts a separate PostgreSQL. `template` fills a database once per run, and `copy` returns a new copy of the
 * database, so that scenarios do not see each other's writes.
 */
export async function startCluster() {
  const [{ startEmbeddedPostgres }, { provision }, { migrate }, { temporaryFolder, SILENT }] = await Promise.all(
    ['db/embedded-postgres.js', 'db/provision.js', 'db/migrate.js', 'db/scratch-database.js'].map(fromApi),
  );
  const dataDir = await temporaryFolder();
  const server = await startEmbeddedPostgres({ dataDir, log: SILENT, throwAway: true });
  const addresses = await provision({ adminUrl: server.url, secret: SECRET, log: SILENT });
  await migrate({ adminUrl: server.url, log: SILENT });
  // A pool, because the parts of a smoke run copy databases at the same time.
  const root = new pg.Pool({ connectionString: named(server.url, 'postgres') });
  root.on('error', () => {});
  return {
    ...databasesOf(root, addresses),
    stop: async () => {
      await root.end();
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function databasesOf(root, addresses) {
  const templates = new Map();
  let copies = 0;
  const create = async (name, template) => {
    await root.query(`create database ${name} template ${template} strategy file_copy`);
  };
  const fill = async (name, work, from) => {
    await create(name, from);
    const adminUrl = named(addresses.adminUrl, name);
    const admin = await connect(adminUrl);
    await work(admin, { adminUrl });
    await admin.query('vacuum analyze');
    await admin.end();
  };
  const migrated = new URL(addresses.adminUrl).pathname.slice(1);
  return {
    template: (name, work, from = migrated) => {
      if (!templates.has(name)) templates.set(name, fill(name, work, from));
      return templates.get(name);
    },
    copy: async (template) => {
      const name = `${template}_${(copies += 1)}`;
      await create(name, template);
      // Writes the copy to disk now. Otherwise the first rounds would be slower.
      await root.query('checkpoint');
      return openCopy(root, addresses, name);
    },
  };
}

async function openCopy(root, addresses, name) {
  const urls = Object.fromEntries(Object.entries(addresses).map(([key, url]) => [key, named(url, name)]));
  const admin = await connect(urls.adminUrl);
  const cpu = await backendsCpu(admin);
  const drop = async () => {
    await admin.end();
    await root.query(`drop database ${name} with (force)`);
  };
  return { ...urls, admin, cpu, drop };
}

async function connect(connectionString) {
  const client = new pg.Client({ connectionString });
  // If a run fails, the server stops before this connection is closed. The connection error must not hide the cause.
  client.on('error', () => {});
  await client.connect();
  return client;
}

const named = (url, name) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
