import type { TenantDb, Tx } from './tenant-db.ts';

/**
 * Nested writes in one transaction: each `write` is a savepoint that commits or rolls back separately, and the outer
 * transaction decides when it ends. Calls `kept` for every part that committed.
 */
export function nestedTransactionDb(tx: Tx, stored: () => void): TenantDb {
  // The last statement of a part is not the last of the whole.
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
