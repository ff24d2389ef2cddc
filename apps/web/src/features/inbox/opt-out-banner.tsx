import { IconVolumeOff } from '@tabler/icons-react';
import type { InboxThreadQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ThreadBanner } from './thread-banner.tsx';

/** Shows that the agent's reply was suppressed and will not be sent later. */
export function OptOutBanner({ conversation }: { conversation: InboxThreadQuery['conversation'] }) {
  const { timezone, agentPausedAt } = useWorkspace();
  const { silentSince, silentBecause } = conversation;
  if (!silentSince) return null;
  return (
    <ThreadBanner icon={IconVolumeOff} tone="warning">
      <strong>The agent did not answer</strong> on {formatDateTime(silentSince, timezone)}, for the reason of that time:
      “{silentBecause}” It does not make up for it
      {agentPausedAt
        ? ' when everything is resumed.'
        : ': take over to write yourself, or take over and hand back to let it answer now.'}
    </ThreadBanner>
  );
}
