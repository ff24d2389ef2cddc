import type { Contact, Prisma } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';

const FIELDS = [
  'name',
  'phone',
  'email',
  'company',
  'notes',
  'tags',
  'blockedAt',
  'consentAt',
  'whatsAppUserId',
  'metadata',
] as const;
export type MergedField = (typeof FIELDS)[number];
export type MergedFields = Pick<Contact, MergedField>;

/** Returns the values that a merge can change, as JSON for storage and comparison. */
export const fieldsOf = (contact: MergedFields): Prisma.InputJsonObject =>
  JSON.parse(JSON.stringify(Object.fromEntries(FIELDS.map((field) => [field, contact[field]]))));

/** Returns the data required to undo a merge: the merged contact's row and opt-out, and the leads of both contacts. */
export async function mergeSnapshotOf(tx: Tx, primary: Contact, merged: Contact) {
  const [found] = await tx.sql<{ mergedContact: Prisma.InputJsonObject; mergedOptOut: Prisma.InputJsonObject | null }>`
    select to_jsonb(c) as "mergedContact", (select to_jsonb(o) from opt_outs o where o.contact_id = c.id) as "mergedOptOut"
      from contacts c where c.id = ${merged.id}`;
  if (!found) throw new Error('A contact was deleted during its merge.');
  const [survivingLeadIds, mergedLeadIds] = [await leadsOf(tx, primary), await leadsOf(tx, merged)];
  return {
    mergedContact: found.mergedContact,
    ...(found.mergedOptOut && { mergedOptOut: found.mergedOptOut }),
    survivingLeadIds,
    mergedLeadIds,
  };
}

const leadsOf = async (tx: Tx, { phone }: Contact): Promise<string[]> =>
  (await tx.sql<{ id: string }>`select id from leads where phone = ${phone} order by id for update`).map(
    ({ id }) => id,
  );

/**
 * Returns the previous values of the fields that the merge changed. Fields that were changed after the merge are listed
 * in `changed` instead.
 */
export function restoredFields(contact: Contact, before: unknown, after: unknown) {
  const [was, left, now] = [before, after, fieldsOf(contact)] as Record<MergedField, unknown>[];
  const changed = FIELDS.filter((field) => JSON.stringify(now?.[field]) !== JSON.stringify(left?.[field]));
  const back = FIELDS.filter((field) => !changed.includes(field)).map((field) => [field, was?.[field]]);
  return { data: Object.fromEntries(back) as Prisma.ContactUncheckedUpdateInput, changed };
}
