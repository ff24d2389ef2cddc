import {
  type Channel,
  type FormQuestionType,
  type LeadSource,
  type LeadStatus,
  type LeadWaitingReason,
  LIMITS,
  type OutreachKind,
  type RefusalCode,
  type SuppressionReason,
} from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ChangeKind } from '../../../../events/change-bus.ts';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import {
  ChangeKindEnum,
  ChannelEnum,
  FormQuestionTypeEnum,
  LeadSourceEnum,
  LeadStatusEnum,
  LeadWaitingReasonEnum,
  OutreachKindEnum,
  SuppressionReasonEnum,
} from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { RefusalCodeEnum } from '../../../../graphql/user-error.type.ts';
import { inSql, list } from '../../../../query-compiler/index.ts';
import { ExternalId } from '../../../contacts/external-data/index.ts';
import { callBlockedReason, contactIdOf, conversationIdOf, formVersionNumberOf } from '../lead.computed-fields.ts';

@ObjectType({ description: 'Whether the viewer is allowed to perform each action on a lead, with the reason if not.' })
export class LeadPermissions {
  @Field(() => PermissionCheck, { description: 'Whether the viewer can change the lead.' })
  update: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can delete the lead.' })
  delete: PermissionCheck;
}

@ObjectType({ description: "A lead's answer to one question of the agent." })
export class LeadAnswer {
  @Field(() => String, { description: 'Key of the question, for example `need`.' })
  key: string;

  @Field(() => String, { description: 'Answer as text.' })
  value: string;
}

@ObjectType({ description: 'Answer of a person to a question of the lead form, or to a column of an imported file.' })
export class LeadFormAnswer {
  @Field(() => String, {
    description: 'Key of the question. For an imported lead, the column, for example `column_3`.',
  })
  key: string;

  @Field(() => String, {
    description: 'Question in the default language of the form. For an imported lead, the header of the column.',
  })
  label: string;

  @Field(() => FormQuestionTypeEnum, { description: 'Type of the question.' })
  type: FormQuestionType;

  @Field(() => [String], {
    description:
      'Labels of the chosen options in the default language, or one text. A date is in ISO 8601 format, and a checked box is `true`.',
  })
  values: string[];
}

@ObjectType({
  description:
    'Value of a hidden field or a UTM parameter of the lead form. For an imported lead, its source in another system with the key `source`.',
})
export class LeadFormParameter {
  @Field(() => String, { description: 'Name of the parameter, for example `utm_source`.' })
  key: string;

  @Field(() => String, { description: 'Value, 1 to 200 characters.' })
  value: string;
}

@ObjectType({ implements: Node, description: 'A request from a prospective customer.' })
export class Lead {
  id: string;

  @Field(() => String, { description: 'Name of the person, 1 to 100 characters.' })
  name: string;

