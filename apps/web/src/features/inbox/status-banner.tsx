import { t } from '@lingui/core/macro';
import { IconCircleCheck, IconClockPause } from '@tabler/icons-react';
import type { InboxThreadQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { snoozeText } from './conversation-status.ts';
import { ThreadBanner } from './thread-banner.tsx';

/** Shows who resolved or snoozed the conversation, when that happened, and what reopens the conversation. */
export function StatusBanner({ conversation }: { conversation: InboxThreadQuery['conversation'] }) {
  const { timezone } = useWorkspace();
  const { status, snoozedUntil, statusChangedAt, statusChangedByName: name } = conversation;
  if (status === 'OPEN') return null;
  const at = statusChangedAt ? ` ${formatDateTime(statusChangedAt, timezone)}` : '';
  if (status === 'RESOLVED')
    return (
      <ThreadBanner icon={IconCircleCheck} tone="neutral">
        <strong>{name ? t`Resolved by ${name}` : t`Resolved`}</strong>
        {at}. {t`A message from the contact reopens the conversation, and the AI agent replies.`}
      </ThreadBanner>
    );
  const until = snoozeText(snoozedUntil, timezone);
  return (
    <ThreadBanner icon={IconClockPause} tone="neutral">
      <strong>{name ? t`Snoozed by ${name}` : t`Snoozed`}</strong>
      {at}, {until}. {snoozedUntil && t`A message from the contact reopens the conversation earlier.`}
    </ThreadBanner>
  );
}
