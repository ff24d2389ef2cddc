import { createRequire } from 'node:module';

const pg = createRequire(new URL('../../apps/api/package.json', import.meta.url))('pg');

/** Opens a pool for each of the two database roles, with ten connections as in the product. */
export function openPools() {
  const pool = (connectionString) => new pg.Pool({ connectionString, max: 10, pipeline: true });
  return { app: pool(process.env.APP_DATABASE_URL), system: pool(process.env.SYSTEM_DATABASE_URL) };
}

export const openListener = (connectionString) => new pg.Client({ connectionString });

/**
 * Returns a function that runs a prepared statement in a workspace in one round trip: BEGIN, the workspace setting,
 * the statement and COMMIT are sent in one write. With row-level security, fewer round trips are not possible.
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

/**
 * Returns a function that runs the statement as text in one round trip, for comparison. PostgreSQL plans the statement
 * in each request.
 */
export function inOneText(pool, begin, statement) {
  const pieces = statement.split(/\$(\d+)/);
  return async (workspace, values) => {
    const filled = pieces.map((piece, nth) => (nth % 2 === 0 ? piece : literal(values[Number(piece) - 1]))).join('');
    const text = `${begin}; select set_config('app.workspace_id', ${literal(workspace)}, true); ${filled}; commit`;
    const results = await inOwnConnection(pool, (client) => client.query(text));
    return results[2].rows[0]?.data;
  };
}

/** Returns a function that runs a prepared statement in four round trips, as most applications do, for comparison. */
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
    // The connection can be in a failed transaction, so it is destroyed. The pool then opens a new one.
    client.release(true);
    throw error;
  }
}

const literal = (value) => (typeof value === 'number' ? String(value) : pg.escapeLiteral(value));
