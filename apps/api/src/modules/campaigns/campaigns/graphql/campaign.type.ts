import type {
  CampaignState,
  CampaignTimeZoneMode,
  CampaignVariableSource,
  ContactReachability,
  PauseReason,
  RecipientEligibility,
  SkipReason,
  TemplateCategory,
} from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import {
  CampaignStateEnum,
  CampaignTimeZoneModeEnum,
  CampaignVariableSourceEnum,
  ContactReachabilityEnum,
  PauseReasonEnum,
  RecipientEligibilityEnum,
  SkipReasonEnum,
  TemplateCategoryEnum,
} from '../../../../graphql/enums.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, run, sql } from '../../../../query-compiler/index.ts';
import { WhatsAppTemplate } from '../../../messaging/templates/index.ts';
import { countRecipientsIn, isResendableSql } from '../campaigns.reads.ts';

@ObjectType({ description: 'Actions that the viewer can take on a campaign, with the reason when not.' })
export class CampaignPermissions {
  @Field(() => PermissionCheck)
  update: PermissionCheck;

  @Field(() => PermissionCheck)
  delete: PermissionCheck;

  @Field(() => PermissionCheck)
  run: PermissionCheck;
}

@ObjectType({ description: 'Value source of one template variable.' })
export class CampaignVariable {
  @Field(() => String)
  name: string;

  @Field(() => CampaignVariableSourceEnum)
  filling: CampaignVariableSource;

  @Field(() => String, { description: 'For TEXT.' })
  text: string;
}

@ObjectType({ description: 'Filter of an audience. All given conditions must match.' })
export class CampaignAudience {
  @Field(() => String, { nullable: true })
  search: string | null;

  @Field(() => [String])
  tags: string[];

  @Field(() => [ContactReachabilityEnum])
  reachability: ContactReachability[];

  @Field(() => Boolean, { nullable: true })
  consented: boolean | null;
}

const COUNTED = 'Part of the campaign.';

