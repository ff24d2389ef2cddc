import { type NotificationKind, type NotificationText, notificationPath } from '@frontdesk/domain';
import type { Notification } from '../../../db/generated/client.ts';

type Fields = Pick<Notification, 'kind' | 'actorName' | 'detail' | 'subjectId' | 'conversationId'>;

/** Returns the fields of the text and the link. The name of the contact is left out. */
export const notificationText = ({ kind, actorName, detail, subjectId, conversationId }: Fields): NotificationText => ({
  kind: kind as NotificationKind,
  actorName,
  detail,
  subjectId,
  conversation: conversationId === null ? null : { id: conversationId },
});

/**
 * Returns the path of the page to which an email or push message about a notification links. The app marks the
 * notification as read when it opens the page.
 */
export function notificationLink(notification: Fields & Pick<Notification, 'id'>, workspace: string): string {
  const path = notificationPath(notificationText(notification), workspace) ?? `/admin/${workspace}`;
  return `${path}${path.includes('?') ? '&' : '?'}notification=${notification.id}`;
}
