import type { NotificationKind } from '@frontdesk/domain';
import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { NotificationKindEnum } from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { Notification } from './notification.type.ts';

@ObjectType({ description: 'The notifications are read.' })
export class NotificationsRead {
  @Field(() => Notification, { description: 'The updated notification.' })
  readonly notification: Read;

  @Field(() => Int, { description: 'Number of notifications that were unread before.' })
  readonly count: number;

  constructor(id: string, count: number) {
    this.notification = byId(id);
    this.count = count;
  }
}

@ObjectType({ description: 'The muted kinds were changed.' })
export class MutedNotificationsSet {
  @Field(() => [NotificationKindEnum])
  readonly kinds: readonly NotificationKind[];

  constructor(kinds: readonly NotificationKind[]) {
    this.kinds = kinds;
  }
}

export const MarkNotificationsReadResult = createUnionType({
  name: 'MarkNotificationsReadResult',
  types: () => [NotificationsRead, Refused] as const,
});
export const SetMutedNotificationsResult = createUnionType({
  name: 'SetMutedNotificationsResult',
  types: () => [MutedNotificationsSet, Refused] as const,
});
