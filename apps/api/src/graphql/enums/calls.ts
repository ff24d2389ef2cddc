import {
  CALL_DIRECTIONS,
  CALL_MODES,
  CALL_OUTCOMES,
  CALL_STATES,
  CALL_TABS,
  ESCALATION_STATES,
  JOINED_MODES,
  OPERATOR_ACTION_STATES,
  OPERATOR_ACTIONS,
  TRANSCRIPT_ROLES,
  UNANSWERED_REASONS,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const CallDirectionEnum = enumOf('CallDirection', 'SortDirection of a call.', CALL_DIRECTIONS);
export const CallStateEnum = enumOf('CallState', 'State of a call. It only moves forward.', CALL_STATES);
export const CallModeEnum = enumOf(
  'CallMode',
  'Who speaks: the agent, the agent while a member listens, the agent guided by a member, or a member.',
  CALL_MODES,
);
export const JoinedModeEnum = enumOf('JoinedMode', 'Role of a member in a call.', JOINED_MODES);
export const CallOutcomeEnum = enumOf('CallOutcome', 'Outcome of a call.', CALL_OUTCOMES);
export const UnansweredReasonEnum = enumOf(
  'UnansweredReason',
  'Why a placed call reached no person.',
  UNANSWERED_REASONS,
);
export const CallTabEnum = enumOf(
  'CallTab',
  'LIVE: active. MINE: the viewer is in the call, or wrapped it up. ENDED: in any final state.',
  CALL_TABS,
);
export const TranscriptRoleEnum = enumOf('TranscriptRole', 'Speaker of an utterance.', TRANSCRIPT_ROLES);
export const OperatorActionKindEnum = enumOf('OperatorActionKind', 'What a member did in a call.', OPERATOR_ACTIONS);
export const OperatorActionStateEnum = enumOf(
  'OperatorActionState',
  'Status of a call command at the provider.',
  OPERATOR_ACTION_STATES,
);
export const EscalationStateEnum = enumOf('EscalationState', 'State of an escalation.', ESCALATION_STATES);
