import { NOTIFICATION_KIND_TITLES, NOTIFICATION_PUSH_HOURS, type NotificationKind } from '@frontdesk/domain';
import type { Task } from 'graphile-worker';
import webPush from 'web-push';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { deleteSubscription, subscriptionOf } from '../push-subscriptions.repository.ts';
import type { StoredSubscription } from '../use-cases/push-subscriptions.ts';

type Parts = Pick<Services, 'database' | 'sealer' | 'pushKeys' | 'outbound' | 'publicBaseUrl' | 'clock' | 'log'>;

interface PushOrder {
  readonly workspaceId: string;
  readonly notificationId: string;
  readonly sessionId: string;
}

/**
 * Sends one notification to the push service of one browser. No transaction is open while it waits. If the push service
 * does not respond or is overloaded, the job is retried until the message is too old. A repeated message replaces the
 * first one in the browser, because both have the same tag. A subscription that the push service no longer knows or
 * accepts is deleted.
 */
export const sendPushJob =
  (services: Parts): Task =>
  async (payload) => {
    const order = payload as PushOrder;
    const { database, sealer, outbound, log } = services;
    const notice = await database.forWorkspace(order.workspaceId).read((tx) => unreadNotice(tx, services, order));
    if (!notice) return;
    const sealed = await subscriptionOf(database.system, order.sessionId, services.clock());
    if (!sealed) return;
    const message = messageFor(services, {
      notice,
      order,
      subscription: await sealer.open<StoredSubscription>(sealed),
    });
    const answer = message ? await outbound.ask(message) : null;
    if (answer && 'cause' in answer && answer.cause !== 'ADDRESS')
      throw new Error(`The push service did not respond: ${answer.words}`);
    const status = answer && 'status' in answer ? answer.status : null;
    if (status !== null && (status === 429 || status >= 500))
      throw new Error(`The push service responded with status ${status}.`);
    if (status !== null && status < 300) return;
    log.info({ status }, 'a push subscription that is no longer accepted was deleted');
    await deleteSubscription(database.system, order.sessionId, sealed);
  };

interface Notice {
  readonly kind: NotificationKind;
  readonly workspaceName: string;
  readonly slug: string;
}

/** Returns a notification that is unread, recent, and addressed to the user of the session. Otherwise returns null. */
async function unreadNotice(tx: Tx, { clock }: Parts, { notificationId }: PushOrder): Promise<Notice | null> {
  const oldest = new Date(clock().getTime() - NOTIFICATION_PUSH_HOURS * 3_600_000);
  const found = await tx.notification.findFirst({
    where: { id: notificationId, readAt: null, createdAt: { gt: oldest } },
    select: { kind: true, workspace: { select: { name: true, slug: true } } },
  });
  return (
    found && { kind: found.kind as NotificationKind, workspaceName: found.workspace.name, slug: found.workspace.slug }
  );
}

interface Push {
  readonly notice: Notice;
  readonly order: PushOrder;
  readonly subscription: StoredSubscription;
}

const TIMEOUT_MS = 10_000;

/** Returns the encrypted and signed request. Returns null if the key of the subscription is no longer known. */
function messageFor({ pushKeys, publicBaseUrl }: Parts, { notice, order, subscription }: Push) {
  const keys = pushKeys.byPublicKey(subscription.publicKey);
  if (!keys) return null;
  const { endpoint, p256dh, auth } = subscription;
  const content = {
    title: notice.workspaceName,
    body: NOTIFICATION_KIND_TITLES[notice.kind],
    tag: order.notificationId,
    url: `/admin/${notice.slug}?notification=${order.notificationId}`,
  };
  const request = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(content), {
    // The push service can contact the operator of the installation.
    vapidDetails: { subject: publicBaseUrl.replace(/^http:/, 'https:'), ...keys },
    TTL: NOTIFICATION_PUSH_HOURS * 3600,
    urgency: 'high',
    // The push service keeps only the newest message of a topic for a browser that is offline.
    topic: Buffer.from(order.notificationId.replaceAll('-', ''), 'hex').toString('base64url'),
    contentEncoding: 'aes128gcm',
  });
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  return {
    url: endpoint,
    method: 'POST',
    headers,
    body: request.body as Buffer,
    timeoutMs: TIMEOUT_MS,
    maxBytes: 10_000,
  } as const;
}
