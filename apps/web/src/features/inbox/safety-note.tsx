import { IconShieldHeart } from '@tabler/icons-react';
import type { InboxThreadQuery } from '../../gql/types.ts';
import { ThreadNote } from './thread-banner.tsx';

/** What the safety policy found, until somebody who had it in hand hands it back. */
export function SafetyNote({ conversation: { safetyConcerns } }: { conversation: InboxThreadQuery['conversation'] }) {
  if (safetyConcerns.length === 0) return null;
  return (
    <ThreadNote icon={IconShieldHeart} tone="bad">
      <strong>Your safety policy found something here:</strong> {safetyConcerns.join(', ')}
    </ThreadNote>
  );
}
