import type { Channel, LeadSource, LeadStatus, OutreachKind, RefusalCode, SuppressionReason } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ChangeKind } from '../../../events/change-bus.ts';
import { Public } from '../../../graphql/can.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import {
  ChangeKindEnum,
  ChannelEnum,
  LeadSourceEnum,
  LeadStatusEnum,
  OutreachKindEnum,
  SuppressionReasonEnum,
} from '../../../graphql/enums.ts';
import { Permission } from '../../../graphql/permission.type.ts';
import { RefusalCodeEnum } from '../../../graphql/refused.type.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql } from '../../../query-compiler/index.ts';
import { callBlockedReason } from '../dial-refusal.ts';
import { contactIdOf, conversationIdOf } from '../lead.computed-fields.ts';

@ObjectType({ description: 'What the viewer may do to a lead, with the reason when not.' })
export class LeadPermissions {
  @Field(() => Permission)
  update: Permission;

  @Field(() => Permission)
  delete: Permission;
}

@ObjectType({ description: 'What somebody answered to a question of the agent.' })
export class LeadAnswer {
  @Field(() => String, { description: "The question's key, as in `need`." })
  key: string;

  @Field(() => String)
  value: string;
}

@ObjectType({ description: 'An enquiry on its way through qualification.' })
export class Lead {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'E.164, as in +442079460018.' })
  phone: string;

  @Field(() => String, { nullable: true, description: 'Lower case; null when none was given.' })
  email: string | null;

  @Field(() => String, { description: 'What the person wrote; may be empty.' })
  message: string;

  @Field(() => LeadStatusEnum)
  status: LeadStatus;

  @Field(() => LeadSourceEnum)
  source: LeadSource;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Field(() => GraphQLDateTimeISO)
  updatedAt: Date;

  @Field(() => OutreachKindEnum, {
    nullable: true,
    description: 'What a limit suppressed last for this lead. Null when nothing was suppressed, or after one was sent.',
  })
  suppressedKind: OutreachKind | null;

  @Field(() => SuppressionReasonEnum, {
    nullable: true,
    description: 'Which limit suppressed the call or greeting. Null together with `suppressedKind`.',
  })
  suppressedReason: SuppressionReason | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Null together with `suppressedKind`.' })
  suppressedAt: Date | null;

  @Public('Made of what belongs to the lead.')
  @inSql.expression(callBlockedReason)
  @Field(() => RefusalCodeEnum, {
    nullable: true,
    description: 'Why the agent cannot call them now, whoever asks it to; null when it can.',
  })
  dialRefusal: RefusalCode | null;
  @Public('An id tells nothing of the contact.')
  @inSql.expression(contactIdOf)
  @Field(() => ID, { nullable: true, description: 'The person with this number; null until somebody wrote to them.' })
  contactId: string | null;

  @Public('An id tells nothing of the conversation.')
  @inSql.expression(conversationIdOf)
  @Field(() => ID, { nullable: true, description: 'The thread about this enquiry; null until there is one.' })
  conversationId: string | null;

  @Public("The caller's own permissions.")
  @inSql.permissions('Lead', { update: 'update', delete: 'delete' })
  @Field(() => LeadPermissions, { description: 'What the viewer may do to this lead.' })
  viewerCan: LeadPermissions;
}

@ObjectType({ description: 'How many leads have one status.' })
export class LeadCount {
  @Field(() => LeadStatusEnum)
  status: LeadStatus;

  @Field(() => Int)
  count: number;
}

@ObjectType({ description: 'Something happened to a lead.' })
export class LeadChange {
  @Field(() => ChangeKindEnum)
  kind: ChangeKind;

  @Field(() => ID)
  id: string;
}

@ObjectType({ description: 'What anybody may know of a workspace that has a form.' })
export class PublicForm {
  @Field(() => String, { name: 'workspaceName' })
  name: string;

  @Field(() => String)
  slug: string;

  @Field(() => ChannelEnum, { description: 'How the person will be contacted.' })
  channel: Channel;
}

export const LeadConnection = connectionOf('Lead', () => Lead);
