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

export const CallDirectionEnum = enumOf('CallDirection', 'Direction of a call.', CALL_DIRECTIONS);
export const CallStateEnum = enumOf(
  'CallState',
  'State of a call. A call never returns to an earlier state.',
  CALL_STATES,
);
export const CallModeEnum = enumOf('CallMode', 'Who speaks in a call.', CALL_MODES);
export const JoinedModeEnum = enumOf('JoinedMode', 'How a member takes part in a call.', JOINED_MODES);
export const CallOutcomeEnum = enumOf('CallOutcome', 'Outcome of a call.', CALL_OUTCOMES);
export const UnansweredReasonEnum = enumOf(
  'UnansweredReason',
  'Reason why no person answered a call.',
  UNANSWERED_REASONS,
);
export const CallTabEnum = enumOf('CallTab', 'Tab of the call list.', CALL_TABS);
export const TranscriptRoleEnum = enumOf('TranscriptRole', 'Speaker of an utterance.', TRANSCRIPT_ROLES);
export const OperatorActionKindEnum = enumOf('OperatorActionKind', 'Kind of action in a call.', OPERATOR_ACTIONS);
export const OperatorActionStateEnum = enumOf(
  'OperatorActionState',
  'State of an action in a call at the provider.',
  OPERATOR_ACTION_STATES,
);
export const EscalationStateEnum = enumOf('EscalationState', 'State of an escalation.', ESCALATION_STATES);
