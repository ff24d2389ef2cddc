import { isAppointmentConfirmation } from '@frontdesk/domain';
import type { Tx } from '../../../../db/tenant-db.ts';
import { recordConfirmation } from '../../../leads/bookings/index.ts';
import type { Inbound } from '../inbound.ts';
import { enqueueAutomaticReply } from './screen-inbound-message.ts';

interface RemindedContact {
  readonly conversationId: string;
  readonly text: string;
}

/**
 * Confirms an appointment and replies if the latest message to the contact was a reminder and the contact's whole text
 * is a confirmation. Returns whether the appointment was confirmed. The agent replies to all other texts.
 */
export async function confirmRemindedBooking(
  tx: Tx,
  inbound: Inbound,
  { conversationId, text }: RemindedContact,
): Promise<boolean> {
  if (!isAppointmentConfirmation(text)) return false;
  const reminded = await findRemindedBooking(tx, conversationId);
  if (!reminded) return false;
  const body = await recordConfirmation(tx, inbound.by, reminded);
  if (body === null) return false;
  await enqueueAutomaticReply(tx, inbound, { conversationId, body, sentAt: inbound.now });
  return true;
}

/**
 * Returns the language and booking of the latest message to the contact. Returns null if that message is not a
 * reminder.
 */
async function findRemindedBooking(tx: Tx, conversationId: string) {
  const [row] = await tx.sql<{ id: string | null; language: string | null }>`
    select q.booking_id as id, (select am.state ->> 'language' from agent_memories am where am.id = ${conversationId}) as language
    from messages m
    left join sequence_messages q on q.workspace_id = m.workspace_id and q.message_id = m.id
      and exists (select from sequences s where s.workspace_id = q.workspace_id and s.id = q.sequence_id and s.trigger = 'APPOINTMENT')
    where m.conversation_id = ${conversationId} and m.direction = 'OUT' and m.status not in ('SUPPRESSED', 'FAILED')
    order by m.sent_at desc, m.id desc limit 1`;
  return row?.id ? { id: row.id, language: row.language ?? 'en' } : null;
}
