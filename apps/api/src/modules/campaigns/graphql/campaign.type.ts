import type {
  AudienceOutcome,
  CampaignClock,
  CampaignFilling,
  CampaignState,
  ContactStanding,
  PauseReason,
  SkipReason,
  TemplateCategory,
} from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../graphql/can.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import {
  AudienceOutcomeEnum,
  CampaignClockEnum,
  CampaignFillingEnum,
  CampaignStateEnum,
  ContactStandingEnum,
  PauseReasonEnum,
  SkipReasonEnum,
  TemplateCategoryEnum,
} from '../../../graphql/enums.ts';
import { Permission } from '../../../graphql/permission.type.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql, run, sql } from '../../../query-compiler/index.ts';
import { WhatsAppTemplate } from '../../templates/index.ts';
import { countRecipientsIn, isResendableSql } from '../campaigns.reads.ts';

@ObjectType({ description: 'What the viewer may do with a campaign, with the reason when not.' })
export class CampaignPermissions {
  @Field(() => Permission)
  update: Permission;

  @Field(() => Permission)
  delete: Permission;

  @Field(() => Permission)
  run: Permission;
}

@ObjectType({ description: 'What fills one variable of the template.' })
export class CampaignVariable {
  @Field(() => String)
  name: string;

  @Field(() => CampaignFillingEnum)
  filling: CampaignFilling;

  @Field(() => String, { description: 'For TEXT.' })
  text: string;
}

@ObjectType({ description: 'Which contacts are meant: all that is given matches.' })
export class CampaignFilter {
  @Field(() => String, { nullable: true })
  search: string | null;

  @Field(() => [String])
  tags: string[];

  @Field(() => [ContactStandingEnum])
  standings: ContactStanding[];

  @Field(() => Boolean, { nullable: true })
  consented: boolean | null;
}

const COUNTED = 'Part of the campaign.';

