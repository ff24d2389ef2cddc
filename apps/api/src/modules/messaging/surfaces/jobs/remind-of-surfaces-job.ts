import { formText, SURFACE_TEXTS, type SurfaceContent, type SurfaceReminderRefusal } from '@frontdesk/domain';
import type { Services } from '../../../../auth/context.ts';
import type { Conversation } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { findContactTime, findNumberRefusal } from '../../../campaigns/outreach-limits/index.ts';
import { enqueueOutboundMessageAs, isSendingEnabled, isWindowClosed } from '../../conversations/index.ts';
import { findLink } from '../surface-link.ts';
import { contentOf, lockSurface } from '../surfaces.repository.ts';

type ReminderServices = Pick<Services, 'database' | 'clock' | 'contactWindow' | 'publicBaseUrl'>;

interface DueReminder {
  readonly workspaceId: string;
  readonly id: string;
  readonly conversationId: string;
}

/**
 * Runs every minute and reminds contacts once of each form that they have not submitted. The message and the time of
 * the reminder are stored in one transaction, so a repeated run sends no second reminder. Waits until the contact
 * window opens.
 */
export const remindOfSurfacesJob = (services: ReminderServices) => async (): Promise<void> => {
  for (const due of await dueReminders(services))
    await services.database.forWorkspace(due.workspaceId).write((tx) => remind(tx, services, due));
};

/** Maximum number of reminders in one run. */
const BATCH = 200;

async function dueReminders({ database, clock }: ReminderServices): Promise<DueReminder[]> {
  const { rows } = await database.system.pool.query<DueReminder>(
    `select workspace_id as "workspaceId", id, conversation_id as "conversationId" from surfaces
      where reminder_at <= $1::timestamptz order by reminder_at limit ${BATCH}`,
    [clock()],
  );
  return rows;
}

async function remind(tx: Tx, services: ReminderServices, { workspaceId, id, conversationId }: DueReminder) {
  const now = services.clock();
  // Same lock order as when a form is sent.
  const conversation = await lockRow<Conversation>(tx, 'Conversation', conversationId);
  const surface = await lockSurface(tx, id);
  if (!conversation || !surface?.reminderAt || surface.reminderAt > now) return;
  const store = (data: object) => tx.surface.updateMany({ where: { id }, data: { reminderAt: null, ...data } });
  const isOpen =
    ['SENT', 'OPENED', 'IN_PROGRESS'].includes(surface.status) && surface.expiresAt > now && !surface.lockedAt;
  if (!isOpen) return store({});
  const contact = await tx.contact.findFirstOrThrow({ where: { id: surface.contactId } });
  const url = await findLink(tx, services, surface);
  const reminderRefusal = await findRefusal(tx, { conversation, contact, url, now });
  if (reminderRefusal || url === null) return store({ reminderRefusal });
  const { at, isNow } = await findContactTime(tx, services, { kind: 'GREETING', phone: contact.phone });
  if (!isNow) return store({ reminderAt: at });
  const by = asSystemActor(services, workspaceId, { kind: 'system', name: 'Forms' }, id);
  const body = messageWith(url, await contentOf(tx, surface), surface.language as SurfaceContent['defaultLanguage']);
  await enqueueOutboundMessageAs(tx, by, { conversationId, body, clientId: null, memberId: null });
  return store({ remindedAt: now });
}

interface ReminderFacts {
  readonly conversation: Pick<Conversation, 'channel' | 'lastInboundAt'>;
  readonly contact: { readonly id: string; readonly phone: string; readonly blockedAt: Date | null };
  readonly url: string | null;
  readonly now: Date;
}

/** Returns why the reminder cannot be sent, or null if it can. */
async function findRefusal(
  tx: Tx,
  { conversation, contact, url, now }: ReminderFacts,
): Promise<SurfaceReminderRefusal | null> {
  if (await tx.optOut.findFirst({ where: { contactId: contact.id }, select: { id: true } })) return 'OPTED_OUT';
  if (contact.blockedAt) return 'BLOCKED';
  if (isWindowClosed(conversation, now)) return 'REPLY_WINDOW_CLOSED';
  if (await findNumberRefusal(tx, contact.phone)) return 'NUMBER_NOT_ALLOWED';
  if (!(await isSendingEnabled(tx))) return 'PAUSED';
  return url === null ? 'MESSAGE_DELETED' : null;
}

/** Returns the text of the reminder, in the language of the form. */
const messageWith = (url: string, content: SurfaceContent, language: SurfaceContent['defaultLanguage']): string =>
  SURFACE_TEXTS[language].reminder
    .replace('{title}', () => formText(content.title, language, content))
    .replace('{url}', () => url);
