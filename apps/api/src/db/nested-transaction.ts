import type { TenantDb, Tx } from './tenant-db.ts';

/**
 * Creates a TenantDb inside an open transaction: each `write` is a savepoint that is released or rolled back
 * separately. `stored` is called after each successful `write`. The calling code ends the outer transaction.
 */
export function nestedTransactionDb(tx: Tx, stored: () => void): TenantDb {
  // `last` would commit the outer transaction, so it is replaced with `run`, which only runs the statement.
  const within = new Proxy(tx, { get: (whole, key) => (key === 'last' ? whole.run : Reflect.get(whole, key)) });
  return {
    read: (work) => work(within),
    write: async (work) => {
      await tx.sql`savepoint part`;
      try {
        const result = await work(within);
        await tx.sql`release savepoint part`;
        stored();
        return result;
      } catch (error) {
        await tx.sql`rollback to savepoint part`;
        await tx.sql`release savepoint part`;
        throw error;
      }
    },
  };
}
