import type { DeliveryFailureReason, DeliveryState } from '@frontdesk/domain';
import { Arg, Field, FieldResolver, ID, Int, ObjectType, Resolver } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { DeliveryFailureReasonEnum, DeliveryStateEnum } from '../../../../graphql/enums.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { ends, inSql, run, runValue, sql } from '../../../../query-compiler/index.ts';
import { readableEventTypes } from '../event-subjects.ts';

const readTypes = runValue(({ ctx }) => readableEventTypes(ctx));

@ObjectType({ description: 'One request and its response.' })
class WebhookAttempt {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'From 1.' })
  number: number;

  @Public('Plain data of an attempt that the viewer may read.')
  @inSql.column('at')
  @Field(() => GraphQLDateTime)
  occurredAt: Date;

  @Field(() => Int)
  durationMs: number;

  @Public('Headers without the signature.')
  @inSql.expression(({ column }) => sql`${column('requestHeaders')}::text`, 'COLUMNS')
  @Field(() => String, { description: 'JSON without the signature.' })
  requestHeaders: string;

  @Field(() => Int, { nullable: true, description: 'Null without a response.' })
  responseStatus: number | null;

  @Public("The endpoint's own response.")
  @inSql.expression(({ column }) => sql`${column('responseHeaders')}::text`, 'COLUMNS')
  @Field(() => String, { nullable: true, description: 'JSON. Null without a response.' })
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
      'First 4 kB. Null without a response, and for viewers with masked contact details or without permission to read the event.',
  })
  responseBody: string | null;

  @Field(() => DeliveryFailureReasonEnum, { nullable: true, description: 'Null when accepted.' })
  cause: DeliveryFailureReason | null;

  @Field(() => String, { nullable: true, description: 'Error message for members. Null when accepted.' })
  error: string | null;
}

@ObjectType({ description: 'Actions that the viewer can take on a delivery, with the reason when not.' })
class WebhookDeliveryPermissions {
  @Field(() => PermissionCheck)
  replay: PermissionCheck;
}

@ObjectType({ description: 'Delivery of one event to one endpoint. Stored for thirty days.' })
export class WebhookDelivery {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: 'The `webhook-id` of every attempt, by which receivers detect duplicates.' })
  messageId: string;

  @Field(() => ID)
  webhookId: string;

  @Public('Plain data of a delivery that the viewer may read.')
  @inSql.through('webhook', 'url')
  @Field(() => String, { description: 'Target URL.' })
  url: string;

  @Field(() => String)
  type: string;

  @Field(() => Boolean, { description: 'Whether it is a test, which does not count in statistics.' })
  test: boolean;

  @Field(() => DeliveryStateEnum)
  state: DeliveryState;

  @Field(() => Int)
  attemptCount: number;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Null when finished or held.' })
  nextAttemptAt: Date | null;

  @Field(() => Int, { nullable: true, description: 'Status of the last attempt. Null without a response.' })
  lastStatus: number | null;

  @Field(() => DeliveryFailureReasonEnum, {
    nullable: true,
    description: 'Why the last attempt failed. Null when it did not.',
  })
  lastCause: DeliveryFailureReason | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  deliveredAt: Date | null;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

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
      'JSON payload, masked for viewers with masked contact details. Null for viewers who cannot read all of it.',
  })
  body: string | null;

  @Public("The caller's own permissions.")
  @inSql.permissions('WebhookDelivery', { replay: 'replay' })
  @Field(() => WebhookDeliveryPermissions, { description: 'Actions that the viewer can take on it.' })
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
    description: 'Attempts in order. Pass either `first` or `last`, 1 to 100.',
  })
  attempts(
    @Arg('first', () => Int, { nullable: true, description: 'The oldest.' }) _first: number | null,
    @Arg('last', () => Int, { nullable: true, description: 'The newest.' }) _last: number | null,
  ): WebhookAttempt[] {
    throw new TypeError('Attempts are only ever read through a projection.');
  }
}
