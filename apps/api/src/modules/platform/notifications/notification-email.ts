import { notificationSentence } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { Notification } from '../../../db/generated/client.ts';
import type { EmailContent } from '../../../email/email.ts';
import { notificationLink, notificationText } from './notification-text.ts';

/** Maximum number of notifications that an email lists. It states how many there are in total. */
const MAX_LISTED = 20;

interface NotificationEmail {
  readonly to: string;
  readonly workspace: { readonly name: string; readonly slug: string; readonly timezone: string };
  /** At least one notification, newest first. */
  readonly notifications: readonly Notification[];
}

/** Creates the email about unread notifications of a member in one workspace. It contains no data of contacts. */
export function notificationEmail(
  { publicBaseUrl }: Pick<Services, 'publicBaseUrl'>,
  { to, workspace, notifications }: NotificationEmail,
): EmailContent {
  const { name, slug, timezone } = workspace;
  const home = `${publicBaseUrl}/admin/${slug}`;
  const items = notifications.slice(0, MAX_LISTED).map((notification) => {
    const sentence = notificationSentence(notificationText(notification));
    const time = timeOf(notification.createdAt, timezone);
    return { text: `${sentence} (${time})`, url: `${publicBaseUrl}${notificationLink(notification, slug)}` };
  });
  const footer = { label: 'Change notification settings', url: `${home}/notifications` };
  const [newest] = notifications;
  const [item] = items;
  if (notifications.length === 1 && newest && item) {
    const subject = notificationSentence(notificationText(newest));
    const paragraphs = [item.text, `You get this email as a member of ${name}.`];
    return { to, subject, paragraphs, action: { label: 'View details', url: item.url }, footer };
  }
  const subject = `${notifications.length} notifications in ${name}`;
  const more = notifications.length > MAX_LISTED ? ` These are the newest ${MAX_LISTED}:` : '';
  const paragraphs = [`You have ${notifications.length} unread notifications in ${name}.${more}`];
  return { to, subject, paragraphs, items, action: { label: `Open ${name}`, url: home }, footer };
}

const timeOf = (time: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(time);
