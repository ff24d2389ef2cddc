import type { Environment, FilterMatch, FilterOperator, WebhookDisabledReason, WebhookStatus } from '@frontdesk/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import {
  EnvironmentEnum,
  FilterMatchEnum,
  FilterOperatorEnum,
  WebhookDisabledReasonEnum,
  WebhookStatusEnum,
} from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, run, sql } from '../../../../query-compiler/index.ts';

const PLAIN = 'Plain data of a webhook that the viewer may read.';

@ObjectType({ description: 'A condition on the data of an event.' })
export class WebhookCondition {
  @Field(() => String, { description: 'Path of a field in the `data` of the event, for example `lead.status`.' })
  path: string;

  @Field(() => FilterOperatorEnum, { description: 'How the field is compared with `value`.' })
  operator: FilterOperator;

  @Field(() => String, { description: 'Value to compare with. Ignored by the operator EXISTS.' })
  value: string;
}

@ObjectType({
  description: 'Whether the viewer is allowed to perform each action on a webhook, with the reason if not.',
})
export class WebhookPermissions {
  @Field(() => PermissionCheck, { description: 'Whether the viewer can change and enable the webhook.' })
  update: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can delete the webhook.' })
  delete: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can replace the secret.' })
  rotateSecret: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can send a test event.' })
  test: PermissionCheck;
}

@ObjectType({
  implements: Node,
  description:
    'An endpoint that receives events of the workspace. Requests are signed according to the Standard Webhooks specification.',
})
export class Webhook {
  id: string;

  @Field(() => String, { description: 'URL to which events are sent.' })
  url: string;

  @Field(() => String, { description: 'Purpose of the endpoint. Can be empty.' })
  description: string;

  @Field(() => [String], { description: 'Event names from the query `webhookEventTypes`.' })
  eventTypes: string[];

  @Field(() => FilterMatchEnum, {
    description: 'Whether an event must meet all conditions of the filter or any of them.',
  })
  filterMatch: FilterMatch;

  @Field(() => EnvironmentEnum, {
    nullable: true,
    description: 'Environment of the workspace in which events are sent. Null if events are sent in every environment.',
  })
  environment: Environment | null;

  @Field(() => Boolean, {
    description: 'Whether phone numbers and email addresses of leads and contacts are masked in the payloads.',
  })
  maskContactDetails: boolean;

  @inSql.column('state')
  @Field(() => WebhookStatusEnum, { description: 'Whether events are sent to the endpoint.' })
  status: WebhookStatus;

  @Field(() => WebhookDisabledReasonEnum, {
    nullable: true,
    description: 'Reason why the webhook is disabled. Null if it is enabled.',
  })
  disabledReason: WebhookDisabledReason | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the webhook was disabled. Null if it is enabled.',
  })
  disabledAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time since which all deliveries have failed. Null if the last delivery succeeded or nothing has been delivered yet.',
  })
  failingSince: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time of the last delivery that the endpoint accepted. Null if no delivery was accepted.',
  })
  deliveredAt: Date | null;

  @Public(PLAIN)
  @inSql.expression(
    ({ column }) => sql`(select count(*) from webhook_deliveries d where d.workspace_id = ${column('workspaceId')}
      and d.webhook_id = ${column('id')} and d.state = 'PENDING')::int`,
  )
  @Field(() => Int, {
    description: 'Number of deliveries that are pending until their next attempt or until the webhook is enabled.',
  })
  waitingCount: number;

  @Public(PLAIN)
  @inSql.expression(
    ({ column }) => sql`(select count(*) from webhook_deliveries d where d.workspace_id = ${column('workspaceId')}
      and d.webhook_id = ${column('id')} and d.state = 'FAILED' and not d.test)::int`,
  )
  @Field(() => Int, {
    description: 'Number of deliveries, without tests, that failed in all attempts. They can be sent again.',
  })
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
    description:
      'Time until which requests are also signed with the previous secret. Null if only the current secret is used.',
  })
  previousSecretEndsAt: Date | null;

  @Field(() => String, { description: 'Name of the member who created the webhook, at that time.' })
  createdByName: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the webhook was created.' })
  createdAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('Webhook', { update: 'update', delete: 'delete', rotateSecret: 'rotateSecret', test: 'test' })
  @Field(() => WebhookPermissions, {
    description: 'Whether the viewer is allowed to perform each action on the record, with the reason if not.',
  })
  viewerCan: WebhookPermissions;
}

export const WebhookConnection = connectionOf('Webhook', () => Webhook);

@ObjectType({ description: 'An event type that webhooks can subscribe to.' })
export class WebhookEventInfo {
  @Field(() => String, { description: 'Name of the event type, for example `lead.created`.' })
  name: string;

  @Field(() => String, { description: 'Name of the group in which the event type is displayed.' })
  group: string;

  @Field(() => String, { description: 'When the event is sent.' })
  description: string;

  @Field(() => PermissionCheck, {
    description:
      'Whether the viewer can read all records that the events are about, which is required to subscribe a webhook to the event type.',
  })
  choosable: PermissionCheck;

  @Field(() => String, { description: 'Example payload as JSON.' })
  example: string;
}
