import type {
  CallDirection,
  CallMode,
  CallOutcome,
  CallStatus,
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
  CallStatusEnum,
  ChangeKindEnum,
  HandoffCodeEnum,
  TranscriptRoleEnum,
  UnansweredReasonEnum,
} from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
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

@ObjectType({ description: 'Whether the viewer is allowed to perform each action in a call, with the reason if not.' })
export class CallPermissions {
  @Field(() => PermissionCheck, { description: 'Whether the viewer can join the call.' })
  join: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can send guidance to the agent during the call.' })
  guide: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can end the call.' })
  end: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can record the outcome of the call.' })
  wrapUp: PermissionCheck;
}

@ObjectType({ implements: Node, description: 'A phone call with a contact, inbound or outbound.' })
export class Call {
  id: string;

  @Field(() => CallDirectionEnum, { description: 'Whether the agent or the contact called.' })
  direction: CallDirection;

  @inSql.column('state')
  @Field(() => CallStatusEnum, { description: 'Status of the call. It never returns to an earlier status.' })
  status: CallStatus;

  @Public('The contact is part of the call.')
  @inSql.through('contact', 'name')
  @Field(() => String, {
    nullable: true,
    description:
      'Name of the contact. Every viewer who can read the call can read the name. Null while the number of the caller is unknown.',
  })
  contactName: string | null;

  @Public('The matches are part of the call.')
  @inSql.expression(safetyMatches)
  @Field(() => [String], {
    description: "Names of the safety concepts that matched the contact's words, latest match first.",
  })
  safetyMatches: string[];

  @Public('The contact is part of the call.')
  @inSql.through('contact', 'phone')
  @Field(() => String, {
    nullable: true,
    description: 'Phone number of the contact in E.164 format. Null while the number of the caller is unknown.',
  })
  contactPhone: string | null;

  @Field(() => Boolean, {
    description:
      'Whether the caller withheld their phone number. If true, the contact of the call is identified by a phone number that the caller stated.',
  })
  isWithheld: boolean;

  @Field(() => ID, { nullable: true, description: 'Id of the lead of the call. Null if there is no lead.' })
  leadId: string | null;

  @Field(() => Lead, {
    nullable: true,
    description: 'Lead of the call. Null if there is none or the viewer may not read leads.',
  })
  lead: Lead | null;

  @Public('The service is part of the call.')
  @inSql.expression(serviceName)
  @Field(() => String, {
    nullable: true,
    description: 'Name of the service that handles the call. Null if the active agent handles it without a service.',
  })
  serviceName: string | null;

  @Public('The number is part of the call.')
  @inSql.expression(workspaceNumber, { plain: 'A number of the workspace itself.' })
  @Field(() => String, {
    nullable: true,
    description:
      'Phone number of the workspace in E.164 format. Null if the call uses the number of the Vapi integration.',
  })
  workspaceNumber: string | null;

  @Field(() => CallModeEnum, { description: 'Who speaks in the call. AGENT means that no member has joined.' })
  mode: CallMode;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the member who is in the call. Null if no member is in the call.',
  })
  heldById: string | null;

  @Public('The member in the call is part of it.')
  @inSql.expression(holderName)
  @Field(() => String, {
    nullable: true,
    description: 'Name of the member who is in the call. Null if no member is in the call.',
  })
  holderName: string | null;

  @Public('The handoff request is part of the call.')
  @inSql.expression(escalationCode)
  @Field(() => HandoffCodeEnum, {
    nullable: true,
    description: 'Reason why the agent requested a human. Null if it requested none or the request was resolved.',
  })
  escalationCode: HandoffCode | null;

  @Public('The handoff request is part of the call.')
  @inSql.expression(escalationDetail)
  @Field(() => String, {
    nullable: true,
    description: 'Detail of the escalation, for example the message that the caller left. Null if there is none.',
  })
  escalationDetail: string | null;

  @Field(() => TranscriptRoleEnum, {
    nullable: true,
    description: 'Speaker of the current utterance. Null if no one is speaking.',
  })
  interimRole: TranscriptRole | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Transcript of the current utterance, which can still change and is not stored in the transcript. Null if no one is speaking.',
  })
  interimText: string | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the call was enqueued or, if inbound, received.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time of the last change.' })
  updatedAt: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the call was answered. Null if it was not answered.',
  })
  startedAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the call ended. Null while the call is active.',
  })
  endedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Reason for the end of the call as reported by the provider. Null if none was reported.',
  })
  endedReason: string | null;

  @Field(() => UnansweredReasonEnum, {
    nullable: true,
    description:
      'Reason why no person answered the outbound call. Null if a person answered or while the call is active.',
  })
  unansweredReason: UnansweredReason | null;

  @Field(() => String, {
    nullable: true,
    description: 'Reason why the call could not be placed. Null if it was placed.',
  })
  failure: string | null;

  @Field(() => String, { nullable: true, description: 'Summary from the provider. Null if there is none.' })
  summary: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'URL of the recording. Null if there is none or for viewers who may not see contact details, because the recording can contain them.',
  })
  recordingUrl: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Cost that the provider charged, in US cents. Null until the provider has reported it.',
  })
  costCents: number | null;

  @Field(() => CallOutcomeEnum, {
    nullable: true,
    description: 'Outcome that the agent or a member recorded. Null if none was recorded.',
  })
  outcome: CallOutcome | null;

  @Field(() => String, { description: 'Note from the wrap-up of the call. Can be empty.' })
  wrapUpNote: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which a member recorded the outcome. Null if no member has recorded it.',
  })
  wrappedUpAt: Date | null;

  @Public('The member who wrapped it up is part of the call.')
  @inSql.expression(wrappedUpByName)
  @Field(() => String, {
    nullable: true,
    description: 'Name of the member who recorded the outcome. Null if no member has recorded it.',
  })
  wrappedUpByName: string | null;

  @Field(() => Int, { description: 'Version number, which increases with every change.' })
  version: number;

  @Public("The caller's own permissions.")
  @inSql.permissions('Call', { join: 'join', guide: 'guide', end: 'end', wrapUp: 'wrapUp' })
  @Field(() => CallPermissions, {
    description: 'Whether the viewer is allowed to perform each action in the call, with the reason if not.',
  })
  viewerCan: CallPermissions;
}

@ObjectType({ description: 'A call was created, changed or deleted.' })
export class CallChange {
  @Field(() => ChangeKindEnum, { description: 'Whether the call was created, changed or deleted.' })
  kind: ChangeKind;

  @Field(() => ID, { description: 'Id of the call.' })
  id: string;
}

export const CallConnection = connectionOf('Call', () => Call);
