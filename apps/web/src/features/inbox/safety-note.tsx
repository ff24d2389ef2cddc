import { IconShieldHeart } from '@tabler/icons-react';
import type { InboxThreadQuery } from '../../gql/types.ts';
import { ThreadBanner } from './thread-banner.tsx';

/** What the safety policy found, until somebody who had it in hand hands it back. */
export function SafetyNote({ conversation: { safetyConcerns } }: { conversation: InboxThreadQuery['conversation'] }) {
  if (safetyConcerns.length === 0) return null;
  return (
    <ThreadBanner icon={IconShieldHeart} tone="bad">
      <strong>Your safety policy found something here:</strong> {safetyConcerns.join(', ')}
    </ThreadBanner>
  );
}
