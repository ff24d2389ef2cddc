import { createRequire } from 'node:module';

const pg = createRequire(new URL('../../apps/api/package.json', import.meta.url))('pg');

/** Connections of the two roles, ten of each, as many as the product has. */
export function openPools() {
  const pool = (connectionString) => new pg.Pool({ connectionString, max: 10 });
  return { app: pool(process.env.APP_DATABASE_URL), system: pool(process.env.SYSTEM_DATABASE_URL) };
}

export const openListener = (connectionString) => new pg.Client({ connectionString });

/**
 * Returns what runs a statement in a workspace in one round trip: BEGIN, the workspace, the statement and COMMIT are one simple
 * message, with the values as literals. Nothing that keeps row-level security can take fewer round trips.
 */
export function inOneRoundTrip(pool, begin, statement) {
  const pieces = statement.split(/\$(\d+)/);
  return async (workspace, values) => {
    const filled = pieces.map((piece, nth) => (nth % 2 === 0 ? piece : literal(values[Number(piece) - 1]))).join('');
    const results = await inOwnConnection(pool, (client) =>
      client.query(
        `${begin}; select set_config('app.workspace_id', ${literal(uuid(workspace))}, true); ${filled}; commit`,
      ),
    );
    return results[2].rows[0]?.data;
  };
}

/** The same in four round trips with a prepared statement: how most code would do it. For comparison. */
export function inFourRoundTrips(pool, begin, statement) {
  const name = `statement ${(prepared += 1)}`;
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

function uuid(text) {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) throw new Error('A workspace id is a UUID.');
  return text;
}

const literal = (value) => (typeof value === 'number' ? String(value) : pg.escapeLiteral(value));
