import { CONTACT_SYSTEM, type ErasureRemainder } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Contact } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { countBySection } from '../../../platform/exports/index.ts';
import { isPersonOnHold } from '../../../platform/retention/index.ts';
import { deleteLeadEvents } from '../../../world-model/entities/index.ts';
import { contactDataExport } from '../../contact-data/index.ts';
import { clearImportRows } from '../../contact-imports/index.ts';
import { lockContact } from '../../contacts/index.ts';
import { type Identity, lockErasures, storeTombstones } from '../../tombstones/index.ts';

/**
 * Deletes a contact with their leads, bookings, conversations, calls and linked records of the world model, and stores
 * a receipt. Stored hashes prevent imports and data sources from creating the person again. Refused under legal hold.
 */
export const eraseContact = (ctx: WorkspaceContext, { id: contactId }: { readonly id: string }) =>
  ctx.db.write(async (tx) => {
    await lockErasures(tx, ctx);
    const contact = authorize(ctx, 'delete', 'Contact', await lockContact(tx, contactId));
    if (await isPersonOnHold(tx, contact.phone)) return refused('LEGAL_HOLD', 'id');
    const id = uuidv7();
    const entityIds = await entitiesOf(tx, contact);
    const [deleted, kept] = [await countRecords(tx, ctx, { contact, entityIds }), await remaindersOf(tx, contactId)];
    await storeTombstones(tx, ctx, await identitiesOf(tx, contact, entityIds));
    await clearImportRows(tx, { contact, at: ctx.services.clock() });
    const leadIds = await deleteRecords(tx, ctx, { contact, entityIds });
    const made = { erasedByName: ctx.actor.name, erasedAt: ctx.services.clock() };
    await tx.erasure.create({ data: { workspaceId: ctx.workspace.id, id, contactId, deleted, kept, ...made } });
    const fact = { name: 'contact.erased', subject: { type: 'Contact', id: contactId }, after: { deleted } } as const;
    const workspaceId = ctx.workspace.id;
    const notes = leadIds.map((lead) => ({ topic: 'lead', workspaceId, id: lead, kind: 'DELETED' }) as const);
    await recordEvent(tx, ctx, fact, ...notes);
    return { erasure: byId(id) } as const;
  });

interface ErasedPerson {
  readonly contact: Contact;
  readonly entityIds: readonly string[];
}

/** Counts the records of each type that the data export of the contact would contain, except audit events. */
async function countRecords(
  tx: Tx,
  ctx: WorkspaceContext,
  { contact, entityIds }: ErasedPerson,
): Promise<Record<string, number>> {
  const counts = await countBySection(tx, ctx, contactDataExport, { contactId: contact.id });
  const named = contactDataExport.sections.map(({ type = '' }, index) => [type, counts[index] ?? 0] as const);
  const where = { entityId: { in: [...entityIds] } };
  const world = {
    entity: entityIds.length,
    entity_field: await tx.entityField.count({ where }),
    entity_external_id: await tx.entityExternalId.count({ where }),
    world_event: await tx.worldEvent.count({ where }),
  };
  const all = Object.entries({ ...Object.fromEntries(named), ...world });
  return Object.fromEntries(all.filter(([type, count]) => type !== 'audit_event' && count > 0));
}

async function remaindersOf(tx: Tx, contactId: string): Promise<ErasureRemainder[]> {
  const hasOptedOut = (await tx.optOut.count({ where: { contactId } })) > 0;
  return [
    'AUDIT_LOG',
    ...(hasOptedOut ? (['OPT_OUT'] as const) : []),
    'USAGE',
    'TOMBSTONES',
    'TEMPORARY_COPIES',
    'PROVIDER_DATA',
  ];
}

/**
 * Returns the ids of the contact's record in the world model, of person records with the contact's phone number, and of
 * records linked to either. Excludes records of other contacts.
 */
async function entitiesOf(tx: Tx, { id, phone }: Contact): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>`
    select distinct g.id from entities e cross join lateral app.entity_group(e.id) g(id)
      join entities o on o.workspace_id = e.workspace_id and o.id = g.id
     where (o.contact_id is null or o.contact_id = ${id}::uuid) and (e.contact_id = ${id}::uuid
        or e.type = 'PERSON' and e.contact_id is null
          and e.id in (select i.entity_id from entity_identifiers i where i.kind = 'PHONE' and i.value = ${phone}))`;
  return rows.map((row) => row.id);
}

/** Returns the contact's phone number and email address and all identifiers of the linked records. */
async function identitiesOf(tx: Tx, { phone, email }: Contact, entityIds: readonly string[]): Promise<Identity[]> {
  const known = await tx.sql<Identity>`
    select kind, value from entity_identifiers where entity_id = any (${entityIds}::uuid[])
    union
    select 'EXTERNAL_ID', system || ' ' || external_id from entity_external_ids
     where entity_id = any (${entityIds}::uuid[]) and system <> ${CONTACT_SYSTEM}`;
  const own: Identity[] = [{ kind: 'PHONE', value: phone }];
  if (email) own.push({ kind: 'EMAIL', value: email.toLowerCase() });
  return [...own, ...known];
}

/** Deletes the records of the person and returns the ids of the deleted leads. */
async function deleteRecords(tx: Tx, ctx: WorkspaceContext, { contact, entityIds }: ErasedPerson): Promise<string[]> {
  const leads = await tx.lead.findMany({ where: { phone: contact.phone }, select: { id: true } });
  const leadIds = leads.map(({ id }) => id);
  await deleteLeadEvents(tx, ctx, leadIds);
  await tx.lead.deleteMany({ where: { id: { in: leadIds } } });
  await tx.contact.delete({ where: { workspaceId_id: { workspaceId: contact.workspaceId, id: contact.id } } });
  await tx.sql`delete from entities where id = any (${entityIds}::uuid[])`;
  return leadIds;
}
