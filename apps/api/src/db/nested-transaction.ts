import type { TenantDb, Tx } from './tenant-db.ts';

/**
 * One transaction for all that is done through it: each `write` is a part that is kept or taken back by itself, and whoever
 * began the whole decides when it ends. `kept` hears of every part that changed something for good.
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
