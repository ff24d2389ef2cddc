import { Arg, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { NotificationKindEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ProjectedField, page, sql } from '../../../../query-compiler/index.ts';
import { markNotificationsRead } from '../use-cases/mark-notifications-read.ts';
import { mutedNotifications, setMutedNotifications } from '../use-cases/set-muted-notifications.ts';
import { MarkNotificationsReadInput, SetMutedNotificationsInput } from './notification.inputs.ts';
import { MarkNotificationsReadResult, SetMutedNotificationsResult } from './notification.results.ts';
import { NotificationConnection } from './notification.type.ts';

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
