import { type NotificationKind, quietHoursEnd } from '@frontdesk/domain';
import type { AppAbility } from '@frontdesk/policies';
import type { Task } from 'graphile-worker';
import { loadCurrentAbility } from '../../../../auth/access-context.ts';
import type { Services } from '../../../../auth/context.ts';
import type { Notification } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueEmail } from '../../../../events/outbox.ts';
import { notificationEmail } from '../notification-email.ts';
import { lockPendingEmails } from '../notifications.repository.ts';
import { readableNotifications } from '../readable-notifications.ts';
import { type NotificationSettings, SETTINGS_COLUMNS, settingsOf } from '../use-cases/notification-settings.ts';

/**
 * Runs every minute and enqueues a job for each member with a notification whose email is due. A job that is already
 * queued is replaced, so that each member has at most one.
 */
export const startNotificationEmailsJob =
  (services: Pick<Services, 'database' | 'clock'>) => async (): Promise<void> => {
    await services.database.system.pool.query(
      `select app.enqueue('email_notifications', jsonb_build_object('workspaceId', workspace_id, 'memberId', member_id),
       'notification-emails ' || member_id)
     from (select distinct workspace_id, member_id from notifications where email_due_at <= $1) due`,
      [services.clock()],
    );
  };

type Parts = Pick<Services, 'database' | 'clock' | 'sealer' | 'publicBaseUrl'>;

/**
 * Enqueues one email with all unread notifications of a member that are not emailed yet, including those that are not
 * due yet. The rows lose their due time in the same transaction, so no notification is emailed twice or lost in a crash.
 */
export const emailNotificationsJob =
  (services: Parts): Task =>
  async (payload) => {
    const { workspaceId, memberId } = payload as { readonly workspaceId: string; readonly memberId: string };
    const db = services.database.forWorkspace(workspaceId);
    const found = await db.read((tx) => findRecipient(tx, memberId));
    if (!found) return;
    const ability = await loadCurrentAbility(services, workspaceId, found.userId);
    await db.write(async (tx) => {
      const recipient = await findRecipient(tx, memberId);
      if (recipient) await emailMember(tx, services, { ...recipient, ability });
    });
  };

interface Recipient {
  readonly id: string;
  readonly email: string;
  readonly settings: NotificationSettings;
  readonly workspace: { readonly name: string; readonly slug: string; readonly timezone: string };
  /** Current permissions. Null if the account is disabled. */
  readonly ability: AppAbility | null;
}

async function findRecipient(tx: Tx, id: string) {
  const member = await tx.member.findFirst({
    where: { id },
    select: {
      userId: true,
      user: { select: { email: true } },
      workspace: { select: { name: true, slug: true, timezone: true } },
      ...SETTINGS_COLUMNS,
    },
  });
  if (!member) return null;
  const { userId, user, workspace } = member;
  return { id, userId, email: user.email, workspace, settings: settingsOf(member) };
}

async function emailMember(tx: Tx, services: Parts, recipient: Recipient): Promise<void> {
  const { id: memberId, email, settings, workspace, ability } = recipient;
  const now = services.clock();
  const pending = await lockPendingEmails(tx, memberId, now);
  const ids = pending.map(({ id }) => id);
  const quietUntil = settings.quietHours && quietHoursEnd(settings.quietHours, workspace.timezone, now);
  await tx.notification.updateMany({ where: { id: { in: ids } }, data: { emailDueAt: quietUntil } });
  if (quietUntil || !ability?.can('read', 'Notification')) return;
  const wanted = pending.filter((notification) => isWanted(notification, settings));
  const notifications = await readableNotifications(tx, { memberId, ability }, wanted);
  if (notifications.length === 0) return;
  await enqueueEmail(tx, services, notificationEmail(services, { to: email, workspace, notifications }));
}

/** Returns whether a notification is unread and the member still wants emails about its kind. */
function isWanted({ kind, readAt }: Notification, { mutedKinds, emailedKinds }: NotificationSettings): boolean {
  const known = kind as NotificationKind;
  return readAt === null && emailedKinds.includes(known) && !mutedKinds.includes(known);
}
