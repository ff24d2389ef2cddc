import type { GraphQLResolveInfo } from 'graphql';
import { FieldResolver, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { ChangeEvent } from '../../../../events/change-bus.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { type DeliveredChange, subscribeTo } from '../../../../graphql/subscribe.ts';
import { byId, project } from '../../../../query-compiler/index.ts';
import { Notification, NotificationAdded } from './notification.type.ts';

type NotificationNote = Extract<ChangeEvent, { topic: 'notification' }>;

/** With the viewer's access at the time of the event, used to read it. */
type Seen = NotificationNote & { readonly ctx: WorkspaceContext };

@Resolver()
export class NotificationSubscription {
  @Can('read', 'Notification')
  @Subscription(() => NotificationAdded, {
    subscribe: subscribeTo<NotificationNote>('notification', 'read', 'Notification'),
    description:
      'New notifications, and existing ones when they are read. Ends with UNAUTHENTICATED or NOT_FOUND when access is lost.',
  })
  notificationAdded(@Root() { note, ctx }: DeliveredChange<NotificationNote>): Seen {
    return { ...note, ctx };
  }
}

@Resolver(() => NotificationAdded)
export class NotificationAddedFields {
  @Public('Evaluated with the current access.')
  @FieldResolver(() => Notification, { nullable: true, description: 'Current state. Null when deleted.' })
  notification(@Root() { id, ctx }: Seen, @Info() info: GraphQLResolveInfo) {
    return project(ctx, info, byId(id));
  }
}
