import type { NotificationKind } from '@frontdesk/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { NotificationKindEnum } from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Notification } from './notification.type.ts';

@ObjectType({ description: 'The notifications are read.' })
export class NotificationsRead {
  readonly type: 'NotificationsRead';

  @Field(() => Notification, { description: 'The updated notification.' })
  readonly notification: Read;

  @Field(() => Int, { description: 'Number of notifications that were unread before.' })
  readonly count: number;
}

@ObjectType({ description: 'The muted kinds were changed.' })
export class MutedNotificationsSet {
  readonly type: 'MutedNotificationsSet';

  @Field(() => [NotificationKindEnum])
  readonly kinds: readonly NotificationKind[];
}

export const MarkNotificationsReadResult = resultUnion('MarkNotificationsReadResult', NotificationsRead, Refused);
export const SetMutedNotificationsResult = resultUnion('SetMutedNotificationsResult', MutedNotificationsSet, Refused);
