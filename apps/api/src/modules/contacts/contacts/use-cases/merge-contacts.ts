import { LIMITS, type MergeField } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Contact } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import {
  lockCampaigns,
  lockRecipients,
  mergeNamedContacts,
  mergeRecipients,
  syncCallingCodes,
} from '../../../campaigns/recipients/index.ts';
import { isPersonOnHold } from '../../../platform/retention/index.ts';
import { moveContactEvents } from '../../../world-model/entities/index.ts';
import { lockEntityLinks, moveContactLinks } from '../../../world-model/entity-links/index.ts';
import { moveExternalIds } from '../../external-data/index.ts';
import { type ContactRow, lockContact } from '../contacts.repository.ts';
import { fieldsOf, mergeSnapshotOf } from '../merge-snapshot.ts';

export interface MergeContacts {
  readonly primaryId: string;
  readonly mergeId: string;
  /** Fields whose values are taken from the merged contact instead of the kept contact. */
  readonly take: readonly MergeField[];
}

/**
 * Merges two contacts. Conversations, calls, leads, bookings and campaign recipients move to the kept contact, as does
 * an opt-out or block. Undo data is stored for a day. Refused if both contacts are the same, under legal hold, and if
 * the contacts together have too many tags.
 */
export const mergeContacts = (ctx: WorkspaceContext, { primaryId, mergeId, take }: MergeContacts) =>
  ctx.db.write(async (tx) => {
    if (primaryId === mergeId) return refused('MERGE_WITH_ITSELF', 'mergeId');
    await lockEntityLinks(tx, ctx.workspace.id);
    await lockCampaigns(tx, mergeId);
    await lockRecipients(tx, { from: mergeId, to: primaryId });
    const [primary, merged] = await lockBoth(tx, ctx, primaryId, mergeId);
    for (const { phone } of [primary, merged])
      if (await isPersonOnHold(tx, phone)) return refused('LEGAL_HOLD', 'mergeId');
    const tags = [...new Set([...primary.tags, ...merged.tags])];
    if (tags.length > LIMITS.tags) return refused('TAGS_INVALID', 'mergeId');
    const chosen = { ...mergedFields(primary, merged, take), tags };
    const memory = await mergeSnapshotOf(tx, primary, merged);
    const moved = await moveRelations(tx, primary, merged);
    const mergedExternalIds = await moveExternalIds(tx, { from: merged.id, to: primary.id });
    const worldEvents = await moveContactEvents(tx, ctx, { from: merged.id, to: primary.id });
    const linkedEntityIds = await moveContactLinks(tx, ctx, { from: merged.id, to: primary.id });
    const { workspaceId } = primary;
    await tx.contact.delete({ where: { workspaceId_id: { workspaceId, id: merged.id } } });
    const now = ctx.services.clock();
    const data = { ...chosen, updatedAt: now };
    await tx.contact.update({ where: { workspaceId_id: { workspaceId, id: primaryId } }, data });
    await syncCallingCodes(tx, [primaryId]);
    await tx.lead.updateMany({
      where: { phone: { in: [primary.phone, merged.phone] } },
      data: { phone: chosen.phone },
    });
    const { conversations } = moved;
    const undo = {
      ...memory,
      before: fieldsOf(primary),
      after: fieldsOf(chosen),
      ...moved,
      mergedExternalIds,
      worldEvents,
      linkedEntityIds,
      createdAt: now,
    };
    await tx.contactMerge.create({ data: { workspaceId, id: uuidv7(), contactId: primaryId, ...undo } });
    const after = { mergedId: mergeId, take: [...take], conversations: conversations.length };
    const notes = conversations.map((id) => ({ topic: 'conversation', workspaceId, id, kind: 'UPDATED' }) as const);
    await recordEvent(
      tx,
      ctx,
      { name: 'contact.merged', subject: { type: 'Contact', id: primaryId }, after },
      ...notes,
    );
    return { contact: byId(primaryId) } as const;
  });

/** Locks both contacts in the order of their ids, which prevents deadlocks between concurrent merges. */
async function lockBoth(
  tx: Tx,
  ctx: WorkspaceContext,
  primaryId: string,
  mergeId: string,
): Promise<[ContactRow, ContactRow]> {
  const rows = new Map<string, ContactRow | null>();
  for (const id of [primaryId, mergeId].sort()) rows.set(id, await lockContact(tx, id));
  const allowed = (id: string) => authorize(ctx, 'merge', 'Contact', rows.get(id) ?? null);
  return [allowed(primaryId), allowed(mergeId)];
}

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

/**
 * Moves conversations, calls, the opt-out, campaign recipients and campaign audiences to the kept contact. Returns what
 * was moved.
 */
async function moveRelations(tx: Tx, primary: Contact, merged: Contact) {
  const moved = await tx.sql<{ id: string }>`
    update conversations set contact_id = ${primary.id}, version = version + 1 where contact_id = ${merged.id} returning id`;
  const calls = await tx.sql<{ id: string }>`
    update calls set contact_id = ${primary.id}, version = version + 1 where contact_id = ${merged.id} returning id`;
  const surfaces = await tx.sql<{ id: string }>`
    update surfaces set contact_id = ${primary.id} where contact_id = ${merged.id} returning id`;
  await tx.sql`
    update opt_outs set contact_id = ${primary.id} where contact_id = ${merged.id}
      and not exists (select from opt_outs o where o.contact_id = ${primary.id})`;
  await storeOptOut(tx, primary, merged);
  const places = await mergeRecipients(tx, { from: merged.id, to: primary.id });
  const names = await mergeNamedContacts(tx, { from: merged.id, to: primary.id });
  return { conversations: idsOf(moved), calls: idsOf(calls), surfaces: idsOf(surfaces), ...places, ...names };
}

/**
 * Stores the kept contact's opt-out for the merged contact's phone number as well, because that number belongs to the
 * same person.
 */
const storeOptOut = (tx: Tx, primary: Contact, merged: Contact) =>
  tx.sql`
    insert into opted_out_numbers (workspace_id, id, number, at, keyword, recorded_by_id, recorded_by_name, opt_out_id)
    select o.workspace_id, ${uuidv7()}, ${merged.phone}, o.at, o.keyword, o.recorded_by_id, o.recorded_by_name, o.id
      from opt_outs o where o.contact_id = ${primary.id} on conflict (workspace_id, number) do nothing`;

const textsOf = (metadata: Contact['metadata']) => metadata as Readonly<Record<string, string>>;

const COLUMNS = { NAME: 'name', PHONE: 'phone', EMAIL: 'email', COMPANY: 'company', NOTES: 'notes' } as const;

function mergedFields(primary: Contact, merged: Contact, take: readonly MergeField[]) {
  const from = (field: MergeField) => (take.includes(field) ? merged : primary);
  const text = (field: 'NAME' | 'PHONE' | 'COMPANY' | 'NOTES') => from(field)[COLUMNS[field]];
  return {
    name: text('NAME'),
    phone: text('PHONE'),
    email: from('EMAIL').email,
    company: text('COMPANY'),
    notes: text('NOTES'),
    blockedAt: primary.blockedAt ?? merged.blockedAt,
    consentAt: primary.consentAt ?? merged.consentAt,
    whatsAppUserId: primary.whatsAppUserId ?? merged.whatsAppUserId,
    metadata: { ...textsOf(merged.metadata), ...textsOf(primary.metadata) },
  };
}
