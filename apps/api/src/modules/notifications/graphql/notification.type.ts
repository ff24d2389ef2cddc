import type { NotificationKind } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { NotificationKindEnum } from '../../../graphql/enums.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { Conversation } from '../../conversations/index.ts';

@ObjectType({ description: 'Something that the viewer is told. Kept for 90 days.' })
export class Notification {
  @Field(() => ID)
  id: string;

  @Field(() => NotificationKindEnum)
  kind: NotificationKind;

  @Field(() => String, { nullable: true, description: 'Who did it; null when the product itself did.' })
  actorName: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The one word that its sentence needs: a policy, a role, the name of a key. Null where it needs none.',
  })
  about: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'What it leads to; null where that is a conversation, or a page that everybody has.',
  })
  subjectId: string | null;

  @Field(() => Conversation, {
    nullable: true,
    description: 'The conversation it speaks of; null for other kinds, and where the viewer may no longer see it.',
  })
  conversation: Conversation | null;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Null while it is new.' })
  readAt: Date | null;
}

@ObjectType({ description: 'The viewer is told something, or has read it in another window.' })
export class NotificationAdded {
  @Field(() => ID)
  id: string;
}

export const NotificationConnection = connectionOf('Notification', () => Notification);
