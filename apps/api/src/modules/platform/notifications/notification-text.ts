import type { NotificationKind, NotificationText } from '@frontdesk/domain';
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
