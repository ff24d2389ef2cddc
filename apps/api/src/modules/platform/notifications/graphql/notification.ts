import type { NotificationKind } from '@frontdesk/domain';
import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Field,
  FieldResolver,
  ID,
  Info,
  InputType,
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
import type { ChangeEvent } from '../../../../events/change-bus.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { NotificationKindEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { type DeliveredChange, subscribeTo } from '../../../../graphql/subscribe.ts';
import { byId, ProjectedField, page, project, type Read, sql } from '../../../../query-compiler/index.ts';
import { Conversation } from '../../../messaging/conversations/index.ts';
import { markNotificationsRead, mutedNotifications, setMutedNotifications } from '../use-cases/notifications.ts';

@ObjectType({ description: 'A notification of the viewer. Stored for 90 days.' })
class Notification {
  @Field(() => ID)
  id: string;

  @Field(() => NotificationKindEnum)
  kind: NotificationKind;

  @Field(() => String, { nullable: true, description: 'Name of the actor. Null for the system.' })
  actorName: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name used in the sentence: a policy, a role or an API key. Null when not needed.',
  })
  about: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the target record. Null when the target is a conversation or a general page.',
  })
  subjectId: string | null;

  @Field(() => Conversation, {
    nullable: true,
    description: 'Conversation of the notification. Null for other kinds, and when the viewer can no longer read it.',
  })
  conversation: Conversation | null;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Null while unread.' })
  readAt: Date | null;
}

@ObjectType({ description: 'A notification was added, or read in another window.' })
class NotificationAdded {
  @Field(() => ID)
  id: string;
}

const NotificationConnection = connectionOf('Notification', () => Notification);

@InputType()
class MarkNotificationsReadInput {
  @Field(() => ID)
  id: string;

  @Field(() => Boolean, {
    description: 'Also marks all earlier notifications. Ones that arrive at the same moment stay unread.',
  })
  includeOlder: boolean;
}

@InputType()
class SetMutedNotificationsInput {
  @Field(() => [NotificationKindEnum], { description: 'Complete list. Empty: none.' })
  kinds: NotificationKind[];
}

@ObjectType({ description: 'The notifications are read.' })
class NotificationsRead {
  readonly type: 'NotificationsRead';

  @Field(() => Notification, { description: 'The updated notification.' })
  readonly notification: Read;

  @Field(() => Int, { description: 'Number of notifications that were unread before.' })
  readonly count: number;
}

@ObjectType({ description: 'The muted kinds were changed.' })
class MutedNotificationsSet {
  readonly type: 'MutedNotificationsSet';

  @Field(() => [NotificationKindEnum])
  readonly kinds: readonly NotificationKind[];
}

const MarkNotificationsReadResult = resultUnion('MarkNotificationsReadResult', NotificationsRead, Refused);
const SetMutedNotificationsResult = resultUnion('SetMutedNotificationsResult', MutedNotificationsSet, Refused);

@Resolver()
export class NotificationResolver {
  @Can('read', 'Notification')
  @ProjectedField()
  @Query(() => NotificationConnection, { description: 'Notifications of the viewer in this workspace, newest first.' })
  notifications(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('unread', () => Boolean, { nullable: true, description: 'True: only unread ones.' }) unread: boolean | null,
  ) {
    return page({ first, after }, { where: unread ? sql`read_at is null` : null });
  }

  @Can('mute', 'Notification')
  @Query(() => [NotificationKindEnum], {
    description: 'Notification kinds that the viewer has muted in this workspace.',
  })
  mutedNotifications(@InWorkspace() ctx: WorkspaceContext) {
    return mutedNotifications(ctx);
  }

  @Can('markRead', 'Notification')
  @Mutation(() => MarkNotificationsReadResult, {
    description: 'Marks a notification as read, optionally with all earlier ones. Idempotent.',
  })
  markNotificationsRead(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => MarkNotificationsReadInput) input: MarkNotificationsReadInput,
  ): Promise<typeof MarkNotificationsReadResult> {
    return markNotificationsRead(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('mute', 'Notification')
  @Mutation(() => SetMutedNotificationsResult, {
    description: 'Sets the muted kinds of the viewer in this workspace. Existing notifications stay.',
  })
  setMutedNotifications(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => SetMutedNotificationsInput) input: SetMutedNotificationsInput,
  ): Promise<typeof SetMutedNotificationsResult> {
    return setMutedNotifications(ctx, input);
  }
}

type NotificationNote = Extract<ChangeEvent, { topic: 'notification' }>;

/**
 * A notification event, with the context of the viewer at the time of the event. The context is used to read the
 * notification.
 */
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
