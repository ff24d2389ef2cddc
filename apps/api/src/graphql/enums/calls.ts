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
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const CallDirectionEnum = enumOf('CallDirection', 'SortDirection of a call.', CALL_DIRECTIONS);
export const CallStateEnum = enumOf('CallState', 'Where a call is. It only ever moves on.', CALL_STATES);
export const CallModeEnum = enumOf(
  'CallMode',
  'Who speaks: the agent alone, heard by a member, told by a member what to say, or a member instead of it.',
  CALL_MODES,
);
export const JoinedModeEnum = enumOf('JoinedMode', 'What a member is in a call for.', JOINED_MODES);
export const CallOutcomeEnum = enumOf('CallOutcome', 'Outcome of a call.', CALL_OUTCOMES);
export const CallTabEnum = enumOf(
  'CallTab',
  'LIVE: not over yet. MINE: the viewer is in it, or wrapped it up. ENDED: over, for whatever reason.',
  CALL_TABS,
);
export const TranscriptRoleEnum = enumOf('TranscriptRole', 'Who said something on the phone.', TRANSCRIPT_ROLES);
export const OperatorActionKindEnum = enumOf('OperatorActionKind', 'What a member did in a call.', OPERATOR_ACTIONS);
export const OperatorActionStateEnum = enumOf(
  'OperatorActionState',
  'Whether the provider has done what a member wanted of a call.',
  OPERATOR_ACTION_STATES,
);
export const EscalationStateEnum = enumOf('EscalationState', 'State of an escalation.', ESCALATION_STATES);
