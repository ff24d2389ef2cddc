import type {
  CallDirection,
  CallMode,
  CallOutcome,
  CallState,
  OperatorActionKind,
  OperatorActionState,
  TranscriptRole,
} from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ChangeKind } from '../../../events/change-bus.ts';
import { Public } from '../../../graphql/can.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import {
  CallDirectionEnum,
  CallModeEnum,
  CallOutcomeEnum,
  CallStateEnum,
  ChangeKindEnum,
  OperatorActionKindEnum,
  OperatorActionStateEnum,
  TranscriptRoleEnum,
} from '../../../graphql/enums.ts';
import { Permission } from '../../../graphql/permission.type.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql } from '../../../query-compiler/index.ts';
import { Lead } from '../../leads/index.ts';
import {
  escalation,
  holderName,
  ownNumber,
  safetyConcerns,
  serviceName,
  wrappedUpByName,
} from '../call.computed-fields.ts';

@ObjectType({ description: 'What the viewer may do in a call, with the reason when not.' })
export class CallPermissions {
  @Field(() => Permission)
  join: Permission;

  @Field(() => Permission)
  guide: Permission;

  @Field(() => Permission)
  end: Permission;

  @Field(() => Permission)
  wrapUp: Permission;
}

@ObjectType({ description: 'What a member did in a call, or a safety rule, and what the provider made of it.' })
export class OperatorAction {
  @Field(() => ID)
  id: string;

  @Field(() => OperatorActionKindEnum)
  kind: OperatorActionKind;

  @Field(() => String)
  memberName: string;

  @Field(() => CallModeEnum, { nullable: true, description: 'Of JOIN and SWITCH.' })
  mode: CallMode | null;

  @Field(() => String, { description: 'Of GUIDE and SAY; empty otherwise.' })
  text: string;

  @Field(() => OperatorActionStateEnum)
  state: OperatorActionState;

  @Field(() => String, { nullable: true, description: 'Why it came to nothing.' })
  failure: string | null;

  @Field(() => GraphQLDateTimeISO)
  at: Date;
}

@ObjectType({ description: 'A phone call with a contact, dialled by the agent or by them.' })
export class Call {
  @Field(() => ID)
  id: string;

  @Field(() => CallDirectionEnum)
  direction: CallDirection;

  @Field(() => CallStateEnum)
  state: CallState;

  @Public('Whom it is with belongs to the call.')
  @inSql.through('contact', 'name')
  @Field(() => String, { description: 'Whom it is with, told to whoever may read the call.' })
  contactName: string;

  @Public('What was found in it belongs to the call.')
  @inSql.expression(safetyConcerns)
  @Field(() => [String], {
    description: 'What the safety policy found in what the contact said, by its name, the last first.',
  })
  safetyConcerns: string[];

  @Public('Whom it is with belongs to the call.')
  @inSql.through('contact', 'phone')
  @Field(() => String, { description: 'E.164.' })
  contactPhone: string;

  @Field(() => ID, { nullable: true })
  leadId: string | null;

  @Field(() => Lead, { nullable: true, description: 'Needs the right to see leads.' })
  lead: Lead | null;

  @Public('How it is handled belongs to the call.')
  @inSql.expression(serviceName)
  @Field(() => String, { nullable: true, description: 'The service that handles it; null for the agent at work.' })
  serviceName: string | null;

  @Public('By which number it goes belongs to the call.')
  @inSql.expression(ownNumber, { plain: 'A number of the workspace itself.' })
  @Field(() => String, {
    nullable: true,
    description: 'The number of the workspace that was rung or that dials, E.164; null for that of the Vapi card.',
  })
  ownNumber: string | null;

  @Field(() => CallModeEnum, { description: 'AGENT exactly while no member is in it.' })
  mode: CallMode;

  @Field(() => ID, { nullable: true, description: 'The member who is in it; null when nobody is.' })
  heldById: string | null;

  @Public('Who is in it belongs to the call.')
  @inSql.expression(holderName)
  @Field(() => String, { nullable: true, description: 'What to call whoever is in it.' })
  holderName: string | null;

  @Public('What the agent asked for belongs to the call.')
  @inSql.expression(escalation)
  @Field(() => String, { nullable: true, description: 'Why the agent asked for a person, until somebody saw to it.' })
  escalation: string | null;

  @Field(() => TranscriptRoleEnum, { nullable: true, description: 'Who is speaking just now.' })
  hearingRole: TranscriptRole | null;

  @Field(() => String, { nullable: true, description: 'What they have said of it so far; not kept.' })
  hearingText: string | null;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When somebody picked up; null when nobody did.' })
  startedAt: Date | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Null until it is over.' })
  endedAt: Date | null;

  @Field(() => String, { nullable: true, description: "The provider's own word for how it ended." })
  endedReason: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was not made.' })
  failure: string | null;

  @Field(() => String, { nullable: true, description: 'What it was about, as the provider sums it up.' })
  summary: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Where the provider keeps the recording; null for whoever sees contact details masked, which are spoken in it.',
  })
  recordingUrl: string | null;

  @Field(() => Int, { nullable: true, description: 'What the provider asks for it, in US cents.' })
  costCents: number | null;

  @Field(() => CallOutcomeEnum, {
    nullable: true,
    description: 'As the agent or a member says it; null when nobody has.',
  })
  outcome: CallOutcome | null;

  @Field(() => String, { description: 'What whoever wrapped it up wrote; may be empty.' })
  note: string;

  @Field(() => GraphQLDateTimeISO, { nullable: true })
  wrappedUpAt: Date | null;

  @Public('Who wrapped it up belongs to the call.')
  @inSql.expression(wrappedUpByName)
  @Field(() => String, { nullable: true })
  wrappedUpByName: string | null;

  @Field(() => Int, { description: 'Grows with every change.' })
  version: number;

  @Public("The caller's own permissions.")
  @inSql.permissions('Call', { join: 'join', guide: 'guide', end: 'end', wrapUp: 'wrapUp' })
  @Field(() => CallPermissions, { description: 'What the viewer may do here.' })
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

  @Field(() => GraphQLDateTimeISO, { description: 'When it was said.' })
  at: Date;
}

@ObjectType({ description: 'Something happened to a call.' })
export class CallChange {
  @Field(() => ChangeKindEnum)
  kind: ChangeKind;

  @Field(() => ID)
  id: string;
}

@ObjectType({ description: 'Something was said in a call.' })
export class TranscriptAdded {
  @Field(() => ID)
  callId: string;
}

export const CallConnection = connectionOf('Call', () => Call);
export const TranscriptConnection = connectionOf('TranscriptTurn', () => TranscriptTurn);
