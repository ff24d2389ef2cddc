import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext, WorkspaceContext } from '../../../auth/context.ts';
import { InWorkspace } from '../../../auth/decorators.ts';
import { Can } from '../../../graphql/can.ts';
import { ids } from '../../../graphql/ids.ts';
import { byId, ProjectedField, page } from '../../../query-compiler/index.ts';
import { eventTypes } from '../event-types.ts';
import { createWebhook } from '../use-cases/create-webhook.ts';
import { deleteWebhook } from '../use-cases/delete-webhook.ts';
import { enableWebhook } from '../use-cases/enable-webhook.ts';
import { replayDelivery } from '../use-cases/replay-delivery.ts';
import { replayFailed } from '../use-cases/replay-failed.ts';
import { rotateWebhookSecret } from '../use-cases/rotate-webhook-secret.ts';
import { testWebhook } from '../use-cases/test-webhook.ts';
import { updateWebhook } from '../use-cases/update-webhook.ts';
import { deliveriesWhere } from '../webhooks.reads.ts';
import {
  CreateWebhookInput,
  DeleteWebhookInput,
  EnableWebhookInput,
  ReplayDeliveryInput,
  ReplayFailedInput,
  RotateWebhookSecretInput,
  TestWebhookInput,
  UpdateWebhookInput,
  WebhookDeliveryFilter,
} from './webhook.inputs.ts';
import {
  CreateWebhookResult,
  DeleteWebhookResult,
  EnableWebhookResult,
  ReplayDeliveryResult,
  ReplayFailedResult,
  RotateWebhookSecretResult,
  TestWebhookResult,
  UpdateWebhookResult,
} from './webhook.results.ts';
import { Webhook, WebhookConnection, WebhookEventInfo } from './webhook.type.ts';
import { WebhookDelivery, WebhookDeliveryConnection } from './webhook-delivery.type.ts';

@Resolver()
export class WebhookResolver {
  @Can('read', 'Webhook')
  @ProjectedField()
  @Query(() => WebhookConnection, { description: 'Where events of the workspace go, newest first.' })
  webhooks(
    @Arg('first', () => Int, { description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after });
  }

  @Can('read', 'Webhook')
  @ProjectedField()
  @Query(() => Webhook, { description: 'One of them.' })
  webhook(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('read', 'Webhook')
  @Query(() => [WebhookEventInfo], { description: 'What a webhook can be told of, each with an example.' })
  webhookEventTypes(@InWorkspace() ctx: WorkspaceContext): WebhookEventInfo[] {
    return eventTypes(ctx);
  }

  @Can('read', 'Webhook')
  @Query(() => String, {
    nullable: true,
    description: 'The address of a receiver that runs beside the product in development; null elsewhere.',
  })
  webhookSandboxUrl(
    @InWorkspace() { workspace }: WorkspaceContext,
    @Ctx() { services }: RequestContext,
  ): string | null {
    return services.sandbox?.receiverUrl(workspace.id) ?? null;
  }

  @Can('read', 'WebhookDelivery')
  @ProjectedField()
  @Query(() => WebhookDeliveryConnection, { description: 'What was sent, and is to be sent, newest first.' })
  webhookDeliveries(
    @Arg('first', () => Int, { description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => WebhookDeliveryFilter, { nullable: true }) filter: WebhookDeliveryFilter | null,
  ) {
    return page({ first, after }, { where: deliveriesWhere(filter ?? {}) });
  }

  @Can('read', 'WebhookDelivery')
  @ProjectedField()
  @Query(() => WebhookDelivery, { description: 'One of them, with its attempts.' })
  webhookDelivery(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('create', 'Webhook')
  @Mutation(() => CreateWebhookResult, { description: 'Tells an address of events from now on.' })
  createWebhook(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateWebhookInput) input: CreateWebhookInput,
  ) {
    return createWebhook(ctx, input);
  }

  @Can('update', 'Webhook')
  @Mutation(() => UpdateWebhookResult, { description: 'Changes where events go, and which.' })
  updateWebhook(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateWebhookInput) input: UpdateWebhookInput,
  ) {
    return updateWebhook(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('delete', 'Webhook')
  @Mutation(() => DeleteWebhookResult, { description: 'Ends it, and forgets its deliveries.' })
  deleteWebhook(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => DeleteWebhookInput) input: DeleteWebhookInput,
  ) {
    return deleteWebhook(ctx, { id: ids.uuid(input.id) });
  }

  @Can('rotateSecret', 'Webhook')
  @Mutation(() => RotateWebhookSecretResult, {
    description: 'A new secret; the old one signs beside it until the overlap is over.',
  })
  rotateWebhookSecret(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RotateWebhookSecretInput) { id, overlap }: RotateWebhookSecretInput,
  ) {
    return rotateWebhookSecret(ctx, { id: ids.uuid(id), overlap });
  }

  @Can('update', 'Webhook')
  @Mutation(() => EnableWebhookResult, { description: 'Switches a disabled webhook on; what waited goes out.' })
  enableWebhook(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => EnableWebhookInput) input: EnableWebhookInput,
  ) {
    return enableWebhook(ctx, { id: ids.uuid(input.id) });
  }

  @Can('test', 'Webhook')
  @Mutation(() => TestWebhookResult, {
    description: 'Sends one `webhook.test`, also to a disabled webhook. Counts for nothing.',
  })
  testWebhook(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => TestWebhookInput) input: TestWebhookInput) {
    return testWebhook(ctx, { id: ids.uuid(input.id) });
  }

  @Can('replay', 'WebhookDelivery')
  @Mutation(() => ReplayDeliveryResult, { description: 'Sends it now, whatever became of it, under the same id.' })
  replayDelivery(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ReplayDeliveryInput) input: ReplayDeliveryInput,
  ) {
    return replayDelivery(ctx, { id: ids.uuid(input.id) });
  }

  @Can('replay', 'WebhookDelivery')
  @Mutation(() => ReplayFailedResult, { description: 'Sends again what failed at one webhook since a moment.' })
  replayFailed(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ReplayFailedInput) { webhookId, since }: ReplayFailedInput,
  ) {
    return replayFailed(ctx, { webhookId: ids.uuid(webhookId), since });
  }
}
