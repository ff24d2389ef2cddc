import type { EventEmitter } from 'node:events';
import pg from 'pg';
import { batchWrites, resolveAll } from './pipeline.ts';
import { scopedBegin } from './tenant-db.ts';

export interface ReadStatement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Prepared under this name on each connection; null: not worth keeping. */
  readonly name: string | null;
}

/** Tells when whoever waits for an answer has gone; what it gives back takes the wish back. */
export type OnAbort = (then: () => void) => () => void;

/** Values for app.caller_versions(), and what it said when the caller was looked up. */
export interface CallerProof {
  readonly values: readonly unknown[];
  readonly versions: string;
}

/** The caller stands otherwise than they did: what was read is not for them. */
export class UnprovenCallerError extends Error {}

export interface Caller {
  readonly onAbort: OnAbort;
  /** Shown in the same round trip; null when the caller was looked up for this request. */
  readonly proof: CallerProof | null;
}

/** Reads that are one statement and give one value: the answer's JSON, as text. */
export interface ReadDb {
  /** Throws Unproven when the proof fails. */
  fetch(workspaceId: string, statement: ReadStatement, caller: Caller): Promise<string | null>;
}

/**
 * A READ ONLY transaction in one round trip: its messages are sent together and answered in order. If the first fails, the
 * others fail with it, so the statement never runs without its workspace.
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
        if (proof && shown !== proof.versions) throw new UnprovenCallerError('The caller stands otherwise by now.');
        return read.rows[0]?.[0] ?? null;
      } catch (error) {
        // What state the connection is in is not worth finding out.
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

/** Asks the server to stop what a connection of ours runs: nobody waits for it any more. Too late, it stops nothing. */
function cancel(client: pg.PoolClient, config: pg.PoolConfig): void {
  const messenger = new pg.Client(config) as unknown as Messenger;
  messenger.connection.on('error', () => {});
  const { processID, secretKey } = client as unknown as Session;
  // The driver asks whether the query is still the connection's own, by a property that it has deprecated.
  messenger.cancel({ processID, secretKey, activeQuery: RUNNING }, RUNNING);
}

const RUNNING = Symbol('whatever runs');

interface Session {
  readonly processID: number;
  readonly secretKey: number;
}

/** What the types of the driver leave out. */
interface Messenger {
  readonly connection: EventEmitter;
  cancel(session: Session & { readonly activeQuery: symbol }, query: symbol): void;
}
