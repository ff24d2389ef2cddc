import type {
  CampaignStatus,
  CampaignTimeZoneMode,
  CampaignVariableSource,
  ContactReachability,
  PauseReason,
  TemplateCategory,
} from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import {
  CampaignStatusEnum,
  CampaignTimeZoneModeEnum,
  CampaignVariableSourceEnum,
  ContactReachabilityEnum,
  PauseReasonEnum,
  TemplateCategoryEnum,
} from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, run, sql } from '../../../../query-compiler/index.ts';
import { WhatsAppTemplate } from '../../../messaging/templates/index.ts';
import { countRecipientsIn, isResendableSql } from '../campaigns.reads.ts';

@ObjectType({
  description: 'Whether the viewer is allowed to perform each action on a campaign, with the reason if not.',
})
export class CampaignPermissions {
  @Field(() => PermissionCheck, { description: 'Whether the viewer can edit the campaign.' })
  update: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can delete the campaign.' })
  delete: PermissionCheck;

  @Field(() => PermissionCheck, {
    description: 'Whether the viewer can start the campaign, send tests and retry failed messages.',
  })
  run: PermissionCheck;
}

@ObjectType({ description: 'Value of one template variable, or the field that it is taken from.' })
export class CampaignVariable {
  @Field(() => String, { description: 'Name of the variable in the template, for example `1`.' })
  name: string;

  @Field(() => CampaignVariableSourceEnum, {
    description: 'Contact or workspace field that provides the value, or TEXT for a fixed text.',
  })
  source: CampaignVariableSource;

  @Field(() => String, { description: 'Fixed text if the source is TEXT. Empty otherwise.' })
  text: string;
}

@ObjectType({ description: 'Filter that selects the contacts of a campaign. A contact must match all conditions.' })
export class CampaignAudience {
  @Field(() => String, {
    nullable: true,
    description: 'Text in the name, phone number, email address, company or a tag. Null if there is no search text.',
  })
  search: string | null;

  @Field(() => [String], {
    description: 'Tags, all of which a contact must have. Empty if contacts with any or no tags match.',
  })
  tags: string[];

  @Field(() => [ContactReachabilityEnum], {
    description: 'Reachability of the contacts. Empty if contacts with any reachability match.',
  })
  reachability: ContactReachability[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the contacts have given consent. Null if contacts with and without consent match.',
  })
  consented: boolean | null;
}

const COUNTED = 'Part of the campaign.';

@ObjectType({ implements: Node, description: 'A campaign, which sends one template to many contacts.' })
export class Campaign {
  id: string;

  @Field(() => String, { description: 'Name of the campaign, 1 to 100 characters. Contacts do not see it.' })
  name: string;

  @inSql.column('state')
  @Field(() => CampaignStatusEnum, { description: 'Status of the campaign, from draft to completion.' })
  status: CampaignStatus;

  @Field(() => WhatsAppTemplate, {
    nullable: true,
    description: 'Template to send. Null until a template is selected.',
  })
  template: WhatsAppTemplate | null;

  @Field(() => TemplateCategoryEnum, {
    nullable: true,
    description:
      'Billing category of the template when the campaign was scheduled, started or last resumed. Null for a draft. If WhatsApp changes the category, the campaign is paused.',
  })
  templateCategory: TemplateCategory | null;

