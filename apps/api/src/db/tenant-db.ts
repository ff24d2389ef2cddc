import type { Transact, Tx } from './transaction.ts';

export type { Tx } from './transaction.ts';

/** Two verbs, one rule: nothing reaches a workspace table except through a transaction that knows whose it is. */
export interface TenantDb {
  /** A short READ ONLY transaction. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One transaction for one change, with what it records. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

export function tenantDb(transact: Transact, workspaceId: string): TenantDb {
  const [reading, writing] = [scopedBegin(workspaceId, 'read only'), scopedBegin(workspaceId, 'read write')];
  return { read: (work) => transact(reading, work), write: (work) => transact(writing, work) };
}

/** How a transaction of one workspace begins. The setting is text in it, which is safe for a UUID and for nothing else. */
export function scopedBegin(workspaceId: string, access: 'read only' | 'read write'): string {
  if (!UUID.test(workspaceId)) throw new Error('A workspace id is a UUID.');
  return `begin isolation level read committed ${access}; set local app.workspace_id = '${workspaceId}'`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
