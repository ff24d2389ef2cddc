import { handoffSentence } from '@frontdesk/domain';
import { IconHelpHexagon } from '@tabler/icons-react';
import type { InboxThreadQuery } from '../../gql/types.ts';
import { ThreadBanner } from './thread-banner.tsx';

/** Why the agent asked for a human. */
export function HandoffBanner({ conversation }: { conversation: InboxThreadQuery['conversation'] }) {
  const { mode, handoffs } = conversation;
  const last = handoffs.at(-1);
  if (mode !== 'PAUSED' || !last) return null;
  return (
    <ThreadBanner icon={IconHelpHexagon} tone="warning">
      <strong>The AI agent asked for a human.</strong> {handoffSentence(last)}
    </ThreadBanner>
  );
}
