import { bookingConfirmation, type ConfirmationLanguage, isLanguage, LIMITS, providerUrl } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { enqueueOutboundMessageAs } from '../../messaging/conversations/index.ts';
import type { BookingRow } from './bookings.repository.ts';

/**
 * Sends a WhatsApp confirmation of a booking that a member made, in the contact's language. Nothing is sent if
 * the reply window is closed or the contact is blocked or has opted out.
 */
export async function confirmBooking(tx: Tx, by: EventContext, id: string): Promise<void> {
  const booking = await tx.booking.findFirstOrThrow({ where: { id }, include: { lead: { select: { phone: true } } } });
  if (booking.origin !== 'MEMBER') return;
  const conversationId = await openThreadWith(tx, booking.lead.phone, by.services.clock());
  if (!conversationId) return;
  const body = await confirmationText(tx, booking, conversationId);
  const words = { body, clientId: null, memberId: booking.bookedById };
  await enqueueOutboundMessageAs(tx, by, { conversationId, ...words });
}

async function openThreadWith(tx: Tx, phone: string, now: Date): Promise<string | null> {
  const since = new Date(now.getTime() - LIMITS.replyWindowHours * 3_600_000);
  const reachable = { phone, blockedAt: null, optOut: { is: null } };
  const found = await tx.conversation.findFirst({
    where: { channel: 'WHATSAPP', lastInboundAt: { gt: since }, contact: { is: reachable } },
    orderBy: { lastInboundAt: 'desc' },
    select: { id: true },
  });
  return found?.id ?? null;
}

async function confirmationText(tx: Tx, booking: BookingRow, conversationId: string): Promise<string> {
  const confirmed = bookingConfirmation(await languageOf(tx, conversationId), booking);
  const meetingUrl = providerUrl(booking.meetingUrl);
  return meetingUrl ? `${confirmed}\n${meetingUrl}` : confirmed;
}

const NEWEST = 10;

/**
 * Returns the language of the contact's latest messages, or English if the language cannot be detected or is not
 * supported.
 */
async function languageOf(tx: Tx, conversationId: string): Promise<ConfirmationLanguage> {
  const newest = await tx.message.findMany({
    where: { conversationId, direction: 'IN' },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    take: NEWEST,
    select: { body: true },
  });
  return languageIn(newest.map(({ body }) => body).join('\n'));
}

export async function languageIn(words: string): Promise<ConfirmationLanguage> {
  // The size of the language data is 2 MB, so the data is loaded on first use.
  const { eld } = await import('eld/medium');
  const found = eld.detect(words);
  return found.isReliable() && isLanguage(found.language) ? found.language : 'en';
}
