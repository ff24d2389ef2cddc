import { CONVERSATION_MODE_TITLES, type ConversationMode } from '@frontdesk/domain';
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx';
import type { NameOf } from './use-people.ts';

const TONES: Record<ConversationMode, Tone> = { AGENT: 'info', HUMAN: 'good', PAUSED: 'warning' };

interface Props {
  mode: ConversationMode;
  heldById: string | null;
  nameOf: NameOf;
}

/** Who answers: the agent, the person who has taken over, or nobody for now. */
export function HandlerBadge({ mode, heldById, nameOf }: Props) {
  return <StatusBadge tone={TONES[mode]}>{heldById ? nameOf(heldById) : CONVERSATION_MODE_TITLES[mode]}</StatusBadge>;
}
