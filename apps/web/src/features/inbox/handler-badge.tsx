import { CONVERSATION_MODE_TITLES, type ConversationMode } from '@frontdesk/domain';
import { useWorkspace } from '../../session/workspace.tsx';
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx';

const TONES: Record<ConversationMode, Tone> = { AGENT: 'info', HUMAN: 'good', PAUSED: 'warning' };

interface Props {
  conversation: { mode: ConversationMode; heldById: string | null; holderName: string | null };
}

/** Handler of the conversation: the agent, a member, or no one while paused. */
export function HandlerBadge({ conversation: { mode, heldById, holderName } }: Props) {
  const { memberId } = useWorkspace().viewer;
  const holder = heldById !== null && heldById === memberId ? 'You' : holderName;
  return <StatusBadge tone={TONES[mode]}>{holder ?? CONVERSATION_MODE_TITLES[mode]}</StatusBadge>;
}
