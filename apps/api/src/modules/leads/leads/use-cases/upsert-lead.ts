import { CLOSED_LEAD_STATUSES } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { lockTexts } from '../../../../db/lock.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { assertUpsert, claimExternalIds } from '../../../contacts/external-data/index.ts';
import { claimExternalId } from '../leads.repository.ts';
import { type CreateLead, changeLead, storeNewLead, validateNewLead } from './leads.ts';

/**
 * Creates a lead, or changes the lead with one of the external ids, or else the latest open lead with the phone number
 * that has no other id in the same systems. Concurrent requests create one lead.
 */
export async function upsertLead(ctx: WorkspaceContext, input: CreateLead) {
  assertUpsert(ctx, 'Lead');
  const valid = validateNewLead(input);
  if (isRefused(valid)) return valid;
  const { lead, externalId, external } = valid;
  return ctx.db.write(async (tx) => {
    const owners = await claimExternalIds(tx, ctx.workspace.id, 'Lead', external);
    if (owners.length > 1) return refused('EXTERNAL_IDS_AMBIGUOUS', 'externalIds');
    const known = externalId ? await claimExternalId(tx, ctx.workspace.id, externalId) : null;
    if (known && owners[0] && owners[0] !== known.id) return refused('EXTERNAL_IDS_AMBIGUOUS', 'externalId');
    await lockTexts(tx, [`lead phone ${ctx.workspace.id} ${lead.phone}`]);
    const systems = [...external.externalIds.values.keys()];
    const id = owners[0] ?? known?.id ?? (await findOpenLead(tx, { phone: lead.phone, externalId, systems }));
    if (!id) return { lead: byId(await storeNewLead(tx, ctx, valid)), isNew: true } as const;
    const { name, phone, email, message, externalIds, metadata } = input;
    const change = { id, name, phone, email, message, externalIds, metadata };
    return changeLead(tx, ctx, { input: change, external, owners });
  });
}

interface LeadKeys {
  readonly phone: string;
  readonly externalId: string | null;
  readonly systems: readonly string[];
}

async function findOpenLead(tx: Tx, { phone, externalId, systems }: LeadKeys): Promise<string | undefined> {
  const [found] = await tx.sql<{ id: string }>`
    select l.id from leads l where l.phone = ${phone} and l.status <> all (${CLOSED_LEAD_STATUSES}::text[])
      and (l.external_id is null or ${externalId}::text is null)
      and not exists (select from external_ids x where x.workspace_id = l.workspace_id and x.lead_id = l.id
        and x.system = any (${systems}::text[]))
    order by l.created_at desc, l.id desc limit 1`;
  return found?.id;
}
