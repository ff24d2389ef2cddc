import { type Dict, type Json, textOf } from '@frontdesk/agent/engine';
import { normalizeEmail } from '@frontdesk/domain';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import { type LeadRow, recordLead } from '../../../leads/leads/index.ts';
import { ingestLeadAnswers } from '../../../world-model/entities/index.ts';

interface AnswersToSave {
  readonly lead: LeadRow;
  readonly answers: Dict<Json>;
  /** Identifies the run, so that the world model stores each answer once. */
  readonly key: string;
}

/** Stores answers on the lead. An answer that is an email address also becomes the lead's email address. */
export async function saveAnswers(tx: Tx, by: EventContext, { lead, answers, key }: AnswersToSave): Promise<void> {
  const given = Object.fromEntries(Object.entries(answers).map(([slot, value]) => [slot, textOf(value)]));
  if (Object.keys(given).length === 0) return;
  const email = Object.values(given).map(normalizeEmail).find(Boolean) ?? lead.email;
  const all = { ...(lead.answers as object), ...given };
  await tx.lead.updateMany({ where: { id: lead.id }, data: { answers: all, email } });
  await ingestLeadAnswers(tx, by, { lead, key, answers: given });
  // The audit log records the questions but not the answers, because the log must not contain deleted personal data.
  await recordLead(tx, by, { id: lead.id, after: { answers: Object.keys(given).join(', ') } });
}
