import type { NotificationKind } from '@frontdesk/domain';
import { Field, ID, InputType } from 'type-graphql';
import { NotificationKindEnum } from '../../../../graphql/enums.ts';

@InputType()
export class MarkNotificationsReadInput {
  @Field(() => ID)
  id: string;

  @Field(() => Boolean, {
    description: 'Also marks all earlier notifications. Ones that arrive at the same moment stay unread.',
  })
  includeOlder: boolean;
}

@InputType()
export class SetMutedNotificationsInput {
  @Field(() => [NotificationKindEnum], { description: 'Complete list. Empty: none.' })
  kinds: NotificationKind[];
}
