import { CONVERSATION_MODE_TITLES, type ConversationMode } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { useWorkspace } from '../../session/workspace.tsx';
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx';

const TONES: Record<ConversationMode, Tone> = { AGENT: 'info', HUMAN: 'good', PAUSED: 'warning' };

interface Props {
  conversation: { mode: ConversationMode; heldById: string | null; holderName: string | null };
}

/**
 * Badge that shows who handles the conversation: the agent or a member. If no one does, shows that the conversation is
 * paused.
 */
export function HandlerBadge({ conversation: { mode, heldById, holderName } }: Props) {
  const { memberId } = useWorkspace().viewer;
  const holder = heldById !== null && heldById === memberId ? t`You` : holderName;
  return <StatusBadge tone={TONES[mode]}>{holder ?? CONVERSATION_MODE_TITLES[mode]}</StatusBadge>;
}
