import type { MessageAuthor, MessageDirection, MessageStatus } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { MessageAuthorEnum, MessageDirectionEnum, MessageStatusEnum } from '../../../graphql/enums.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';

@ObjectType({ description: 'One message of a conversation.' })
export class Message {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  conversationId: string;

  @Field(() => MessageDirectionEnum)
  direction: MessageDirection;

  @Field(() => MessageAuthorEnum)
  author: MessageAuthor;

  @Field(() => ID, {
    nullable: true,
    description: 'The member who wrote it; null when nobody of the team did, and for an API key.',
  })
  memberId: string | null;

  @Field(() => String)
  body: string;

  @Field(() => MessageStatusEnum)
  status: MessageStatus;

  @Field(() => String, { nullable: true, description: "The provider's code for why it was not delivered." })
  failureCode: string | null;

  @Field(() => String, { nullable: true, description: "The same in the provider's words." })
  failureWords: string | null;

  @Field(() => GraphQLDateTimeISO)
  sentAt: Date;
}
