import { createRequire } from 'node:module';

const pg = createRequire(new URL('../../apps/api/package.json', import.meta.url))('pg');

/** Connections of the two roles, ten of each, as many as the product has. */
export function openPools() {
  const pool = (connectionString) => new pg.Pool({ connectionString, max: 10, pipeline: true });
  return { app: pool(process.env.APP_DATABASE_URL), system: pool(process.env.SYSTEM_DATABASE_URL) };
}

export const openListener = (connectionString) => new pg.Client({ connectionString });

/**
 * Returns what runs a statement in a workspace in one round trip: BEGIN, the workspace, the prepared statement and COMMIT leave in
 * one write. Nothing that keeps row-level security can take fewer round trips or plan less.
 */
export function inOneRoundTrip(pool, begin, statement) {
  const name = nextName();
  return (workspace, values) =>
    inOwnConnection(pool, async (client) => {
      const { stream } = client.connection;
      stream.cork();
      const answers = [
        client.query(begin),
        client.query({ name: 'context', text: CONTEXT, values: [workspace] }),
        client.query({ name, text: statement, values }),
        client.query('commit'),
      ];
      stream.uncork();
      const [, , { rows }] = await Promise.all(answers);
      return rows[0]?.data;
    });
}

/** The same as one simple message with literals: one round trip too, but planned in each request. For comparison. */
export function inOneText(pool, begin, statement) {
  const pieces = statement.split(/\$(\d+)/);
  return async (workspace, values) => {
    const filled = pieces.map((piece, nth) => (nth % 2 === 0 ? piece : literal(values[Number(piece) - 1]))).join('');
    const text = `${begin}; select set_config('app.workspace_id', ${literal(workspace)}, true); ${filled}; commit`;
    const results = await inOwnConnection(pool, (client) => client.query(text));
    return results[2].rows[0]?.data;
  };
}

/** The same in four round trips with a prepared statement: how most code would do it. For comparison. */
export function inFourRoundTrips(pool, begin, statement) {
  const name = nextName();
  return (workspace, values) =>
    inOwnConnection(pool, async (client) => {
      await client.query(begin);
      await client.query({ name: 'context', text: CONTEXT, values: [workspace] });
      const { rows } = await client.query({ name, text: statement, values });
      await client.query('commit');
      return rows[0]?.data;
    });
}

let prepared = 0;
const nextName = () => `statement ${(prepared += 1)}`;
const CONTEXT = `select set_config('app.workspace_id', $1, true)`;

async function inOwnConnection(pool, work) {
  const client = await pool.connect();
  try {
    const result = await work(client);
    client.release();
    return result;
  } catch (error) {
    // The connection may still be in a transaction that failed: the pool opens another one instead.
    client.release(true);
    throw error;
  }
}

const literal = (value) => (typeof value === 'number' ? String(value) : pg.escapeLiteral(value));
