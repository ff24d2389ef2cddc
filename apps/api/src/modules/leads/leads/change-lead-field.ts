import type { LeadField } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { isRefused } from '../../../errors/refused.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { recordLead } from './lead-states.ts';
import { validateLeadChange } from './lead-validation.ts';
import { type LeadRow, lockLead } from './leads.repository.ts';

interface LeadFieldChange {
  readonly leadId: string;
  readonly field: LeadField;
  readonly value: string;
}

/**
 * Returns whether the value is valid for a field of a lead. The rules are the same as for `updateLead`, except that the
 * value cannot be empty.
 */
export const isLeadFieldValid = ({ field, value }: Pick<LeadFieldChange, 'field' | 'value'>): boolean =>
  value.trim() !== '' && !isRefused(validateLeadChange({ [field]: value }));

/**
 * Changes a field of a lead. The value is omitted from the audit log, because it is personal data that must be
 * deletable. Does nothing if the lead was deleted or already has the value, or if the value is invalid.
 */
export async function changeLeadField(tx: Tx, by: EventContext, { leadId, field, value }: LeadFieldChange) {
  const lead: LeadRow | null = await lockLead(tx, leadId);
  const change = validateLeadChange({ [field]: value });
  if (!lead || isRefused(change) || change[field] === lead[field]) return;
  await tx.lead.update({ where: { workspaceId_id: { workspaceId: lead.workspaceId, id: leadId } }, data: change });
  await recordLead(tx, by, { id: leadId, before: { [field]: 'changed' }, after: { [field]: 'changed' } });
}
