import { IconHelpHexagon } from '@tabler/icons-react';
import type { InboxThreadQuery } from '../../gql/types.ts';
import { ThreadNote } from './thread-banner.tsx';

/** Why nobody answers, while nobody does. */
export function StepBackNote({ conversation }: { conversation: InboxThreadQuery['conversation'] }) {
  const { mode, stepBacks } = conversation;
  const last = stepBacks.at(-1);
  if (mode !== 'PAUSED' || !last) return null;
  return (
    <ThreadNote icon={IconHelpHexagon} tone="warning">
      <strong>The agent left this to a person.</strong> {last.reason}
    </ThreadNote>
  );
}
