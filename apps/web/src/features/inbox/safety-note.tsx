import { IconShieldHeart } from '@tabler/icons-react';
import type { InboxThreadQuery } from '../../gql/types.ts';
import { ThreadBanner } from './thread-banner.tsx';

/** Safety concepts that matched, until a member who took over returns the conversation. */
export function SafetyNote({ conversation: { safetyMatches } }: { conversation: InboxThreadQuery['conversation'] }) {
  if (safetyMatches.length === 0) return null;
  return (
    <ThreadBanner icon={IconShieldHeart} tone="bad">
      <strong>Safety rules matched:</strong> {safetyMatches.join(', ')}
    </ThreadBanner>
  );
}
