import type { NotificationKind } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../../graphql/connection.ts';
import { NotificationKindEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { Conversation } from '../../../messaging/conversations/index.ts';

@ObjectType({ description: 'A notification of the viewer. Stored for 90 days.' })
export class Notification {
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
export class NotificationAdded {
  @Field(() => ID)
  id: string;
}

export const NotificationConnection = connectionOf('Notification', () => Notification);
