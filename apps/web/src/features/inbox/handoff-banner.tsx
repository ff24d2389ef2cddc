import { IconHelpHexagon } from '@tabler/icons-react';
import type { InboxThreadQuery } from '../../gql/types.ts';
import { ThreadBanner } from './thread-banner.tsx';

/** Why nobody replies currently. */
export function HandoffBanner({ conversation }: { conversation: InboxThreadQuery['conversation'] }) {
  const { mode, stepBacks } = conversation;
  const last = stepBacks.at(-1);
  if (mode !== 'PAUSED' || !last) return null;
  return (
    <ThreadBanner icon={IconHelpHexagon} tone="warning">
      <strong>The agent left this to a person.</strong> {last.reason}
    </ThreadBanner>
  );
}
