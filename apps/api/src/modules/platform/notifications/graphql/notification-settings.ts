import type { NotificationEmailTiming, NotificationKind } from '@frontdesk/domain';
import { Arg, Field, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { NotificationEmailTimingEnum, NotificationKindEnum } from '../../../../graphql/enums.ts';
import { Payload } from '../../../../graphql/payload.ts';
import {
  mutedNotifications,
  notificationSettings,
  type NotificationSettings as Settings,
  updateMutedNotifications,
  updateNotificationSettings,
} from '../use-cases/notification-settings.ts';

@ObjectType({
  description:
    'Hours of each day in which the viewer gets no emails and push messages about notifications, in the time zone of the workspace.',
})
class QuietHours {
  @Field(() => String, { description: 'Start time in the format `HH:MM`.' })
  from: string;

  @Field(() => String, {
    description: 'End time in the format `HH:MM`. If it is not after `from`, the hours end on the next day.',
  })
  to: string;
}

@ObjectType({ description: 'How the viewer is notified in this workspace.' })
class NotificationSettings {
  @Field(() => [NotificationKindEnum], {
    description: 'Kinds of notifications that are muted. They are not created.',
  })
  mutedKinds: readonly NotificationKind[];

  @Field(() => [NotificationKindEnum], {
    description:
      'Kinds of notifications that are emailed, unless they are muted or were read before the email is sent. Does not contain kinds that always have an email of their own, such as ACCESS_REQUESTED.',
  })
  emailedKinds: readonly NotificationKind[];

  @Field(() => [NotificationKindEnum], {
    description:
      'Kinds of notifications that are pushed to the browsers for which the viewer has called `createPushSubscription`, unless they are muted.',
  })
  pushedKinds: readonly NotificationKind[];

  @Field(() => NotificationEmailTimingEnum, { description: 'When emails about unread notifications are sent.' })
  emailTiming: NotificationEmailTiming;

  @Field(() => QuietHours, {
    nullable: true,
    description:
      'Hours in which notifications are neither emailed nor pushed. Those that are still unread at the end are sent then. Null if there are none.',
  })
  quietHours: QuietHours | null;
}

@InputType({ description: 'Hours of each day without emails and push messages, in the time zone of the workspace.' })
class QuietHoursInput {
  @Field(() => String, { description: 'Start time in the format `HH:MM`.' })
  from: string;

  @Field(() => String, {
    description:
      'End time in the format `HH:MM`, different from `from`. If it is not after `from`, the hours end on the next day.',
  })
  to: string;
}

@InputType()
class UpdateNotificationSettingsInput {
  @Field(() => [NotificationKindEnum], {
    nullable: true,
    description: 'All kinds to mute. If empty, no kind is muted. If null or omitted, they are not changed.',
  })
  mutedKinds?: NotificationKind[] | null;

  @Field(() => [NotificationKindEnum], {
    nullable: true,
    description:
      'All kinds to email. Kinds that always have an email of their own are ignored. If null or omitted, they are not changed.',
  })
  emailedKinds?: NotificationKind[] | null;

  @Field(() => [NotificationKindEnum], {
    nullable: true,
    description: 'All kinds to push to browsers. If null or omitted, they are not changed.',
  })
  pushedKinds?: NotificationKind[] | null;

  @Field(() => NotificationEmailTimingEnum, {
    nullable: true,
    description: 'When emails are sent. If null or omitted, it is not changed.',
  })
  emailTiming?: NotificationEmailTiming | null;

  @Field(() => QuietHoursInput, {
    nullable: true,
    description: 'Hours without emails and push messages. Null removes them. If omitted, they are not changed.',
  })
  quietHours?: QuietHoursInput | null;
}

@ObjectType({ description: 'Payload of `updateNotificationSettings`.' })
export class NotificationSettingsPayload extends Payload {
  @Field(() => NotificationSettings, { description: 'Settings after the change.' })
  readonly settings: Settings;
}

@ObjectType({ description: 'Payload of `updateMutedNotifications`.' })
export class MutedNotificationsPayload extends Payload {
  @Field(() => [NotificationKindEnum], { description: 'Kinds of notifications that are muted after the change.' })
  readonly kinds: readonly NotificationKind[];
}

@Resolver()
export class NotificationSettingsResolver {
  @Can('mute', 'Notification')
  @Query(() => NotificationSettings, { description: 'How the viewer is notified in this workspace.' })
  notificationSettings(@InWorkspace() ctx: WorkspaceContext) {
    return notificationSettings(ctx);
  }

  @Can('mute', 'Notification')
  @Mutation(() => NotificationSettingsPayload, {
    description:
      'Changes how the viewer is notified in this workspace. Existing notifications are not changed, but a new email timing and new quiet hours also apply to those that are not emailed yet.',
  })
  updateNotificationSettings(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateNotificationSettingsInput) input: UpdateNotificationSettingsInput,
  ): Promise<NotificationSettingsPayload | Refused> {
    return updateNotificationSettings(ctx, input);
  }

  @Can('mute', 'Notification')
  @Query(() => [NotificationKindEnum], {
    description: 'Kinds of notifications that the viewer mutes in this workspace.',
    deprecationReason: 'Use `notificationSettings` instead. Removed after 2027-02-28.',
  })
  mutedNotifications(@InWorkspace() ctx: WorkspaceContext) {
    return mutedNotifications(ctx);
  }

  @Can('mute', 'Notification')
  @Mutation(() => MutedNotificationsPayload, {
    description:
      'Sets the kinds of notifications that the viewer mutes in this workspace. Existing notifications are not changed.',
    deprecationReason: 'Use `updateNotificationSettings` instead. Removed after 2027-02-28.',
  })
  updateMutedNotifications(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('kinds', () => [NotificationKindEnum], { description: 'All kinds to mute. If empty, no kind is muted.' })
    kinds: NotificationKind[],
  ): Promise<MutedNotificationsPayload | Refused> {
    return updateMutedNotifications(ctx, kinds);
  }
}
