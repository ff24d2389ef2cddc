import { withEmpty } from '@frontdesk/domain';
import { canOn } from '@frontdesk/policies';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { maskedField } from '../../../../auth/masked-input.ts';
import { isRefused, refused, validFields } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { isPersonOnHold } from '../../../platform/retention/index.ts';
import { deleteLeadEvents } from '../../../world-model/entities/index.ts';
import { acceptLead } from '../lead-states.ts';
import {
  type LeadChange,
  type LeadInput,
  validateLead,
  validateLeadChange,
  validExternalId,
} from '../lead-validation.ts';
import { claimExternalId, type LeadRow, lockLead } from '../leads.repository.ts';

interface CreateLead extends LeadInput {
  readonly externalId?: string | null;
}

/**
 * Creates a lead. If the workspace already has a lead with the external id, returns that lead unchanged. This also
 * applies to concurrent requests.
 */
export async function createLead(ctx: WorkspaceContext, { externalId: text, ...input }: CreateLead) {
  const valid = validFields({ lead: validateLead(input), externalId: validExternalId(text ?? '') });
  if (isRefused(valid)) return valid;
  const { lead, externalId } = valid;
  const source = ctx.actor.kind === 'api_key' ? 'API' : 'MANUAL';
  return ctx.db.write(async (tx) => {
    const known = externalId ? await claimExternalId(tx, ctx.workspace.id, externalId) : null;
    const id = known?.id ?? (await acceptLead(tx, ctx, { ...lead, externalId }, source));
    return { lead: byId(id), isNew: known === null } as const;
  });
}

interface UpdateLead extends LeadChange {
  readonly id: string;
}

/**
 * Updates the given fields. An empty email address removes the stored email address. Refuses a masked value from a
 * member who may not view contact details.
 */
export const updateLead = (ctx: WorkspaceContext, { id, ...given }: UpdateLead) =>
  ctx.db.write(async (tx) => {
    const lead = authorize(ctx, 'update', 'Lead', await lockLead(tx, id));
    const detail = maskedField(given);
    if (detail && !canOn(ctx.ability, 'readDetails', 'Lead', lead)) return refused('DETAILS_MASKED', detail);
    const change = validateLeadChange(withEmpty(given, { email: '', message: '' }));
    if (isRefused(change)) return change;
    const workspaceId = ctx.workspace.id;
    const updated = await tx.lead.update({ where: { workspaceId_id: { workspaceId, id } }, data: change });
    const { before, after } = changedFields(lead, updated);
    if (Object.keys(after).length === 0) return { lead: byId(id), isNew: false } as const;
    const fact = { name: 'lead.updated', subject: { type: 'Lead', id }, before, after } as const;
    await recordEvent(tx, ctx, fact, { topic: 'lead', workspaceId, id, kind: 'UPDATED' });
    return { lead: byId(id), isNew: false } as const;
  });

/**
 * Returns the changed fields for the audit log. Values are included only for the status, because other values are
 * personal data that must be deletable.
 */
function changedFields(old: LeadRow, fresh: LeadRow) {
  const before: Record<string, string> = {};
  const after: Record<string, string> = {};
  for (const field of ['status', 'name', 'phone', 'email', 'message'] as const) {
    if (old[field] === fresh[field]) continue;
    before[field] = field === 'status' ? old.status : 'changed';
    after[field] = field === 'status' ? fresh.status : 'changed';
  }
  return { before, after };
}

export const deleteLead = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const lead = authorize(ctx, 'delete', 'Lead', await lockLead(tx, id));
    if (await isPersonOnHold(tx, lead.phone)) return refused('LEGAL_HOLD', 'id');
    const workspaceId = ctx.workspace.id;
    await deleteLeadEvents(tx, ctx, [id]);
    await tx.lead.delete({ where: { workspaceId_id: { workspaceId, id } } });
    const fact = { name: 'lead.deleted', subject: { type: 'Lead', id }, before: { source: lead.source } } as const;
    await recordEvent(tx, ctx, fact, { topic: 'lead', workspaceId, id, kind: 'DELETED' });
    return { id } as const;
  });
