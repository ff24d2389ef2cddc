import { withEmpty } from '@frontdesk/domain';
import { canOn } from '@frontdesk/policies';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { maskedField } from '../../../../auth/masked-input.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { isRefused, type Refused, refused, validFields } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import {
  changedExternalData,
  claimExternalIds,
  type ExternalData,
  type ExternalDataChange,
  type ExternalDataValues,
  newExternalData,
  storeExternalIds,
  validateExternalData,
} from '../../../contacts/external-data/index.ts';
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

export interface CreateLead extends LeadInput, ExternalDataValues {
  readonly externalId?: string | null;
}

/** Validates and normalizes a new lead. Returns a refusal with one error per invalid field. */
export const validateNewLead = (input: CreateLead) =>
  validFields({
    lead: validateLead(input),
    externalId: validExternalId(input.externalId ?? ''),
    external: validateExternalData(input),
  });

/**
 * Creates a lead. If the workspace already has a lead with the external id, returns that lead unchanged. This also
 * applies to concurrent requests.
 */
export async function createLead(ctx: WorkspaceContext, input: CreateLead) {
  const valid = validateNewLead(input);
  if (isRefused(valid)) return valid;
  const { externalId, external } = valid;
  return ctx.db.write(async (tx) => {
    const owners = await claimExternalIds(tx, ctx.workspace.id, 'Lead', external);
    const known = externalId ? await claimExternalId(tx, ctx.workspace.id, externalId) : null;
    if (known) return { lead: byId(known.id), isNew: false } as const;
    if (owners.length > 0) return refused('EXTERNAL_ID_TAKEN', 'externalIds');
    return { lead: byId(await storeNewLead(tx, ctx, valid)), isNew: true } as const;
  });
}

type NewLead = Exclude<ReturnType<typeof validateNewLead>, Refused>;

/** Stores a lead, whose external ids the caller has claimed. Returns the id. */
export function storeNewLead(tx: Tx, ctx: WorkspaceContext, { lead, externalId, external }: NewLead): Promise<string> {
  const source = ctx.actor.kind === 'api_key' ? 'API' : 'MANUAL';
  return acceptLead(tx, ctx, { ...lead, externalId, external: newExternalData(external) }, source);
}

interface UpdateLead extends LeadChange, ExternalDataValues {
  readonly id: string;
}

/**
 * Updates the given fields. An empty email address removes the stored email address. Refuses a masked value from a
 * member who may not view contact details.
 */
export const updateLead = (ctx: WorkspaceContext, input: UpdateLead) =>
  ctx.db.write(async (tx) => {
    const external = validateExternalData(input);
    const owners = isRefused(external) ? [] : await claimExternalIds(tx, ctx.workspace.id, 'Lead', external);
    return changeLead(tx, ctx, { input, external, owners });
  });

interface LeadUpdate {
  readonly input: UpdateLead;
  readonly external: ExternalDataChange | Refused;
  /** Leads that have one of the external ids. */
  readonly owners: readonly string[];
}

/** Updates the given fields of a lead. The caller has claimed the external ids. */
export async function changeLead(tx: Tx, ctx: WorkspaceContext, { input, external, owners }: LeadUpdate) {
  const { id, ...given } = input;
  const lead = authorize(ctx, 'update', 'Lead', await lockLead(tx, id));
  const detail = maskedField(given);
  if (detail && !canOn(ctx.ability, 'readDetails', 'Lead', lead)) return refused('DETAILS_MASKED', detail);
  const valid = validFields({ change: validateLeadChange(withEmpty(given, { email: '', message: '' })), external });
  if (isRefused(valid)) return valid;
  if (owners.some((owner) => owner !== id)) return refused('EXTERNAL_ID_TAKEN', 'externalIds');
  const data = await changedExternalData(tx, { type: 'Lead', ...lead }, valid.external);
  if (isRefused(data)) return data;
  const workspaceId = ctx.workspace.id;
  const updatedAt = data.changed.length > 0 ? { updatedAt: ctx.services.clock() } : {};
  const fields = { ...valid.change, metadata: data.metadata, ...updatedAt };
  const updated = await tx.lead.update({ where: { workspaceId_id: { workspaceId, id } }, data: fields });
  await storeExternalIds(tx, { workspaceId, type: 'Lead', id }, data);
  const { before, after } = changedFields(lead, updated, data.changed);
  if (Object.keys(after).length === 0) return { lead: byId(id), isNew: false } as const;
  const fact = { name: 'lead.updated', subject: { type: 'Lead', id }, before, after } as const;
  await recordEvent(tx, ctx, fact, { topic: 'lead', workspaceId, id, kind: 'UPDATED' });
  return { lead: byId(id), isNew: false } as const;
}

/**
 * Returns the changed fields for the audit log. Values are included only for the status, because other values are
 * personal data that must be deletable.
 */
function changedFields(old: LeadRow, fresh: LeadRow, external: ExternalData['changed']) {
  const before: Record<string, string> = {};
  const after: Record<string, string> = {};
  for (const field of ['status', 'name', 'phone', 'email', 'message'] as const) {
    if (old[field] === fresh[field]) continue;
    before[field] = field === 'status' ? old.status : 'changed';
    after[field] = field === 'status' ? fresh.status : 'changed';
  }
  for (const field of external) after[field] = 'changed';
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
