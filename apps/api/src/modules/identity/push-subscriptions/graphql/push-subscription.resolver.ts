import { Arg, Field, FieldResolver, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext, SignedInContext } from '../../../../auth/context.ts';
import { InRequest, SignedIn } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { Viewer, type ViewerRow } from '../../accounts/index.ts';
import { hasPushSubscription } from '../push-subscriptions.repository.ts';
import { createPushSubscription, deletePushSubscription } from '../use-cases/push-subscriptions.ts';

@InputType({ description: 'Subscription of a browser to push messages, as its `PushManager` returns it.' })
class CreatePushSubscriptionInput {
  @Field(() => String, { description: 'URL of the push service to which messages are sent, up to 2,000 characters.' })
  endpoint: string;

  @Field(() => String, { description: 'Public key `p256dh` of the subscription, base64url-encoded.' })
  p256dh: string;

  @Field(() => String, { description: 'Secret `auth` of the subscription, base64url-encoded.' })
  auth: string;
}

@ObjectType({ description: 'Payload of `createPushSubscription` and `deletePushSubscription`.' })
export class PushSubscriptionPayload extends Payload {
  @Field(() => Viewer, { description: 'The viewer after the change.' })
  readonly viewer: ViewerRow;
}

@Resolver(() => Viewer)
export class PushSubscriptionResolver {
  @Public('Belongs to the viewer, who is the caller.')
  @FieldResolver(() => Boolean, {
    description: "Whether the browser of this session gets the viewer's notifications by push.",
  })
  async receivesPush(@InRequest() { actor, services }: RequestContext): Promise<boolean> {
    return actor.kind === 'user' && hasPushSubscription(services.database.system, actor.sessionId);
  }

  @Public('A public key.')
  @FieldResolver(() => String, {
    description:
      'Application server key (VAPID, RFC 8292) with which a browser subscribes to push messages, base64url-encoded. It changes when AUTH_SECRET is rotated.',
  })
  pushKey(@InRequest() { services }: RequestContext): string {
    return services.pushKeys.current.publicKey;
  }

  @Can('update', 'Viewer')
  @Mutation(() => PushSubscriptionPayload, {
    description:
      "Sends the viewer's notifications to the browser of this session until the session ends. Replaces an earlier subscription of the browser. `NotificationSettings` decides which kinds are sent.",
  })
  createPushSubscription(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => CreatePushSubscriptionInput) input: CreatePushSubscriptionInput,
  ): Promise<PushSubscriptionPayload | Refused> {
    return createPushSubscription(ctx, input);
  }

  @Can('update', 'Viewer')
  @Mutation(() => PushSubscriptionPayload, {
    description: 'Stops push messages to the browser of this session. Calling it again has no effect.',
  })
  deletePushSubscription(@SignedIn() ctx: SignedInContext): Promise<PushSubscriptionPayload | Refused> {
    return deletePushSubscription(ctx);
  }
}
