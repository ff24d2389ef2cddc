import type { EventEmitter } from 'node:events';
import pg from 'pg';
import { batchWrites, resolveAll } from './pipeline.ts';
import { scopedBegin } from './tenant-db.ts';

export interface ReadStatement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Name of the prepared statement. Null: not prepared. */
  readonly name: string | null;
}

/** Registers a callback for when the caller disconnects. Returns a function that removes it. */
export type OnAbort = (then: () => void) => () => void;

/** Values for app.caller_versions() and its result at the caller's lookup. */
export interface CallerProof {
  readonly values: readonly unknown[];
  readonly versions: string;
}

/** The caller's permissions have changed, so the result must be discarded. */
export class UnprovenCallerError extends Error {}

export interface Caller {
  readonly onAbort: OnAbort;
  /** Checked in the same round trip. Null when the caller was looked up for this request. */
  readonly proof: CallerProof | null;
}

/** Reads with one statement that return one value: the response as JSON text. */
export interface ReadDb {
  /** Throws Unproven when the row versions have changed. */
  fetch(workspaceId: string, statement: ReadStatement, caller: Caller): Promise<string | null>;
}

/**
 * READ ONLY transaction in one round trip: its messages are sent together and answered in order. If the first fails,
 * the others fail too, so the statement never runs without its workspace.
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
        // The state of the connection is unknown, so close it.
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

/** Cancels the running statement of a connection when its caller disconnected. No effect when it has finished. */
function cancel(client: pg.PoolClient, config: pg.PoolConfig): void {
  const messenger = new pg.Client(config) as unknown as Messenger;
  messenger.connection.on('error', () => {});
  const { processID, secretKey } = client as unknown as Session;
  // The driver checks the query by a deprecated property.
  messenger.cancel({ processID, secretKey, activeQuery: RUNNING }, RUNNING);
}

const RUNNING = Symbol('whatever runs');

interface Session {
  readonly processID: number;
  readonly secretKey: number;
}

/** Missing in the driver's types. */
interface Messenger {
  readonly connection: EventEmitter;
  cancel(session: Session & { readonly activeQuery: symbol }, query: symbol): void;
}