@ObjectType({ description: 'A message to many contacts with its progress.' })
export class Campaign {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => CampaignStateEnum)
  state: CampaignState;

  @Field(() => WhatsAppTemplate, { nullable: true, description: 'Null until selected.' })
  template: WhatsAppTemplate | null;

  @Field(() => TemplateCategoryEnum, {
    nullable: true,
    description:
      'Billing category of the template when the campaign was scheduled or started. Null for a draft. The campaign pauses when WhatsApp has changed it since.',
  })
  templateCategory: TemplateCategory | null;

  @Field(() => Boolean)
  consentRequired: boolean;

  @Field(() => Int, { nullable: true })
  messagedWithinDays: number | null;

  @Field(() => String, {
    nullable: true,
    description: "Local start time in the campaign's time zone, for example 2026-11-21T09:00. Null: immediately.",
  })
  startsAt: string | null;

  @Field(() => CampaignTimeZoneModeEnum)
  timeZoneMode: CampaignTimeZoneMode;

  @Field(() => Int, { nullable: true, description: 'Minutes after midnight.' })
  quietFrom: number | null;

  @Field(() => Int, { nullable: true })
  quietUntil: number | null;

  @Field(() => Int)
  ratePerMinute: number;

  @Field(() => PauseReasonEnum, { nullable: true, description: 'Reason for the pause. Null unless paused.' })
  pauseReason: PauseReason | null;

  @Field(() => String, { nullable: true, description: 'Why it paused automatically or failed. Null otherwise.' })
  failure: string | null;

  @Public(COUNTED)
  @inSql.expression(
    ({ column }) =>
      sql`${column('state')} = 'RUNNING' and exists (select from workspaces w where w.workspace_id = ${column('workspaceId')} and w.agent_paused_at is not null)`,
  )
  @Field(() => Boolean, { description: 'Whether it waits because the workspace is paused.' })
  isBlockedByWorkspacePause: boolean;

  @Public(COUNTED)
  @inSql.expression(
    ({ column }) =>
      sql`(select count(*)::int from campaign_recipients r where r.workspace_id = ${column('workspaceId')} and r.campaign_id = ${column('id')})`,
  )
  @Field(() => Int, { description: 'Number of recipients at the start, including excluded ones.' })
  total: number;

  @Public(COUNTED)
  @inSql.expression(countRecipientsIn('PENDING', 'SENDING'))
  @Field(() => Int, { description: 'Number of pending recipients.' })
  waiting: number;

  @Public(COUNTED)
  @inSql.expression(countRecipientsIn('UNCONFIRMED'))
  @Field(() => Int, {
    description:
      "Number of messages that may have been sent: the provider's response was lost, and they are being looked up.",
  })
  unconfirmed: number;

  @Public(COUNTED)
  @inSql.expression(
    ({ column }) => sql`(select count(*)::int from campaign_recipients r where r.workspace_id = ${column('workspaceId')}
      and r.campaign_id = ${column('id')} and ${isResendableSql(column('consentRequired'))})`,
  )
  @Field(() => Int, {
    description: 'Number of unconfirmed recipients that can be resent: see resendUnconfirmed.',
  })
  resendableCount: number;

  @Public(COUNTED)
  @inSql.expression(countRecipientsIn('SENT', 'DELIVERED', 'READ', 'REPLIED'))
  @Field(() => Int, { description: 'Number of messages accepted by the provider, including delivered and read ones.' })
  sent: number;

  @Public(COUNTED)
  @inSql.expression(countRecipientsIn('DELIVERED', 'READ', 'REPLIED'))
  @Field(() => Int, { description: 'Number of delivered messages, including read ones.' })
  delivered: number;

  @Public(COUNTED)
  @inSql.expression(countRecipientsIn('READ', 'REPLIED'))
  @Field(() => Int, { description: 'Number of read messages, including replied ones.' })
  read: number;

  @Public(COUNTED)
  @inSql.expression(countRecipientsIn('REPLIED'))
  @Field(() => Int, { description: 'Number of replies within 72 hours.' })
  replied: number;

  @Public(COUNTED)
  @inSql.expression(countRecipientsIn('FAILED'))
  @Field(() => Int)
  failed: number;

  @Public(COUNTED)
  @inSql.expression(countRecipientsIn('SKIPPED'))
  @Field(() => Int, { description: 'Number of excluded recipients. See campaignSkippedRecipients for the reasons.' })
  skipped: number;

  @Public(COUNTED)
  @inSql.expression(
    ({ column }) => sql`(select count(*)::int from campaign_recipients r where r.workspace_id = ${column('workspaceId')}
      and r.campaign_id = ${column('id')} and r.sent_at > ${run.now}::timestamptz - interval '1 minute')`,
  )
  @Field(() => Int, { description: 'Number of messages enqueued in the last minute.' })
  lastMinute: number;

  @Field(() => String)
  createdByName: string;

  @Field(() => String, { nullable: true, description: 'Name of the member who scheduled or started it.' })
  startedByName: string | null;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Field(() => GraphQLDateTime)
  updatedAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true })
  startedAt: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  finishedAt: Date | null;

  @Public("The caller's own permissions.")
  @inSql.permissions('Campaign', { update: 'update', delete: 'delete', run: 'run' })
  @Field(() => CampaignPermissions, { description: 'Actions that the viewer can take on this campaign.' })
  viewerCan: CampaignPermissions;
}

@ObjectType({ description: 'Number of contacts with one outcome.' })
export class AudienceCount {
  @Field(() => RecipientEligibilityEnum)
  outcome: RecipientEligibility;

  @Field(() => Int)
  count: number;
}

@ObjectType({ description: 'Number of recipients excluded for one reason.' })
export class SkippedRecipientCount {
  @Field(() => SkipReasonEnum)
  reason: SkipReason;

  @Field(() => Int)
  count: number;
}

@ObjectType({ description: 'Progress of a campaign.' })
export class CampaignProgress {
  @Field(() => ID)
  id: string;
}

export const CampaignConnection = connectionOf('Campaign', () => Campaign);
