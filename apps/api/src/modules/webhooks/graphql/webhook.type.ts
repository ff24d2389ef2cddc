import type { Environment, FilterMatch, FilterOperator, WebhookDisabledReason, WebhookState } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../graphql/can.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import {
  EnvironmentEnum,
  FilterMatchEnum,
  FilterOperatorEnum,
  WebhookDisabledReasonEnum,
  WebhookStateEnum,
} from '../../../graphql/enums.ts';
import { Permission } from '../../../graphql/permission.type.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql, run, sql } from '../../../query-compiler/index.ts';

const PLAIN = 'Plain data of a webhook that the viewer may read.';

@ObjectType({ description: 'One question to an event’s data.' })
export class WebhookCondition {
  @Field(() => String, { description: 'Where the value stands in `data`, as in `lead.status`.' })
  path: string;

  @Field(() => FilterOperatorEnum)
  operator: FilterOperator;

  @Field(() => String, { description: 'What it is compared with; without meaning for EXISTS.' })
  value: string;
}

@ObjectType({ description: 'What the viewer may do with a webhook, with the reason when not.' })
export class WebhookPermissions {
  @Field(() => Permission)
  update: Permission;

  @Field(() => Permission)
  delete: Permission;

  @Field(() => Permission)
  rotateSecret: Permission;

  @Field(() => Permission)
  test: Permission;
}

@ObjectType({
  description: 'An address outside to which events of the workspace go, signed as Standard Webhooks says.',
})
export class Webhook {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  url: string;

  @Field(() => String, { description: 'What it is for; may be empty.' })
  description: string;

  @Field(() => [String], { description: 'Names from `webhookEventTypes`.' })
  eventTypes: string[];

  @Field(() => FilterMatchEnum)
  filterMatch: FilterMatch;

  @Field(() => EnvironmentEnum, {
    nullable: true,
    description: 'Events are sent only while the workspace is in it; null: in whichever it is.',
  })
  environment: Environment | null;

  @Field(() => Boolean, { description: 'Whether phones and e-mails of leads and contacts are masked in what is sent.' })
  maskContactDetails: boolean;

  @Field(() => WebhookStateEnum)
  state: WebhookState;

  @Field(() => WebhookDisabledReasonEnum, { nullable: true, description: 'Null while it is active.' })
  disabledReason: WebhookDisabledReason | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true })
  disabledAt: Date | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Since when nothing was accepted; null while all is well.',
  })
  failingSince: Date | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When something was last accepted; null for never.' })
  deliveredAt: Date | null;

  @Public(PLAIN)
  @inSql.expression(
    ({ column }) => sql`(select count(*) from webhook_deliveries d where d.workspace_id = ${column('workspaceId')}
      and d.webhook_id = ${column('id')} and d.state = 'PENDING')::int`,
  )
  @Field(() => Int, { description: 'Deliveries that wait for their next attempt, or for the webhook to be enabled.' })
  waitingCount: number;

  @Public(PLAIN)
  @inSql.expression(
    ({ column }) => sql`(select count(*) from webhook_deliveries d where d.workspace_id = ${column('workspaceId')}
      and d.webhook_id = ${column('id')} and d.state = 'FAILED' and not d.test)::int`,
  )
  @Field(() => Int, { description: 'Deliveries that failed for good, and can be sent again.' })
  failedCount: number;

  @Field(() => String, { description: 'The last four characters of the secret, to know it by.' })
  secretLastFour: string;

  @Public(PLAIN)
  @inSql.expression(
    ({ column }) => sql`(case when ${column('previousSecretEndsAt')} > ${run.now}::timestamptz
      then ${column('previousSecretEndsAt')} end)`,
  )
  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Until when the secret before this one signs too; null when it does no more.',
  })
  previousSecretEndsAt: Date | null;

  @Field(() => String)
  createdByName: string;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('Webhook', { update: 'update', delete: 'delete', rotateSecret: 'rotateSecret', test: 'test' })
  @Field(() => WebhookPermissions, { description: 'What the viewer may do with it.' })
  viewerCan: WebhookPermissions;
}

export const WebhookConnection = connectionOf('Webhook', () => Webhook);

@ObjectType({ description: 'A kind of event that an endpoint can be told of.' })
export class WebhookEventInfo {
  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'What it belongs to, as it is shown together.' })
  group: string;

  @Field(() => String)
  description: string;

  @Field(() => Permission, {
    description: 'Whether the viewer may have an endpoint told of it: only of what they may read themselves.',
  })
  choosable: Permission;

  @Field(() => String, { description: 'What would arrive, as JSON.' })
  example: string;
}
