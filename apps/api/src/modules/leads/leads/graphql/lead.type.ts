import type {
  Channel,
  LeadSource,
  LeadStatus,
  LeadWaitingReason,
  OutreachKind,
  RefusalCode,
  SuppressionReason,
} from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ChangeKind } from '../../../../events/change-bus.ts';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import {
  ChangeKindEnum,
  ChannelEnum,
  LeadSourceEnum,
  LeadStatusEnum,
  LeadWaitingReasonEnum,
  OutreachKindEnum,
  SuppressionReasonEnum,
} from '../../../../graphql/enums.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { RefusalCodeEnum } from '../../../../graphql/refused.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql } from '../../../../query-compiler/index.ts';
import { callBlockedReason } from '../call-blocked-reason.ts';
import { contactIdOf, conversationIdOf } from '../lead.computed-fields.ts';

@ObjectType({ description: 'Actions that the viewer can take on a lead, with the reason when not.' })
export class LeadPermissions {
  @Field(() => PermissionCheck)
  update: PermissionCheck;

  @Field(() => PermissionCheck)
  delete: PermissionCheck;
}

@ObjectType({ description: 'Answer to a question of the agent.' })
export class LeadAnswer {
  @Field(() => String, { description: 'Key of the question, for example `need`.' })
  key: string;

  @Field(() => String)
  value: string;
}

@ObjectType({ description: 'A request from a prospective customer, on its way through qualification.' })
export class Lead {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'E.164, for example +442079460018.' })
  phone: string;

  @Field(() => String, { nullable: true, description: 'Lower case. Null when not given.' })
  email: string | null;

  @Field(() => String, { description: 'Message of the lead. May be empty.' })
  message: string;

  @Field(() => LeadStatusEnum)
  status: LeadStatus;

  @Field(() => LeadSourceEnum)
  source: LeadSource;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Field(() => GraphQLDateTime)
  updatedAt: Date;

  @Field(() => OutreachKindEnum, {
    nullable: true,
    description:
      'Kind of outreach that a limit last suppressed. Null when nothing was suppressed, or after a later one was sent.',
  })
  suppressedKind: OutreachKind | null;

  @Field(() => SuppressionReasonEnum, {
    nullable: true,
    description: 'Limit that suppressed it. Null together with `suppressedKind`.',
  })
  suppressedReason: SuppressionReason | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Null together with `suppressedKind`.' })
  suppressedAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time since which the lead waits for its first contact. Null when it does not wait.',
  })
  waitingSince: Date | null;

  @Field(() => LeadWaitingReasonEnum, {
    nullable: true,
    description: 'Why it waits. Null together with `waitingSince`.',
  })
  waitingReason: LeadWaitingReason | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time of the scheduled contact, while the lead waits for its contact window or for the next call. Null otherwise.',
  })
  contactAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time of the last unanswered automatic call, after which no further one is made. Null otherwise.',
  })
  unreachedAt: Date | null;

  @Public('Derived from the lead.')
  @inSql.expression(callBlockedReason)
  @Field(() => RefusalCodeEnum, {
    nullable: true,
    description: 'Why the lead cannot be called now. Null when it can.',
  })
  callBlockedReason: RefusalCode | null;
  @Public('An id reveals nothing about the contact.')
  @inSql.expression(contactIdOf)
  @Field(() => ID, { nullable: true, description: 'Contact with this number. Null before the first message.' })
  contactId: string | null;

  @Public('An id reveals nothing about the conversation.')
  @inSql.expression(conversationIdOf)
  @Field(() => ID, { nullable: true, description: 'Conversation about this lead. Null when there is none.' })
  conversationId: string | null;

  @Public("The caller's own permissions.")
  @inSql.permissions('Lead', { update: 'update', delete: 'delete' })
  @Field(() => LeadPermissions, { description: 'Actions that the viewer can take on this lead.' })
  viewerCan: LeadPermissions;
}

@ObjectType({ description: 'Number of leads with one status.' })
export class LeadCountByStatus {
  @Field(() => LeadStatusEnum)
  status: LeadStatus;

  @Field(() => Int)
  count: number;
}

@ObjectType({ description: 'A lead changed.' })
export class LeadChange {
  @Field(() => ChangeKindEnum)
  kind: ChangeKind;

  @Field(() => ID)
  id: string;
}

@ObjectType({ description: 'Public data of a workspace with a form.' })
export class PublicForm {
  @Field(() => String, { name: 'workspaceName' })
  name: string;

  @Field(() => String)
  slug: string;

  @Field(() => ChannelEnum, { description: 'Channel on which the lead will be contacted.' })
  channel: Channel;

  @Field(() => Boolean, {
    description: 'Whether the agent contacts a lead immediately. False while it is paused or not set up.',
  })
  contactsImmediately: boolean;
}

export const LeadConnection = connectionOf('Lead', () => Lead);