  @Field(() => Boolean, { description: 'Whether contacts without consent are excluded.' })
  consentRequired: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'Number of days. Contacts who were sent a message in that time are excluded. Null if no contact is excluded for this reason.',
  })
  messagedWithinDays: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Local start time without a time zone, for example 2026-11-21T09:00. Null if no start time is set.',
  })
  startsAt: string | null;

  @Field(() => CampaignTimeZoneModeEnum, {
    description: 'Whose time zone applies to the start time and the quiet hours.',
  })
  timeZoneMode: CampaignTimeZoneMode;

  @Field(() => Int, {
    nullable: true,
    description: 'Start of the quiet hours, in minutes after midnight. Null if there are no quiet hours.',
  })
  quietFrom: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'End of the quiet hours, in minutes after midnight. Null if there are no quiet hours.',
  })
  quietUntil: number | null;

  @Field(() => Int, { description: 'Maximum number of messages per minute, 1 to 3000.' })
  ratePerMinute: number;

  @Field(() => PauseReasonEnum, {
    nullable: true,
    description: 'Reason for the pause. Null if the campaign is not paused.',
  })
  pauseReason: PauseReason | null;

  @Field(() => String, {
    nullable: true,
    description: 'Reason why the campaign failed or was paused automatically. Null otherwise.',
  })
  failure: string | null;

  @Public(COUNTED)
  @inSql.expression(
    ({ column }) =>
      sql`${column('state')} = 'RUNNING' and exists (select from workspaces w where w.workspace_id = ${column('workspaceId')} and w.agent_paused_at is not null)`,
  )
  @Field(() => Boolean, { description: 'Whether the campaign does not send because the workspace is paused.' })
  isBlockedByWorkspacePause: boolean;

  @Public(COUNTED)
  @inSql.expression(
    ({ column }) =>
      sql`(select count(*)::int from campaign_recipients r where r.workspace_id = ${column('workspaceId')} and r.campaign_id = ${column('id')})`,
  )
  @Field(() => Int, { description: 'Number of recipients when the campaign started, including excluded recipients.' })
  total: number;

  @Public(COUNTED)
  @inSql.expression(countRecipientsIn('PENDING', 'SENDING'))
  @Field(() => Int, { description: 'Number of recipients that have not been sent the message yet.' })
  waiting: number;

  @Public(COUNTED)
  @inSql.expression(countRecipientsIn('UNCONFIRMED'))
  @Field(() => Int, {
    description:
      'Number of messages for which it is not known whether they were sent, because the response of the provider was lost.',
  })
  unconfirmed: number;

  @Public(COUNTED)
  @inSql.expression(
    ({ column }) => sql`(select count(*)::int from campaign_recipients r where r.workspace_id = ${column('workspaceId')}
      and r.campaign_id = ${column('id')} and ${isResendableSql(column('consentRequired'))})`,
  )
  @Field(() => Int, {
    description: 'Number of unconfirmed recipients that `resendUnconfirmed` can send the message to again.',
  })
  resendableCount: number;

  @Public(COUNTED)
  @inSql.expression(countRecipientsIn('SENT', 'DELIVERED', 'READ', 'REPLIED'))
  @Field(() => Int, {
    description: 'Number of messages that the provider accepted, including delivered and read messages.',
  })
  sent: number;

  @Public(COUNTED)
  @inSql.expression(countRecipientsIn('DELIVERED', 'READ', 'REPLIED'))
  @Field(() => Int, { description: 'Number of messages that were delivered, including read messages.' })
  delivered: number;

  @Public(COUNTED)
  @inSql.expression(countRecipientsIn('READ', 'REPLIED'))
  @Field(() => Int, { description: 'Number of messages that were read, including messages with a reply.' })
  read: number;

  @Public(COUNTED)
  @inSql.expression(countRecipientsIn('REPLIED'))
  @Field(() => Int, { description: 'Number of recipients who replied within 72 hours.' })
  replied: number;

  @Public(COUNTED)
  @inSql.expression(countRecipientsIn('FAILED'))
  @Field(() => Int, { description: 'Number of messages that could not be sent or delivered.' })
  failed: number;

  @Public(COUNTED)
  @inSql.expression(countRecipientsIn('SKIPPED'))
  @Field(() => Int, {
    description: 'Number of recipients who were excluded. The query `campaignSkippedRecipients` returns the reasons.',
  })
  skipped: number;

  @Public(COUNTED)
  @inSql.expression(
    ({ column }) => sql`(select count(*)::int from campaign_recipients r where r.workspace_id = ${column('workspaceId')}
      and r.campaign_id = ${column('id')} and r.sent_at > ${run.now}::timestamptz - interval '1 minute')`,
  )
  @Field(() => Int, { description: 'Number of messages that were enqueued in the last minute.' })
  lastMinute: number;

  @Field(() => String, { description: 'Name of the member who created the campaign, at that time.' })
  createdByName: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the member who scheduled or started the campaign. Null if it was not scheduled or started.',
  })
  startedByName: string | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the campaign was created.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time of the last change.' })
  updatedAt: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the campaign started. Null if it has not started.',
  })
  startedAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the campaign ended. Null if it has not ended.',
  })
  finishedAt: Date | null;

  @Public("The caller's own permissions.")
  @inSql.permissions('Campaign', { update: 'update', delete: 'delete', run: 'run' })
  @Field(() => CampaignPermissions, {
    description: 'Whether the viewer is allowed to perform each action on the campaign, with the reason if not.',
  })
  viewerCan: CampaignPermissions;
}

@ObjectType({ description: 'A change in the progress of a campaign.' })
export class CampaignProgress {
  @Field(() => ID, { description: 'Id of the campaign.' })
  id: string;
}

export const CampaignConnection = connectionOf('Campaign', () => Campaign);
