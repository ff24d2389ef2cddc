import type { Transact, Tx } from './transaction.ts';

export type { Tx } from './transaction.ts';

/** Access to workspace tables. Every statement runs in a transaction that is scoped to one workspace. */
export interface TenantDb {
  /** A short READ ONLY transaction. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One transaction for one change and its records. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

export function tenantDb(transact: Transact, workspaceId: string): TenantDb {
  const [reading, writing] = [scopedBegin(workspaceId, 'read only'), scopedBegin(workspaceId, 'read write')];
  return { read: (work) => transact(reading, work), write: (work) => transact(writing, work) };
}

/** First statement of a workspace transaction. Interpolates the id, which is safe only for a UUID. */
export function scopedBegin(workspaceId: string, access: 'read only' | 'read write'): string {
  if (!UUID.test(workspaceId)) throw new Error('A workspace id is a UUID.');
  return `begin isolation level read committed ${access}; set local app.workspace_id = '${workspaceId}'`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
