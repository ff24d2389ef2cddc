import type { Environment, FilterMatch, FilterOperator, WebhookDisabledReason, WebhookState } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import {
  EnvironmentEnum,
  FilterMatchEnum,
  FilterOperatorEnum,
  WebhookDisabledReasonEnum,
  WebhookStateEnum,
} from '../../../../graphql/enums.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, run, sql } from '../../../../query-compiler/index.ts';

const PLAIN = 'Plain data of a webhook that the viewer may read.';

@ObjectType({ description: 'One condition on the event data.' })
export class WebhookCondition {
  @Field(() => String, { description: 'Path in `data`, for example `lead.status`.' })
  path: string;

  @Field(() => FilterOperatorEnum)
  operator: FilterOperator;

  @Field(() => String, { description: 'Value to compare with. Ignored for EXISTS.' })
  value: string;
}

@ObjectType({ description: 'Actions that the viewer can take on a webhook, with the reason when not.' })
export class WebhookPermissions {
  @Field(() => PermissionCheck)
  update: PermissionCheck;

  @Field(() => PermissionCheck)
  delete: PermissionCheck;

  @Field(() => PermissionCheck)
  rotateSecret: PermissionCheck;

  @Field(() => PermissionCheck)
  test: PermissionCheck;
}

@ObjectType({
  description: 'An endpoint that receives events of the workspace, signed by the Standard Webhooks specification.',
})
export class Webhook {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  url: string;

  @Field(() => String, { description: 'Purpose of the endpoint. May be empty.' })
  description: string;

  @Field(() => [String], { description: 'Names from `webhookEventTypes`.' })
  eventTypes: string[];

  @Field(() => FilterMatchEnum)
  filterMatch: FilterMatch;

  @Field(() => EnvironmentEnum, {
    nullable: true,
    description: 'Events are sent only while the workspace is in this environment. Null: in every environment.',
  })
  environment: Environment | null;

  @Field(() => Boolean, {
    description: 'Whether phone numbers and email addresses of leads and contacts are masked in payloads.',
  })
  maskContactDetails: boolean;

  @Field(() => WebhookStateEnum)
  state: WebhookState;

  @Field(() => WebhookDisabledReasonEnum, { nullable: true, description: 'Null while active.' })
  disabledReason: WebhookDisabledReason | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  disabledAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time since which all deliveries fail. Null while healthy.',
  })
  failingSince: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time of the last accepted delivery. Null if never.',
  })
  deliveredAt: Date | null;

  @Public(PLAIN)
  @inSql.expression(
    ({ column }) => sql`(select count(*) from webhook_deliveries d where d.workspace_id = ${column('workspaceId')}
      and d.webhook_id = ${column('id')} and d.state = 'PENDING')::int`,
  )
  @Field(() => Int, { description: 'Deliveries waiting for their next attempt, or for the webhook to be enabled.' })
  waitingCount: number;

  @Public(PLAIN)
  @inSql.expression(
    ({ column }) => sql`(select count(*) from webhook_deliveries d where d.workspace_id = ${column('workspaceId')}
      and d.webhook_id = ${column('id')} and d.state = 'FAILED' and not d.test)::int`,
  )
  @Field(() => Int, { description: 'Failed deliveries without further attempts, which can be sent again.' })
  failedCount: number;

  @Field(() => String, { description: 'Last four characters of the secret.' })
  secretLastFour: string;

  @Public(PLAIN)
  @inSql.expression(
    ({ column }) => sql`(case when ${column('previousSecretEndsAt')} > ${run.now}::timestamptz
      then ${column('previousSecretEndsAt')} end)`,
  )
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time until which the previous secret also signs. Null when it does not.',
  })
  previousSecretEndsAt: Date | null;

  @Field(() => String)
  createdByName: string;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('Webhook', { update: 'update', delete: 'delete', rotateSecret: 'rotateSecret', test: 'test' })
  @Field(() => WebhookPermissions, { description: 'Actions that the viewer can take on it.' })
  viewerCan: WebhookPermissions;
}

export const WebhookConnection = connectionOf('Webhook', () => Webhook);

@ObjectType({ description: 'An event type that webhooks can subscribe to.' })
export class WebhookEventInfo {
  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'Group for display.' })
  group: string;

  @Field(() => String)
  description: string;

  @Field(() => PermissionCheck, {
    description: 'Whether the viewer can subscribe a webhook to it: only to events that they can read.',
  })
  choosable: PermissionCheck;

  @Field(() => String, { description: 'Example payload as JSON.' })
  example: string;
}
