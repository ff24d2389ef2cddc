import type {
  CallDirection,
  CallMode,
  CallOutcome,
  CallState,
  HandoffCode,
  TranscriptRole,
  UnansweredReason,
} from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ChangeKind } from '../../../../events/change-bus.ts';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import {
  CallDirectionEnum,
  CallModeEnum,
  CallOutcomeEnum,
  CallStateEnum,
  ChangeKindEnum,
  HandoffCodeEnum,
  TranscriptRoleEnum,
  UnansweredReasonEnum,
} from '../../../../graphql/enums.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql } from '../../../../query-compiler/index.ts';
import { Lead } from '../../../leads/leads/index.ts';
import {
  escalationCode,
  escalationDetail,
  holderName,
  safetyMatches,
  serviceName,
  workspaceNumber,
  wrappedUpByName,
} from '../call.computed-fields.ts';

@ObjectType({ description: 'Actions that the viewer can take in a call, with the reason when not.' })
export class CallPermissions {
  @Field(() => PermissionCheck)
  join: PermissionCheck;

  @Field(() => PermissionCheck)
  guide: PermissionCheck;

  @Field(() => PermissionCheck)
  end: PermissionCheck;

  @Field(() => PermissionCheck)
  wrapUp: PermissionCheck;
}

@ObjectType({ description: 'A phone call with a contact, inbound or outbound.' })
export class Call {
  @Field(() => ID)
  id: string;

  @Field(() => CallDirectionEnum)
  direction: CallDirection;

  @Field(() => CallStateEnum)
  state: CallState;

  @Public('The contact is part of the call.')
  @inSql.through('contact', 'name')
  @Field(() => String, {
    nullable: true,
    description:
      'Name of the contact, visible to everyone who can read the call. Null while the number of the caller is unknown.',
  })
  contactName: string | null;

  @Public('The matches are part of the call.')
  @inSql.expression(safetyMatches)
  @Field(() => [String], {
    description: "Names of the safety concepts that matched in the contact's words, latest first.",
  })
  safetyMatches: string[];

  @Public('The contact is part of the call.')
  @inSql.through('contact', 'phone')
  @Field(() => String, {
    nullable: true,
    description: 'E.164. Null while the number of the caller is unknown.',
  })
  contactPhone: string | null;

  @Field(() => Boolean, {
    description:
      'Whether the caller withheld their number. A contact of the call is then the one that the caller named.',
  })
  isWithheld: boolean;

  @Field(() => ID, { nullable: true })
  leadId: string | null;

  @Field(() => Lead, { nullable: true, description: 'Null unless the viewer can read leads.' })
  lead: Lead | null;

  @Public('The service is part of the call.')
  @inSql.expression(serviceName)
  @Field(() => String, { nullable: true, description: 'Service that handles the call. Null: the active agent.' })
  serviceName: string | null;

  @Public('The number is part of the call.')
  @inSql.expression(workspaceNumber, { plain: 'A number of the workspace itself.' })
  @Field(() => String, {
    nullable: true,
    description: 'Number of the workspace, in E.164. Null for the number of the Vapi integration.',
  })
  workspaceNumber: string | null;

  @Field(() => CallModeEnum, { description: 'AGENT exactly when no member has joined.' })
  mode: CallMode;

  @Field(() => ID, { nullable: true, description: 'Member in the call. Null when there is none.' })
  heldById: string | null;

  @Public('The member in the call is part of it.')
  @inSql.expression(holderName)
  @Field(() => String, { nullable: true, description: 'Display name of the member in the call.' })
  holderName: string | null;

  @Public('The handoff request is part of the call.')
  @inSql.expression(escalationCode)
  @Field(() => HandoffCodeEnum, {
    nullable: true,
    description: 'Why the agent asked for a human. Null when it did not, or when resolved.',
  })
  escalationCode: HandoffCode | null;

  @Public('The handoff request is part of the call.')
  @inSql.expression(escalationDetail)
  @Field(() => String, {
    nullable: true,
    description: 'What `escalationCode` does not say, for example the message that the caller left.',
  })
  escalationDetail: string | null;

  @Field(() => TranscriptRoleEnum, { nullable: true, description: 'Role that is currently speaking.' })
  interimRole: TranscriptRole | null;

  @Field(() => String, { nullable: true, description: 'Interim transcript of the current utterance. Not stored.' })
  interimText: string | null;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Time the call was answered. Null when it was not.' })
  startedAt: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Time the call ended. Null while it is active.' })
  endedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'End reason reported by the provider.' })
  endedReason: string | null;

  @Field(() => UnansweredReasonEnum, {
    nullable: true,
    description: 'Why the outbound call reached no person. Null when a person answered, and while the call is active.',
  })
  unansweredReason: UnansweredReason | null;

  @Field(() => String, { nullable: true, description: 'Why the call was not placed. Null when it was.' })
  failure: string | null;

  @Field(() => String, { nullable: true, description: 'Summary by the provider.' })
  summary: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'URL of the recording. Null for viewers with masked contact details, which the recording contains.',
  })
  recordingUrl: string | null;

  @Field(() => Int, { nullable: true, description: 'Cost charged by the provider, in US cents.' })
  costCents: number | null;

  @Field(() => CallOutcomeEnum, {
    nullable: true,
    description: 'Outcome recorded by the agent or a member. Null when not recorded.',
  })
  outcome: CallOutcome | null;

  @Field(() => String, { description: 'Wrap-up note. May be empty.' })
  note: string;

  @Field(() => GraphQLDateTime, { nullable: true })
  wrappedUpAt: Date | null;

  @Public('The member who wrapped it up is part of the call.')
  @inSql.expression(wrappedUpByName)
  @Field(() => String, { nullable: true })
  wrappedUpByName: string | null;

  @Field(() => Int, { description: 'Increases with every change.' })
  version: number;

  @Public("The caller's own permissions.")
  @inSql.permissions('Call', { join: 'join', guide: 'guide', end: 'end', wrapUp: 'wrapUp' })
  @Field(() => CallPermissions, { description: 'Actions that the viewer can take in this call.' })
  viewerCan: CallPermissions;
}

@ObjectType({ description: 'One utterance of a call.' })
export class TranscriptTurn {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  callId: string;

  @Field(() => TranscriptRoleEnum)
  role: TranscriptRole;

  @Field(() => String)
  text: string;

  @Public('Plain data of a call that the viewer may read.')
  @inSql.column('at')
  @Field(() => GraphQLDateTime, { description: 'Time of the utterance.' })
  occurredAt: Date;
}

@ObjectType({ description: 'A call changed.' })
export class CallChange {
  @Field(() => ChangeKindEnum)
  kind: ChangeKind;

  @Field(() => ID)
  id: string;
}

@ObjectType({ description: 'A transcript entry was added.' })
export class TranscriptAdded {
  @Field(() => ID)
  callId: string;
}

export const CallConnection = connectionOf('Call', () => Call);
export const TranscriptConnection = connectionOf('TranscriptTurn', () => TranscriptTurn);
