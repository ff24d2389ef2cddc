import type { NotificationKind } from '@frontdesk/domain';
import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Field,
  FieldResolver,
  ID,
  Info,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import type { ChangeEvent } from '../../../../events/change-bus.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { DateTimeFilter, IDFilter } from '../../../../graphql/comparators.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { NotificationKindEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ListOrder } from '../../../../graphql/list-order.ts';
import { Node } from '../../../../graphql/node.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { type DeliveredChange, subscribeTo } from '../../../../graphql/subscribe.ts';
import {
  byId,
  FilterBy,
  FilterInput,
  filterWhere,
  NEWEST_FIRST,
  orderOf,
  ProjectedField,
  page,
  project,
  type Read,
} from '../../../../query-compiler/index.ts';
import { Conversation } from '../../../messaging/conversations/index.ts';
import { markNotificationsRead } from '../use-cases/notifications.ts';

@ObjectType({ implements: Node, description: 'A notification of the viewer. It is stored for 90 days.' })
class Notification {
  id: string;

  @Field(() => NotificationKindEnum, { description: 'What the notification is about.' })
  kind: NotificationKind;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the member or API key that caused the notification. Null if the system caused it.',
  })
  actorName: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Depends on `kind`: the name of a policy, role, API key, campaign, data source, concept or agent, the host of a webhook, the code of a handoff or suppression, the number of leads, or the status of an import or export. Null if the kind has none.',
  })
  detail: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the record that the notification is about. Null if it is about a conversation or no single record.',
  })
  subjectId: string | null;

  @Field(() => Conversation, {
    nullable: true,
    description:
      'Conversation that the notification is about. Null if it is about another record or if the viewer can no longer read the conversation.',
  })
  conversation: Conversation | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the notification was created.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time of the last change.' })
  updatedAt: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the viewer read the notification. Null if it is unread.',
  })
  readAt: Date | null;
}

@ObjectType({ description: 'A notification was created, or an existing one was read.' })
class NotificationAdded {
  @Field(() => ID, { description: 'Id of the notification.' })
  id: string;
}

const NotificationConnection = connectionOf('Notification', () => Notification);

@FilterInput('Notification', 'notifications')
class NotificationFilter {
  @FilterBy(() => IDFilter, 'Condition on the id.')
  id?: IDFilter | null;

  @FilterBy(
    () => [NotificationKindEnum],
    'Kinds of the notifications. If null, omitted or empty, notifications of all kinds match.',
    'kind',
  )
  kinds?: NotificationKind[] | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the conversation.')
  conversationId?: IDFilter | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the record that the notification links to.')
  subjectId?: IDFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the viewer read the notification.')
  readAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the notification was created.')
  createdAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time of the last change.')
  updatedAt?: DateTimeFilter | null;
}

@ObjectType({ description: 'Payload of `markNotificationsRead`.' })
export class MarkNotificationsReadPayload extends Payload {
  @Field(() => Notification, { description: 'The updated notification.' })
  readonly notification: Read;

  @Field(() => Int, { description: 'Number of notifications that changed from unread to read.' })
  readonly count: number;
}

@Resolver()
export class NotificationResolver {
  @Can('read', 'Notification')
  @ProjectedField()
  @Query(() => NotificationConnection, {
    description:
      'Notifications of the viewer in this workspace. By default, newest first. Available to members only, not to API keys.',
  })
  // oxlint-disable-next-line max-params -- a resolver method needs one parameter for each argument of its GraphQL field.
  notifications(
    @InWorkspace() { ability }: WorkspaceContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => NotificationFilter, { nullable: true }) filter: NotificationFilter | null,
    @Arg('orderBy', () => ListOrder, {
      nullable: true,
      description: 'Order of the list. If null or omitted, newest first.',
    })
    orderBy: ListOrder | null,
  ) {
    const where = filterWhere({ ability, type: NotificationFilter }, filter);
    return page({ first, after }, { ...orderOf(orderBy, NEWEST_FIRST), where });
  }

  @Can('markRead', 'Notification')
  @Mutation(() => MarkNotificationsReadPayload, {
    description:
      'Marks a notification and, optionally, all earlier notifications as read. Calling it again has no effect.',
  })
  markNotificationsRead(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('includeOlder', () => Boolean, {
      description: 'Whether to mark all earlier notifications as read too.',
    })
    includeOlder: boolean,
  ): Promise<MarkNotificationsReadPayload | Refused> {
    return markNotificationsRead(ctx, { id: ids.uuid(id), includeOlder });
  }
}

type NotificationNote = Extract<ChangeEvent, { topic: 'notification' }>;

/**
 * A notification event, together with the viewer's access context at the time of the event, which is used to read the
 * notification.
 */
type Seen = NotificationNote & { readonly ctx: WorkspaceContext };

@Resolver()
export class NotificationSubscription {
  @Can('read', 'Notification')
  @Subscription(() => NotificationAdded, {
    subscribe: subscribeTo<NotificationNote>('notification', 'read', 'Notification'),
    description:
      'Emits new notifications of the viewer, and existing notifications when they are read. Ends with UNAUTHENTICATED or NOT_FOUND if the viewer loses access.',
  })
  notificationAdded(@Root() { note, ctx }: DeliveredChange<NotificationNote>): Seen {
    return { ...note, ctx };
  }
}

@Resolver(() => NotificationAdded)
export class NotificationAddedFields {
  @Public('Evaluated with the current access.')
  @FieldResolver(() => Notification, {
    nullable: true,
    description: 'Current state of the notification. Null if the notification was deleted.',
  })
  notification(@Root() { id, ctx }: Seen, @Info() info: GraphQLResolveInfo) {
    return project(ctx, info, byId(id));
  }
}