  @Field(() => String, {
    description:
      'Phone number in E.164 format, for example +442079460018. Masked for viewers who may not see contact details.',
  })
  phone: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Email address in lower case. Null if the lead has no email address. Masked for viewers who may not see contact details.',
  })
  email: string | null;

  @Field(() => String, { description: 'Message that the lead left, at most 2000 characters. Can be empty.' })
  message: string;

  @Field(() => LeadStatusEnum, { description: 'Position of the lead in the pipeline.' })
  status: LeadStatus;

  @Field(() => LeadSourceEnum, { description: 'How the lead was created.' })
  source: LeadSource;

  @Field(() => String, {
    nullable: true,
    description:
      'Id of the lead in the system that created it, at most 200 characters, without the name of the system. Null if none was given. Phone numbers and email addresses in it are masked for viewers who may not see contact details.',
  })
  externalId: string | null;

  @Public('Part of the lead.')
  @inSql.relation('externalIds', () => list([['system', 'asc']], { limit: LIMITS.externalIds }))
  @Field(() => [ExternalId], {
    description: 'Ids of the lead in external systems, at most 10, one for each system. Sorted by system.',
  })
  externalIds: ExternalId[];

  @Field(() => String, {
    nullable: true,
    description: 'Language in which the person saw the form, for example `en`. Null if the form was not used.',
  })
  formLanguage: string | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the lead was created.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time of the last change.' })
  updatedAt: Date;

  @Field(() => OutreachKindEnum, {
    nullable: true,
    description:
      'Kind of automatic outreach that a limit suppressed. Null if nothing was suppressed, or if later outreach was sent.',
  })
  suppressedKind: OutreachKind | null;

  @Field(() => SuppressionReasonEnum, {
    nullable: true,
    description: 'Limit that suppressed the outreach. Null if `suppressedKind` is null.',
  })
  suppressedReason: SuppressionReason | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which a limit suppressed the outreach. Null if `suppressedKind` is null.',
  })
  suppressedAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time since which the lead has been waiting for its first contact. Null if the lead is not waiting.',
  })
  waitingSince: Date | null;

  @Field(() => LeadWaitingReasonEnum, {
    nullable: true,
    description: 'Reason why the lead waits for its first contact. Null if `waitingSince` is null.',
  })
  waitingReason: LeadWaitingReason | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time at which the agent will contact the lead, while the lead waits for its contact window or for the next call. Null otherwise.',
  })
  contactAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time of the last unanswered automatic call, if no further automatic call is made. Null otherwise.',
  })
  unreachedAt: Date | null;

  @Public('Derived from the lead.')
  @inSql.expression(callBlockedReason)
  @Field(() => RefusalCodeEnum, {
    nullable: true,
    description:
      'Reason why the lead cannot be called at this time. Outreach limits and the contact window are not considered. Null if there is no such reason.',
  })
  callBlockedReason: RefusalCode | null;
  @Public('The version is part of the lead.')
  @inSql.expression(formVersionNumberOf)
  @Field(() => Int, {
    nullable: true,
    description:
      'Number of the version of the lead form that the person submitted, which contains the text of the consent. Null if no published form was used.',
  })
  formVersionNumber: number | null;

  @Public('An id reveals nothing about the contact.')
  @inSql.expression(contactIdOf)
  @Field(() => ID, {
    nullable: true,
    description: "Id of the contact with the lead's phone number. Null if no contact has the number.",
  })
  contactId: string | null;

  @Public('An id reveals nothing about the conversation.')
  @inSql.expression(conversationIdOf)
  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the conversation about the lead or, if there is none, of the latest WhatsApp conversation with the contact about another lead. Null if there is neither.',
  })
  conversationId: string | null;

  @Public("The caller's own permissions.")
  @inSql.permissions('Lead', { update: 'update', delete: 'delete' })
  @Field(() => LeadPermissions, {
    description: 'Whether the viewer is allowed to perform each action on the lead, with the reason if not.',
  })
  viewerCan: LeadPermissions;
}

@ObjectType({ description: 'Number of leads with one status.' })
export class LeadCountByStatus {
  @Field(() => LeadStatusEnum, { description: 'Status of the counted leads.' })
  status: LeadStatus;

  @Field(() => Int, { description: 'Number of leads that the viewer can read.' })
  count: number;
}

@ObjectType({ description: 'A lead was created, changed or deleted.' })
export class LeadChange {
  @Field(() => ChangeKindEnum, { description: 'Whether the lead was created, changed or deleted.' })
  kind: ChangeKind;

  @Field(() => ID, { description: 'Id of the lead.' })
  id: string;
}

@ObjectType({ description: 'Public form of a workspace, with which leads are submitted.' })
export class PublicForm {
  @Field(() => String, { name: 'workspaceName', description: 'Name of the workspace.' })
  name: string;

  @Field(() => String, { description: 'Slug of the workspace, to submit the form with.' })
  slug: string;

  @Field(() => ChannelEnum, { description: 'Channel on which the agent contacts leads.' })
  channel: Channel;

  @Field(() => Boolean, {
    description: 'Whether the agent contacts leads immediately. False if the agent is paused or not set up.',
  })
  contactsImmediately: boolean;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the published version, to submit the form with. Null for the built-in form.',
  })
  versionId: string | null;

  @Field(() => String, { description: 'Form as JSON, in the format of `LeadFormSettings.content`.' })
  content: string;

  @Field(() => String, { nullable: true, description: 'Logo as a data URL. Null if the form has none.' })
  logo: string | null;
}

export const LeadConnection = connectionOf('Lead', () => Lead);
