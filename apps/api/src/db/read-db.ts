import type { EventEmitter } from 'node:events';
import pg from 'pg';
import { batchWrites, resolveAll } from './pipeline.ts';
import { scopedBegin } from './tenant-db.ts';

export interface ReadStatement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Name of the prepared statement. If null, the statement is not prepared. */
  readonly name: string | null;
}

/**
 * Function that registers a callback for the disconnection of the client. It returns a function that removes the
 * callback.
 */
export type OnAbort = (then: () => void) => () => void;

/** Arguments of app.caller_versions(), and the result with which the caller was cached. */
export interface CallerProof {
  readonly values: readonly unknown[];
  readonly versions: string;
}

/**
 * Thrown if the API caller's permissions may have changed since the caller was cached. The result of the read must then
 * be discarded.
 */
export class UnprovenCallerError extends Error {}

export interface Caller {
  readonly onAbort: OnAbort;
  /**
   * Row versions to verify in the same round trip. Null if the API caller was read from the database in this request.
   */
  readonly proof: CallerProof | null;
}

/** Runs reads that are compiled to one SQL statement. The statement returns one value, the response as JSON text. */
export interface ReadDb {
  /**
   * Returns the response, or null if the statement returns no row or a null value. Throws UnprovenCallerError if the
   * row versions have changed.
   */
  fetch(workspaceId: string, statement: ReadStatement, caller: Caller): Promise<string | null>;
}

/**
 * Runs each read in a READ ONLY transaction in one round trip. All statements are sent together, and their results are
 * received in order. If one of them fails, the result of the read is discarded. If no workspace is set, row-level
 * security returns no rows.
 */
export function readDb(pool: pg.Pool): ReadDb {
  return {
    fetch: async (workspaceId, statement, { onAbort: whenGone, proof }) => {
      const begin = scopedBegin(workspaceId, 'read only');
      const client = await pool.connect();
      const stayed = whenGone(() => cancel(client, pool.options));
      try {
        batchWrites(client);
        const [, shown, read] = await resolveAll([
          client.query(begin),
          shows(client, proof),
          client.query<[string | null]>(queryOf(statement)),
          client.query('commit'),
        ]);
        client.release();
        if (proof && shown !== proof.versions) throw new UnprovenCallerError('The access of the caller has changed.');
        return read.rows[0]?.[0] ?? null;
      } catch (error) {
        // After any error other than UnprovenCallerError, the state of the connection is unknown, so the connection is
        // closed.
        if (!(error instanceof UnprovenCallerError)) client.release(true);
        throw error;
      } finally {
        stayed();
      }
    },
  };
}

const PROOF_SQL = 'select app.caller_versions($1, $2, $3, $4, $5)';

async function shows(client: pg.PoolClient, proof: CallerProof | null): Promise<string | null> {
  if (!proof) return null;
  const { rows } = await client.query<[string | null]>(
    queryOf({ name: 'caller', text: PROOF_SQL, values: proof.values }),
  );
  return rows[0]?.[0] ?? null;
}

const queryOf = ({ name, text, values }: ReadStatement) => ({
  text,
  values: [...values],
  ...(name ? { name } : {}),
  rowMode: 'array' as const,
});

/**
 * Cancels the running statement of a connection after its client disconnected. Has no effect if the statement has
 * already finished.
 */
function cancel(client: pg.PoolClient, config: pg.PoolConfig): void {
  const messenger = new pg.Client(config) as unknown as Messenger;
  messenger.connection.on('error', () => {});
  const { processID, secretKey } = client as unknown as Session;
  // The driver cancels only if `activeQuery` equals the given query, so the same symbol is passed for both.
  messenger.cancel({ processID, secretKey, activeQuery: RUNNING }, RUNNING);
}

const RUNNING = Symbol('whatever runs');

interface Session {
  readonly processID: number;
  readonly secretKey: number;
}

/** Parts of the driver's client that its types do not declare. */
interface Messenger {
  readonly connection: EventEmitter;
  cancel(session: Session & { readonly activeQuery: symbol }, query: symbol): void;
}
