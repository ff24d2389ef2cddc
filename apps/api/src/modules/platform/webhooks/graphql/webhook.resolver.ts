import type { FilterCondition, WebhookSecretGracePeriod } from '@frontdesk/domain';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext, WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { WebhookSecretGracePeriodEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ListOrder } from '../../../../graphql/list-order.ts';
import { CountPayload, DeletedPayload } from '../../../../graphql/payload.ts';
import { byId, inSql, NEWEST_FIRST, orderOf, ProjectedField, page } from '../../../../query-compiler/index.ts';
import { eventTypes } from '../event-types.ts';
import { resendDelivery, resendFailedDeliveries, testWebhook } from '../use-cases/deliveries.ts';
import {
  createWebhook,
  deleteWebhook,
  enableWebhook,
  rotateWebhookSecret,
  updateWebhook,
} from '../use-cases/webhooks.ts';
import { deliveriesWhere } from '../webhooks.reads.ts';
import {
  CreateWebhookInput,
  ResendFailedDeliveriesInput,
  UpdateWebhookInput,
  WebhookDeliveryFilter,
  WebhookDeliveryPayload,
  WebhookPayload,
  WebhookSecretPayload,
} from './webhook.mutations.ts';
import { Webhook, WebhookCondition, WebhookConnection, WebhookEventInfo } from './webhook.type.ts';
import { WebhookDelivery, WebhookDeliveryConnection } from './webhook-delivery.ts';

@Resolver(() => Webhook)
export class WebhookFields {
  @Public('Plain data of a webhook that the viewer may read.')
  @inSql.row({ filterConditions: true })
  @FieldResolver(() => [WebhookCondition], {
    description: 'Conditions that an event must match to be sent. If empty, every event of the selected types is sent.',
  })
  filterConditions(@Root() webhook: { filterConditions: FilterCondition[] }): FilterCondition[] {
    return webhook.filterConditions;
  }
}

@Resolver()
export class WebhookResolver {
  @Can('read', 'Webhook')
  @ProjectedField()
  @Query(() => WebhookConnection, { description: 'Webhooks of the workspace, newest first.' })
  webhooks(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after });
  }

  @Can('read', 'Webhook')
  @ProjectedField()
  @Query(() => Webhook, { description: 'A webhook. NOT_FOUND if the id does not exist in this workspace.' })
  webhook(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('read', 'Webhook')
  @Query(() => [WebhookEventInfo], { description: 'Event types that webhooks can subscribe to, with examples.' })
  webhookEventTypes(@InWorkspace() ctx: WorkspaceContext): WebhookEventInfo[] {
    return eventTypes(ctx);
  }

  @Can('read', 'Webhook')
  @Query(() => String, {
    nullable: true,
    description: 'URL of a webhook receiver for development. Null if the server runs no simulators.',
  })
  webhookSandboxUrl(
    @InWorkspace() { workspace }: WorkspaceContext,
    @Ctx() { services }: RequestContext,
  ): string | null {
    return services.sandbox?.receiverUrl(workspace.id) ?? null;
  }

  @Can('read', 'WebhookDelivery')
  @ProjectedField()
  @Query(() => WebhookDeliveryConnection, { description: 'Deliveries of webhooks. By default, newest first.' })
  // oxlint-disable-next-line max-params -- a resolver method needs one parameter for each argument of its GraphQL field.
  webhookDeliveries(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => WebhookDeliveryFilter, { nullable: true }) filter: WebhookDeliveryFilter | null,
    @Arg('orderBy', () => ListOrder, {
      nullable: true,
      description: 'Order of the list. If null or omitted, newest first.',
    })
    orderBy: ListOrder | null,
  ) {
    return page({ first, after }, { ...orderOf(orderBy, NEWEST_FIRST), where: deliveriesWhere(ctx, filter) });
  }

  @Can('read', 'WebhookDelivery')
  @ProjectedField()
  @Query(() => WebhookDelivery, {
    description: 'A delivery with its attempts. NOT_FOUND if the id does not exist in this workspace.',
  })
  webhookDelivery(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('create', 'Webhook')
  @Mutation(() => WebhookSecretPayload, {
    description:
      'Creates a webhook. A workspace can have 20. Refused if the viewer can access only assigned conversations.',
  })
  createWebhook(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateWebhookInput) input: CreateWebhookInput,
  ): Promise<WebhookSecretPayload | Refused> {
    return createWebhook(ctx, input);
  }

  @Can('update', 'Webhook')
  @Mutation(() => WebhookSecretPayload, {
    description:
      'Changes the settings of a webhook. Pending deliveries are sent to the new URL. If its scheme, host or port changes, a new secret is created and the old secret becomes invalid immediately. Refused if the viewer can access only assigned conversations.',
  })
  updateWebhook(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateWebhookInput) input: UpdateWebhookInput,
  ): Promise<WebhookSecretPayload | Refused> {
    return updateWebhook(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('delete', 'Webhook')
  @Mutation(() => DeletedPayload, { description: 'Deletes a webhook with its deliveries.' })
  deleteWebhook(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DeletedPayload | Refused> {
    return deleteWebhook(ctx, { id: ids.uuid(id) });
  }

  @Can('rotateSecret', 'Webhook')
  @Mutation(() => WebhookSecretPayload, {
    description:
      'Creates a new signing secret. Requests are also signed with the old secret until the grace period ends.',
  })
  rotateWebhookSecret(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('gracePeriod', () => WebhookSecretGracePeriodEnum, {
      description: 'Time for which requests are also signed with the old secret.',
    })
    gracePeriod: WebhookSecretGracePeriod,
  ): Promise<WebhookSecretPayload | Refused> {
    return rotateWebhookSecret(ctx, { id: ids.uuid(id), gracePeriod });
  }

  @Can('update', 'Webhook')
  @Mutation(() => WebhookPayload, { description: 'Enables a disabled webhook. Its pending deliveries are sent.' })
  enableWebhook(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<WebhookPayload | Refused> {
    return enableWebhook(ctx, { id: ids.uuid(id) });
  }

  @Can('test', 'Webhook')
  @Mutation(() => WebhookDeliveryPayload, {
    description:
      'Sends a `webhook.test` event to a webhook, which can be disabled. The event is not counted in the statistics. A workspace can send 60 an hour.',
  })
  testWebhook(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<WebhookDeliveryPayload | Refused> {
    return testWebhook(ctx, { id: ids.uuid(id) });
  }

  @Can('replay', 'WebhookDelivery')
  @Mutation(() => WebhookDeliveryPayload, {
    description:
      'Sends a delivery again immediately, with the same `webhook-id`. The delivery can have any status. Refused if the webhook is disabled, unless the delivery is a test.',
  })
  resendDelivery(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<WebhookDeliveryPayload | Refused> {
    return resendDelivery(ctx, { id: ids.uuid(id) });
  }

  @Can('replay', 'WebhookDelivery')
  @Mutation(() => CountPayload, {
    description:
      'Sends the failed deliveries of a webhook again, starting at a given time. Tests are not sent again. Refused if the webhook is disabled.',
  })
  resendFailedDeliveries(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ResendFailedDeliveriesInput) { webhookId, since }: ResendFailedDeliveriesInput,
  ): Promise<CountPayload | Refused> {
    return resendFailedDeliveries(ctx, { webhookId: ids.uuid(webhookId), since });
  }
}