@ObjectType({ description: 'One message to many, and how far it is.' })
export class Campaign {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => CampaignStateEnum)
  state: CampaignState;

  @Field(() => WhatsAppTemplate, { nullable: true, description: 'Null until one was chosen.' })
  template: WhatsAppTemplate | null;

  @Field(() => TemplateCategoryEnum, {
    nullable: true,
    description:
      'What the template was billed as when somebody let the campaign go out; null for a draft. Where WhatsApp has moved it since, the campaign pauses itself.',
  })
  templateCategory: TemplateCategory | null;

  @Field(() => Boolean)
  consentRequired: boolean;

  @Field(() => Int, { nullable: true })
  messagedWithinDays: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'When it begins by its clock, as in 2026-11-21T09:00; null is at once.',
  })
  startsAt: string | null;

  @Field(() => CampaignClockEnum)
  clock: CampaignClock;

  @Field(() => Int, { nullable: true, description: 'A minute of the day.' })
  quietFrom: number | null;

  @Field(() => Int, { nullable: true })
  quietUntil: number | null;

  @Field(() => Int)
  ratePerMinute: number;

  @Field(() => PauseReasonEnum, { nullable: true, description: 'Why it stands still; null unless it is paused.' })
  pauseReason: PauseReason | null;

  @Field(() => String, { nullable: true, description: 'Why it stands still by itself or has failed, in words.' })
  failure: string | null;

  @Public(COUNTED)
  @inSql.expression(
    ({ column }) =>
      sql`${column('state')} = 'RUNNING' and exists (select from workspaces w where w.workspace_id = ${column('workspaceId')} and w.agent_paused_at is not null)`,
  )
  @Field(() => Boolean, { description: 'Whether it waits because the workspace is paused.' })
  suspended: boolean;

  @Public(COUNTED)
  @inSql.expression(
    ({ column }) =>
      sql`(select count(*)::int from campaign_recipients r where r.workspace_id = ${column('workspaceId')} and r.campaign_id = ${column('id')})`,
  )
  @Field(() => Int, { description: 'How many people were meant when it began, whoever was left out included.' })
  total: number;

  @Public(COUNTED)
  @inSql.expression(countRecipientsIn('PENDING', 'SENDING'))
  @Field(() => Int, { description: 'Still to come.' })
  waiting: number;

  @Public(COUNTED)
  @inSql.expression(countRecipientsIn('UNCONFIRMED'))
  @Field(() => Int, {
    description: 'May have gone out: the answer of the provider was lost, and it is being looked for.',
  })
  unconfirmed: number;

  @Public(COUNTED)
  @inSql.expression(
    ({ column }) => sql`(select count(*)::int from campaign_recipients r where r.workspace_id = ${column('workspaceId')}
      and r.campaign_id = ${column('id')} and ${isResendableSql(column('consentRequired'))})`,
  )
  @Field(() => Int, {
    description:
      'Of the unconfirmed, those whom nobody looks for any more and who may be written to: see sendCampaignAgain.',
  })
  sendableAgain: number;

  @Public(COUNTED)
  @inSql.expression(countRecipientsIn('SENT', 'DELIVERED', 'READ', 'REPLIED'))
  @Field(() => Int, { description: 'The provider has them, or more.' })
  sent: number;

  @Public(COUNTED)
  @inSql.expression(countRecipientsIn('DELIVERED', 'READ', 'REPLIED'))
  @Field(() => Int, { description: 'Were delivered, or more.' })
  delivered: number;

  @Public(COUNTED)
  @inSql.expression(countRecipientsIn('READ', 'REPLIED'))
  @Field(() => Int, { description: 'Were read, or more.' })
  read: number;

  @Public(COUNTED)
  @inSql.expression(countRecipientsIn('REPLIED'))
  @Field(() => Int, { description: 'Wrote back within 72 hours.' })
  replied: number;

  @Public(COUNTED)
  @inSql.expression(countRecipientsIn('FAILED'))
  @Field(() => Int)
  failed: number;

  @Public(COUNTED)
  @inSql.expression(countRecipientsIn('SKIPPED'))
  @Field(() => Int, { description: 'Left out; see campaignSkips for why.' })
  skipped: number;

  @Public(COUNTED)
  @inSql.expression(
    ({ column }) => sql`(select count(*)::int from campaign_recipients r where r.workspace_id = ${column('workspaceId')}
      and r.campaign_id = ${column('id')} and r.sent_at > ${run.now}::timestamptz - interval '1 minute')`,
  )
  @Field(() => Int, { description: 'How many were taken up in the last minute.' })
  lastMinute: number;

  @Field(() => String)
  createdByName: string;

  @Field(() => String, { nullable: true, description: 'Who scheduled or started it.' })
  startedByName: string | null;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Field(() => GraphQLDateTimeISO)
  updatedAt: Date;

  @Field(() => GraphQLDateTimeISO, { nullable: true })
  startedAt: Date | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true })
  finishedAt: Date | null;

  @Public("The caller's own permissions.")
  @inSql.permissions('Campaign', { update: 'update', delete: 'delete', run: 'run' })
  @Field(() => CampaignPermissions, { description: 'What the viewer may do with this campaign.' })
  viewerCan: CampaignPermissions;
}

@ObjectType({ description: 'How many of an audience come to one outcome.' })
export class AudienceCount {
  @Field(() => AudienceOutcomeEnum)
  outcome: AudienceOutcome;

  @Field(() => Int)
  count: number;
}

@ObjectType({ description: 'How many were left out for one reason.' })
export class SkipCount {
  @Field(() => SkipReasonEnum)
  reason: SkipReason;

  @Field(() => Int)
  count: number;
}

@ObjectType({ description: 'A campaign came further.' })
export class CampaignProgress {
  @Field(() => ID)
  id: string;
}

export const CampaignConnection = connectionOf('Campaign', () => Campaign);
