import {
  CALL_DIRECTIONS,
  CALL_MODES,
  CALL_OUTCOMES,
  CALL_STATUSES,
  ESCALATION_STATUSES,
  JOINED_MODES,
  OPERATOR_ACTION_STATUSES,
  OPERATOR_ACTIONS,
  TRANSCRIPT_ROLES,
  UNANSWERED_REASONS,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const CallDirectionEnum = enumOf('CallDirection', 'Direction of a call.', CALL_DIRECTIONS, {
  OUTBOUND: 'The agent called the contact.',
  INBOUND: 'The contact called a number of the workspace.',
});
export const CallStatusEnum = enumOf(
  'CallStatus',
  'Status of a call. A call never returns to an earlier status.',
  CALL_STATUSES,
  {
    QUEUED: 'The call has not been requested from the provider yet.',
    UNCONFIRMED: 'The call was requested, but the response of the provider was lost.',
    DIALING: 'The provider is placing the call.',
    RINGING: 'The phone is ringing.',
    IN_PROGRESS: 'The call was answered and is in progress.',
    FORWARDING: 'The call is being forwarded to another number.',
    ENDED: 'The call ended.',
    FAILED: 'The provider rejected the call.',
    SUPPRESSED: 'The call was not placed and will not be placed.',
  },
);
export const CallModeEnum = enumOf('CallMode', 'Who speaks in a call.', CALL_MODES, {
  AGENT: 'The agent speaks, and no member has joined.',
  LISTEN: 'The agent speaks while a member listens.',
  GUIDE: 'The agent speaks with guidance from a member.',
  TAKEOVER: 'A member speaks instead of the agent.',
});
export const JoinedModeEnum = enumOf('JoinedMode', 'How a member takes part in a call.', JOINED_MODES, {
  LISTEN: 'The member listens while the agent speaks.',
  GUIDE: 'The member sends guidance to the agent.',
  TAKEOVER: 'The member speaks instead of the agent.',
});
export const CallOutcomeEnum = enumOf('CallOutcome', 'Outcome of a call.', CALL_OUTCOMES, {
  BOOKED: 'An appointment was booked.',
  QUALIFIED: 'The lead is qualified.',
  UNQUALIFIED: 'The lead is not qualified.',
  CALL_BACK: 'The contact requested a callback.',
  NOT_REACHED: 'The contact was not reached.',
  OTHER: 'Another outcome.',
});
export const UnansweredReasonEnum = enumOf(
  'UnansweredReason',
  'Reason why no person answered a call.',
  UNANSWERED_REASONS,
  { BUSY: 'The line was busy.', NO_ANSWER: 'The call was not answered.', VOICEMAIL: 'A voicemail answered the call.' },
);
export const TranscriptRoleEnum = enumOf('TranscriptRole', 'Speaker of an utterance.', TRANSCRIPT_ROLES, {
  CONTACT: 'The contact.',
  AGENT: 'The agent.',
  MEMBER: 'A member who took over the call.',
});
export const OperatorActionKindEnum = enumOf('OperatorActionKind', 'Kind of action in a call.', OPERATOR_ACTIONS, {
  JOIN: 'A member joined the call.',
  SWITCH: 'A member switched to another call mode.',
  GUIDE: 'Guidance was sent to the agent.',
  SAY: 'A text was spoken to the contact.',
  LEAVE: 'A member left the call.',
  END: 'A member ended the call.',
  WRAP_UP: 'A member recorded the outcome of the call.',
});
export const OperatorActionStatusEnum = enumOf(
  'OperatorActionStatus',
  'Status of an action in a call at the provider.',
  OPERATOR_ACTION_STATUSES,
  {
    WAITING: 'The request has not been sent to the provider yet.',
    REQUESTING: 'The request is being sent to the provider.',
    DONE: 'The action was completed.',
    UNCONFIRMED: 'The request was sent to the provider, but the response was lost.',
    FAILED: 'The action failed.',
    SUPPRESSED: 'The request was not sent and will not be sent.',
  },
);
export const EscalationStatusEnum = enumOf('EscalationStatus', 'Status of an escalation.', ESCALATION_STATUSES, {
  WAITING: 'No member has joined the call.',
  ACKNOWLEDGED: 'A member joined the call.',
  RESOLVED: 'The escalation was resolved.',
});
