import { createImportedLeads, type ImportedLead } from '../../leads/leads/index.ts';
import type { JobBatch } from '../../platform/long-jobs/index.ts';
import { type ImportTime, uniqueByPhone, type ValidRow } from './store-contacts.ts';

/** What a row did to its lead. */
export interface LeadOutcome {
  readonly lead_id: string | null;
  readonly existing_lead_id: string | null;
  /** Why the row created no lead, or null. */
  readonly reason: string | null;
}

/** Creates the leads of a batch whose contacts are locked, and returns the outcome of each row with a lead. */
export async function storeLeads(
  { tx, ctx }: JobBatch,
  { found, now }: ImportTime,
  rows: readonly ValidRow[],
): Promise<Map<number, LeadOutcome>> {
  const leads = uniqueByPhone(rows).flatMap(leadOf);
  if (leads.length === 0) return new Map();
  const { created, existing } = await createImportedLeads(tx, ctx, leads, { greet: found.greetLeads, now });
  const outcomeOf = (row: number): LeadOutcome => ({
    lead_id: created.get(row) ?? null,
    existing_lead_id: existing.get(row)?.id ?? null,
    reason: existing.get(row)?.reason ?? null,
  });
  return new Map(leads.map(({ row }) => [row, outcomeOf(row)]));
}

/** A lead without a name has the phone number as its name, like a contact. */
function leadOf({ row, phone, parsedValues: { lead, name, email } }: ValidRow): ImportedLead[] {
  return lead ? [{ row, phone, name: name ?? phone, email: email ?? null, ...lead }] : [];
}
