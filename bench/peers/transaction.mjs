import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.APP_DATABASE_URL, max: 10 });

/**
 * Starts a read-only transaction for one workspace, which lasts until `end`. Row-level security applies to these
 * servers as well.
 */
export async function beginIn(workspaceId) {
  const client = await pool.connect();
  await client.query('begin read only');
  await client.query({
    name: 'context',
    text: `select set_config('app.workspace_id', $1, true)`,
    values: [workspaceId],
  });
  const end = async () => {
    await client.query('commit');
    client.release();
  };
  return { client, end };
}

export const listen = (server) =>
  server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
