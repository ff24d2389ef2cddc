import { createRequire } from 'node:module';

const pg = createRequire(new URL('../../apps/api/package.json', import.meta.url))('pg');

/** The two roles' connections, ten of each, as the product has them. */
export function openPools() {
  const pool = (connectionString) => new pg.Pool({ connectionString, max: 10 });
  const app = pool(process.env.APP_DATABASE_URL);
  return {
    app: { inWorkspace: (...work) => inWorkspace(app, ...work) },
    system: pool(process.env.SYSTEM_DATABASE_URL),
  };
}

export const openListener = (connectionString) => new pg.Client({ connectionString });

/** A transaction in four round trips, as anybody would write it first. */
async function inWorkspace(pool, workspace, begin, work) {
  const client = await pool.connect();
  try {
    await client.query(begin);
    await client.query({ name: 'context', text: CONTEXT, values: [workspace] });
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    // What state the connection is in is not worth finding out.
    client.release(true);
    throw error;
  }
}

const CONTEXT = `select set_config('app.workspace_id', $1, true)`;
