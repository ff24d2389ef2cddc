import { CALLER_NAME, CALLER_PHONE, type EngineState, textOf } from '@frontdesk/agent/engine';
import { normalizeName } from '@frontdesk/domain';
import { normalizePhone } from '@frontdesk/domain/phones';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { publishChange, recordEvent } from '../../../events/record-event.ts';
import { findOrCreateContact } from '../../agent/runs/index.ts';
import { acceptLead } from '../../leads/leads/index.ts';
import { agentActor } from './actors.ts';
import type { CallRow } from './calls.repository.ts';

/**
 * Links a call without a phone number to a contact after the caller has stated a valid number. Creates a new lead,
 * because stating a number must not give access to an existing lead.
 */
export async function linkNamedCaller(
  tx: Tx,
  services: Services,
  row: CallRow,
  { answers }: Pick<EngineState, 'answers'>,
): Promise<CallRow> {
  if (row.contactId !== null) return row;
  const { workspaceId, id } = row;
  const { country } = await tx.workspace.findFirstOrThrow({ select: { country: true } });
  const phone = normalizePhone(textOf(answers[CALLER_PHONE]?.value), country);
  if (phone === null) return row;
  const name = normalizeName(textOf(answers[CALLER_NAME]?.value)) ?? phone;
  const by = agentActor(services, workspaceId, id);
  const contact = await findOrCreateContact(tx, { workspaceId, phone, name, now: services.clock() });
  const leadId = await acceptLead(tx, by, { name, phone, email: null, message: '' }, 'CALL');
  const linked = { contactId: contact.id, leadId, activeLeadId: row.endedAt === null ? leadId : null };
  await tx.call.updateMany({ where: { id }, data: linked });
  await recordEvent(tx, by, { name: 'call.caller_named', subject: { type: 'Call', id }, after: { leadId } });
  await publishChange(tx, { topic: 'call', workspaceId, id, kind: 'UPDATED' });
  return { ...row, ...linked };
}
