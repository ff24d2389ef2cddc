import { NOTIFICATION_PUSH_HOURS, notificationSentence, quietHoursEnd } from '@frontdesk/domain';
import type { Task } from 'graphile-worker';
import webPush from 'web-push';
import { loadCurrentAbility } from '../../../../auth/access-context.ts';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueuePush, type PushOrder } from '../../../../events/push-outbox.ts';
import {
  deleteSubscription,
  type StoredSubscription,
  subscriptionOf,
} from '../../../identity/push-subscriptions/index.ts';
import { notificationLink, notificationText } from '../notification-text.ts';
import { readableNotifications } from '../readable-notifications.ts';
import { SETTINGS_COLUMNS, settingsOf } from '../use-cases/notification-settings.ts';

type Parts = Pick<Services, 'database' | 'sealer' | 'pushKeys' | 'outbound' | 'securityTxt' | 'clock' | 'log'>;

/**
 * Sends one notification to the push service of one browser. No transaction is open while it waits. If the push service
 * does not respond or is overloaded, the job is retried until the notification is too old. A repeated message replaces
 * the first one in the browser, because both have the same tag. A subscription that the push service no longer accepts is
 * deleted. During the member's quiet hours, the job is enqueued for their end.
 */
export const sendPushJob =
  (services: Parts): Task =>
  async (payload) => {
    const order = payload as PushOrder;
    const content = await contentOf(services, order);
    const sealed = content && (await subscriptionOf(services.database.system, order.sessionId, services.clock()));
    if (!sealed) return;
    // A subscription cannot be opened if its secret was removed from AUTH_SECRET.
    const subscription = await services.sealer.open<StoredSubscription>(sealed).catch(() => null);
    if (subscription && (await send(services, subscription, content))) return;
    services.log.info('a push subscription that is no longer accepted was deleted');
    await deleteSubscription(services.database.system, order.sessionId, sealed);
  };

/** Content of a push message, which the service worker of the app shows. It contains no data of contacts. */
interface PushContent {
  readonly title: string;
  readonly body: string;
  readonly tag: string;
  readonly url: string;
}

/** Returns the content, unless the notification was read, is too old, or can no longer be read by the member. */
async function contentOf(services: Parts, order: PushOrder): Promise<PushContent | null> {
  const db = services.database.forWorkspace(order.workspaceId);
  const found = await db.read((tx) => findUnread(tx, services, order));
  if (!found) return null;
  const { member, workspace, ...notification } = found;
  const { quietHours } = settingsOf(member);
  const quietUntil = quietHours && quietHoursEnd(quietHours, workspace.timezone, services.clock());
  if (quietUntil) {
    await db.write((tx) => enqueuePush(tx, order, quietUntil));
    return null;
  }
  const ability = await loadCurrentAbility(services, order.workspaceId, member.userId);
  if (!ability?.can('read', 'Notification')) return null;
  const reader = { memberId: member.id, ability };
  const [readable] = await db.read((tx) => readableNotifications(tx, reader, [notification]));
  if (!readable) return null;
  const body = notificationSentence(notificationText(readable));
  return { title: workspace.name, body, tag: readable.id, url: notificationLink(readable, workspace.slug) };
}

const findUnread = (tx: Tx, { clock }: Parts, { notificationId }: PushOrder) =>
  tx.notification.findFirst({
    where: {
      id: notificationId,
      readAt: null,
      createdAt: { gt: new Date(clock().getTime() - NOTIFICATION_PUSH_HOURS * 3_600_000) },
    },
    include: {
      member: { select: { id: true, userId: true, ...SETTINGS_COLUMNS } },
      workspace: { select: { name: true, slug: true, timezone: true } },
    },
  });

const TIMEOUT_MS = 10_000;
const RESPONSE_BYTES = 10_000;

/**
 * Sends a message. Returns whether the push service accepted it. Throws an error if the same request can succeed later.
 */
async function send(services: Parts, subscription: StoredSubscription, content: PushContent): Promise<boolean> {
  const request = requestFor(services, subscription, content);
  if (!request) return false;
  const answer = await services.outbound.ask({ ...request, timeoutMs: TIMEOUT_MS, maxBytes: RESPONSE_BYTES });
  if ('cause' in answer) {
    if (answer.cause === 'ADDRESS') return false;
    throw new Error(`The push service did not respond: ${answer.words}`);
  }
  if (answer.status === 429 || answer.status >= 500)
    throw new Error(`The push service responded with status ${answer.status}.`);
  return answer.status < 300;
}

/** Returns the encrypted and signed request. Returns null if the key of the subscription is no longer known. */
function requestFor({ pushKeys, securityTxt }: Parts, subscription: StoredSubscription, content: PushContent) {
  const keys = pushKeys.byPublicKey(subscription.publicKey);
  if (!keys) return null;
  const { endpoint, p256dh, auth } = subscription;
  const { headers, body } = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify(content),
    {
      // Push services contact the operator of the installation at this address.
      vapidDetails: { subject: securityTxt.contact, ...keys },
      TTL: NOTIFICATION_PUSH_HOURS * 3600,
      urgency: 'high',
      // The push service keeps only the newest message of a topic for a browser that is offline.
      topic: Buffer.from(content.tag.replaceAll('-', ''), 'hex').toString('base64url'),
      contentEncoding: 'aes128gcm',
    },
  );
  return { url: endpoint, method: 'POST', headers, body: body as Buffer } as const;
}
