import { createHmac, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export interface TombstoneContext {
  readonly workspace: { readonly id: string };
  readonly services: Pick<Services, 'clock' | 'vault'>;
}

/**
 * Phone number or email address that identifies a person. Phone numbers are in E.164 format, email addresses in lower
 * case.
 */
export interface Identity {
  readonly kind: 'PHONE' | 'EMAIL' | 'EXTERNAL_ID';
  readonly value: string;
}

/**
 * Takes an exclusive lock: waits for transactions that have looked up erased people, and blocks later transactions
 * until the erasure is committed, so that none of them creates the person again. Must be the first lock of an erasure.
 */
export const lockErasures = (tx: Tx, { workspace: { id } }: TombstoneContext) =>
  tx.sql`select pg_advisory_xact_lock(hashtextextended(${`erasures ${id}`}, 0))`;

/** Takes a shared lock that makes erasures wait until the current transaction ends. */
export const holdErasures = (tx: Tx, { workspace: { id } }: TombstoneContext) =>
  tx.sql`select pg_advisory_xact_lock_shared(hashtextextended(${`erasures ${id}`}, 0))`;

/** Stores keyed hashes of the identities of an erased person. An existing hash keeps the time of its first erasure. */
export async function storeTombstones(tx: Tx, by: TombstoneContext, identities: readonly Identity[]): Promise<void> {
  const key = (await erasureKey(tx, by)) ?? (await createErasureKey(tx, by));
  const digests = identities.map((one) => ({ id: uuidv7(), digest: digestOf(key, one) }));
  await tx.sql`
    insert into tombstones (workspace_id, id, digest, erased_at)
    select ${by.workspace.id}::uuid, d.id, d.digest, ${by.services.clock()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(digests)}::jsonb) d(id uuid, digest text) order by d.digest
    on conflict (workspace_id, digest) do nothing`;
}

export const digestOf = (key: Buffer, { kind, value }: Identity): string =>
  createHmac('sha256', key).update(`${kind} ${value}`).digest('base64url');

/** Returns the workspace's key for the hashes. Returns null before the first erasure. */
export async function erasureKey(tx: Tx, by: TombstoneContext): Promise<Buffer | null> {
  const { erasureKey: sealed } = await tx.workspace.findFirstOrThrow({ select: { erasureKey: true } });
  if (sealed === null) return null;
  return Buffer.from(await by.services.vault.openFor<string>(tx, locationOf(by.workspace.id), sealed), 'base64url');
}

/**
 * Creates the key. If two transactions create it concurrently, the second transaction waits and returns the key that
 * the first transaction created.
 */
async function createErasureKey(tx: Tx, by: TombstoneContext): Promise<Buffer> {
  const created = randomBytes(32).toString('base64url');
  const sealed = await by.services.vault.sealFor(tx, locationOf(by.workspace.id), created);
  await tx.workspace.updateMany({ where: { erasureKey: null }, data: { erasureKey: sealed } });
  const key = await erasureKey(tx, by);
  if (!key) throw new Error('The key of the tombstones could not be created.');
  return key;
}

const locationOf = (workspaceId: string) => ({
  workspaceId,
  table: 'workspaces',
  row: workspaceId,
  column: 'erasure_key',
  origin: null,
});
