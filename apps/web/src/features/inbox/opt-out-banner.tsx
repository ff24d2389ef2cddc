import { IconVolumeOff } from '@tabler/icons-react';
import type { InboxThreadQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ThreadBanner } from './thread-banner.tsx';

/** Shows that the agent's reply was suppressed and will not be sent later. */
export function OptOutBanner({ conversation }: { conversation: InboxThreadQuery['conversation'] }) {
  const { timezone, agentPausedAt } = useWorkspace();
  const { agentSuppressedAt, agentSuppressedReason } = conversation;
  if (!agentSuppressedAt) return null;
  return (
    <ThreadBanner icon={IconVolumeOff} tone="warning">
      <strong>The AI agent did not reply</strong> on {formatDateTime(agentSuppressedAt, timezone)}: “
      {agentSuppressedReason}”{' '}
      {agentPausedAt ? 'It will not reply later.' : 'Take over to reply yourself, or take over and return it to AI.'}
    </ThreadBanner>
  );
}
