import type { DeliveryFailureReason, WebhookDeliveryStatus } from '@frontdesk/domain';
import { Arg, Field, FieldResolver, ID, Int, ObjectType, Resolver } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { DeliveryFailureReasonEnum, WebhookDeliveryStatusEnum } from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { ends, inSql, run, runValue, sql } from '../../../../query-compiler/index.ts';
import { readableEventTypes } from '../event-types.ts';

const readTypes = runValue(({ ctx }) => readableEventTypes(ctx));

@ObjectType({ description: 'A delivery request and its response.' })
class WebhookAttempt {
  @Field(() => ID, { description: 'Id of the attempt.' })
  id: string;

  @Field(() => Int, { description: 'Number of the attempt, starting at 1.' })
  number: number;

  @inSql.column('at')
  @Field(() => GraphQLDateTime, { description: 'Time at which the request was sent.' })
  occurredAt: Date;

  @Field(() => Int, { description: 'Time from the request to the end of the response or the error, in milliseconds.' })
  durationMs: number;

  @Public('Headers without the signature.')
  @inSql.expression(({ column }) => sql`${column('requestHeaders')}::text`, 'COLUMNS')
  @Field(() => String, { description: 'Request headers as JSON, without the signature.' })
  requestHeaders: string;

  @Field(() => Int, { nullable: true, description: 'HTTP status of the response. Null if there was no response.' })
  responseStatus: number | null;

  @Public("The endpoint's own response.")
  @inSql.expression(({ column }) => sql`${column('responseHeaders')}::text`, 'COLUMNS')
  @Field(() => String, { nullable: true, description: 'Response headers as JSON. Null if there was no response.' })
  responseHeaders: string | null;

  @Public('Visible to callers who can read the full request with contact details: the response may repeat them.')
  @inSql.expression(
    ({ column }) => sql`(case when ${run.seesAll}::boolean and exists (
      select from webhook_deliveries d where d.workspace_id = ${column('workspaceId')} and d.id = ${column('deliveryId')}
        and d.type = any(${readTypes}::text[])) then ${column('responseBody')} end)`,
  )
  @Field(() => String, {
    nullable: true,
    description:
      'First 4 kB of the response body. Null if there was no response or for viewers who may not see contact details or may not read the event.',
  })
  responseBody: string | null;

  @Field(() => DeliveryFailureReasonEnum, {
    nullable: true,
    description: 'Reason why the attempt failed. Null if the endpoint accepted the delivery.',
  })
  cause: DeliveryFailureReason | null;

  @Field(() => String, { nullable: true, description: 'Error message. Null if the endpoint accepted the delivery.' })
  error: string | null;
}

@ObjectType({
  description: 'Whether the viewer is allowed to perform each action on a delivery, with the reason if not.',
})
class WebhookDeliveryPermissions {
  @Field(() => PermissionCheck, { description: 'Whether the viewer can send the event to the endpoint again.' })
  replay: PermissionCheck;
}

@ObjectType({ implements: Node, description: 'Delivery of one event to one endpoint. It is stored for thirty days.' })
export class WebhookDelivery {
  id: string;

  @Field(() => ID, {
    description: 'Value of the header `webhook-id`, the same in every attempt. Receivers use it to detect duplicates.',
  })
  messageId: string;

  @Field(() => ID, { description: 'Id of the webhook.' })
  webhookId: string;

  @Public('Plain data of a delivery that the viewer may read.')
  @inSql.through('webhook', 'url')
  @Field(() => String, { description: 'URL to which the event is sent.' })
  url: string;

  @Field(() => String, { description: 'Name of the event, for example `lead.created`.' })
  type: string;

  @Field(() => Boolean, { description: 'Whether the delivery is a test. Tests are not counted in the statistics.' })
  test: boolean;

  @inSql.column('state')
  @Field(() => WebhookDeliveryStatusEnum, { description: 'Whether the delivery is pending, succeeded or failed.' })
  status: WebhookDeliveryStatus;

  @Field(() => Int, { description: 'Number of attempts so far.' })
  attemptCount: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time of the next attempt. Null if the delivery is finished, or waits until the webhook is enabled.',
  })
  nextAttemptAt: Date | null;

  @inSql.column('lastStatus')
  @Field(() => Int, { nullable: true, description: 'HTTP status of the last response. Null if there was no response.' })
  lastResponseStatus: number | null;

  @Field(() => DeliveryFailureReasonEnum, {
    nullable: true,
    description: 'Reason why the last attempt failed. Null if it did not fail or there was no attempt yet.',
  })
  lastCause: DeliveryFailureReason | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the endpoint accepted the delivery. Null if the endpoint has not accepted it.',
  })
  deliveredAt: Date | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the delivery was enqueued.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time of the last change.' })
  updatedAt: Date;

  @Public('As far as the viewer can read the event.')
  @inSql.expression(
    ({ column }) => sql`(case when ${column('type')} = any(${readTypes}::text[]) then (
      select case when w.mask_contact_details or not ${run.seesAll}::boolean then m.masked_payload else m.payload end
      from webhook_messages m join webhooks w on w.workspace_id = m.workspace_id and w.id = ${column('webhookId')}
      where m.workspace_id = ${column('workspaceId')} and m.id = ${column('messageId')}) end)`,
  )
  @Field(() => String, {
    nullable: true,
    description:
      'Payload as JSON. Contact details are masked for viewers who may not see them, and if the webhook masks them. Null for viewers who may not read all of the event.',
  })
  body: string | null;

  @Public("The caller's own permissions.")
  @inSql.permissions('WebhookDelivery', { replay: 'replay' })
  @Field(() => WebhookDeliveryPermissions, {
    description: 'Whether the viewer is allowed to perform each action on the record, with the reason if not.',
  })
  viewerCan: WebhookDeliveryPermissions;
}

export const WebhookDeliveryConnection = connectionOf('WebhookDelivery', () => WebhookDelivery);

@Resolver(() => WebhookDelivery)
export class WebhookDeliveryFields {
  @Public('The attempts of a delivery that the viewer can read.')
  @inSql.relation('attempts', (args: { first?: number | null; last?: number | null }) =>
    ends(
      [
        ['number', 'asc'],
        ['id', 'asc'],
      ],
      args,
    ),
  )
  @FieldResolver(() => [WebhookAttempt], {
    description: 'Attempts in chronological order. Set exactly one of `first` and `last`.',
  })
  attempts(
    @Arg('first', () => Int, {
      nullable: true,
      description: 'Number of oldest items to return, 1 to 100. Set either `first` or `last`.',
    })
    _first: number | null,
    @Arg('last', () => Int, {
      nullable: true,
      description: 'Number of newest items to return, 1 to 100. Set either `first` or `last`.',
    })
    _last: number | null,
  ): WebhookAttempt[] {
    throw new TypeError('Attempts can be read only through a projection.');
  }
}
