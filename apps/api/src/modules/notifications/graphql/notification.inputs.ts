import type { NotificationKind } from '@frontdesk/domain';
import { Field, ID, InputType } from 'type-graphql';
import { NotificationKindEnum } from '../../../graphql/enums.ts';

@InputType()
export class MarkNotificationsReadInput {
  @Field(() => ID)
  id: string;

  @Field(() => Boolean, {
    description: 'Also everything that came before it: what arrives in the same moment stays new.',
  })
  andOlder: boolean;
}

@InputType()
export class SetMutedNotificationsInput {
  @Field(() => [NotificationKindEnum], { description: 'All of them; an empty list mutes none.' })
  kinds: NotificationKind[];
}
