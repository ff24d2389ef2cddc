import type { Transact, Tx } from './transaction.ts';

export type { Tx } from './transaction.ts';

/**
 * Database access limited to one workspace. Every statement runs in a transaction in which the id of that workspace is
 * set.
 */
export interface TenantDb {
  /** Runs `work` in a READ ONLY transaction. The transaction must be short. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs `work` in one transaction, which contains a change together with its audit events and jobs. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

export function tenantDb(transact: Transact, workspaceId: string): TenantDb {
  const [reading, writing] = [scopedBegin(workspaceId, 'read only'), scopedBegin(workspaceId, 'read write')];
  return { read: (work) => transact(reading, work), write: (work) => transact(writing, work) };
}

/**
 * Returns the first statements of a workspace transaction. Throws an error if the id is not a UUID, because it is
 * interpolated into the SQL.
 */
export function scopedBegin(workspaceId: string, access: 'read only' | 'read write'): string {
  if (!UUID.test(workspaceId)) throw new Error('The workspace id must be a UUID.');
  return `begin isolation level read committed ${access}; set local app.workspace_id = '${workspaceId}'`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
