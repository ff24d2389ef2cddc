import { LIMITS } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Prisma } from '../../../db/generated/client.ts';
import { lockTexts } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { type Refused, refused } from '../../../errors/refused.ts';
import type { ExternalDataChange, TextPatch } from './external-data.validation.ts';

const ID_COLUMNS = { Lead: 'leadId', Contact: 'contactId', Booking: 'bookingId' } as const;

export type RecordType = keyof typeof ID_COLUMNS;

interface RecordRef {
  readonly workspaceId: string;
  readonly type: RecordType;
  readonly id: string;
}

/** External data of a record after a change. */
export interface ExternalData {
  readonly externalIds: ReadonlyMap<string, string>;
  readonly metadata: Readonly<Record<string, string>>;
  /** Names of the changed fields. */
  readonly changed: readonly (keyof ExternalDataChange)[];
}

/**
 * Locks the external ids that a change sets until the end of the transaction, and returns the ids of the records of the
 * type that have one of them. Must precede the lock of the record, which prevents deadlocks.
 */
export async function claimExternalIds(
  tx: Tx,
  workspaceId: string,
  type: RecordType,
  { externalIds: { values } }: ExternalDataChange,
): Promise<string[]> {
  const wanted = [...values].flatMap(([system, externalId]) => (externalId === null ? [] : [{ system, externalId }]));
  if (wanted.length === 0) return [];
  const keys = wanted.map(({ system, externalId }) => JSON.stringify([type, workspaceId, system, externalId]));
  await lockTexts(tx, keys);
  const column = ID_COLUMNS[type];
  const found = await tx.externalId.findMany({ where: { [column]: { not: null }, OR: wanted } });
  return [...new Set(found.flatMap((row) => row[column] ?? []))];
}

/** Applies a change to the external data of a new record. */
export const newExternalData = (change: ExternalDataChange): ExternalData => appliedTo(new Map(), new Map(), change);

/**
 * Applies a change to the external data of a stored record, which the caller has locked, without storing it. Refused if
 * the record would have too many external ids or keys.
 */
export async function changedExternalData(
  tx: Tx,
  { type, id, metadata }: Omit<RecordRef, 'workspaceId'> & { readonly metadata: Prisma.JsonValue },
  change: ExternalDataChange,
): Promise<ExternalData | Refused> {
  const rows = await tx.externalId.findMany({ where: { [ID_COLUMNS[type]]: id } });
  const ids = new Map(rows.map(({ system, externalId }) => [system, externalId]));
  const entries = new Map(Object.entries(metadata as Record<string, string>));
  const data = appliedTo(ids, entries, change);
  if (data.externalIds.size > Math.max(LIMITS.externalIds, ids.size))
    return refused('EXTERNAL_IDS_INVALID', 'externalIds');
  if (Object.keys(data.metadata).length > Math.max(LIMITS.metadataKeys, entries.size))
    return refused('METADATA_INVALID', 'metadata');
  return data;
}

type Texts = ReadonlyMap<string, string>;

function appliedTo(ids: Texts, entries: Texts, change: ExternalDataChange): ExternalData {
  const externalIds = patched(ids, change.externalIds);
  const metadata = patched(entries, change.metadata);
  const changed = [
    ...(isSame(ids, externalIds) ? [] : (['externalIds'] as const)),
    ...(isSame(entries, metadata) ? [] : (['metadata'] as const)),
  ];
  return { externalIds, metadata: Object.fromEntries(metadata), changed };
}

function patched(old: Texts, { isReplaced, values }: TextPatch): Texts {
  const all = new Map<string, string | null>([...(isReplaced ? [] : old), ...values]);
  return new Map([...all].flatMap(([name, text]) => (text === null ? [] : [[name, text] as const])));
}

const isSame = (one: Texts, other: Texts): boolean =>
  one.size === other.size && [...one].every(([name, text]) => other.get(name) === text);

/** Stores the external ids of a record, which the caller has locked. The ids must have been claimed. */
export async function storeExternalIds(tx: Tx, record: RecordRef, { externalIds, changed }: ExternalData) {
  if (!changed.includes('externalIds')) return;
  const { workspaceId, type, id } = record;
  const owner = { [ID_COLUMNS[type]]: id };
  await tx.externalId.deleteMany({ where: owner });
  const data = [...externalIds].map(([system, externalId]) => ({
    workspaceId,
    id: uuidv7(),
    system,
    externalId,
    ...owner,
  }));
  await tx.externalId.createMany({ data });
}

/** Moves the external ids of a merged contact, except those in systems in which the remaining contact has an id. */
export async function moveExternalIds(tx: Tx, { from, to }: { readonly from: string; readonly to: string }) {
  const rows = await tx.externalId.findMany({ where: { contactId: from } });
  await tx.sql`
    update external_ids x set contact_id = ${to}::uuid where x.contact_id = ${from}::uuid
      and not exists (select from external_ids o where o.contact_id = ${to}::uuid and o.system = x.system)`;
  return rows.map((row) => ({ ...row }));
}

/** Returns external ids to a contact whose merge is undone, except those that another contact received since. */
export async function moveExternalIdsBack(
  tx: Tx,
  { from, to }: { readonly from: string; readonly to: string },
  moved: Prisma.JsonValue,
): Promise<void> {
  const rows = moved as unknown as readonly Prisma.ExternalIdCreateManyInput[];
  const ids = rows.flatMap(({ id }) => id ?? []);
  await tx.externalId.deleteMany({ where: { id: { in: ids }, contactId: from } });
  await tx.externalId.createMany({ data: rows.map((row) => ({ ...row, contactId: to })), skipDuplicates: true });
}
