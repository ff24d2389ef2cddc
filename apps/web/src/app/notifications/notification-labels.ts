import { type NotificationText, notificationPath, notificationSentence } from '@frontdesk/domain';
import { isPolicyKey, policyByKey } from '@frontdesk/policies';

/** Returns the text of a notification. A policy is described by what it allows. */
export function sentenceOf(text: NotificationText): string {
  const { detail } = text;
  if (!text.kind.startsWith('ACCESS_') || !detail || !isPolicyKey(detail)) return notificationSentence(text);
  return notificationSentence({ ...text, detail: `“${policyByKey(detail).description}”` });
}

export { notificationPath as pathOf };
