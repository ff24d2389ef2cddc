import type { ConversationMode, InboxTab } from '@frontdesk/domain';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ConversationModeEnum, InboxTabEnum } from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Conversation } from './conversation.type.ts';
import { Message } from './message.type.ts';

@InputType({ description: 'All given conditions must match.' })
export class ConversationFilter {
  @Field(() => InboxTabEnum, { nullable: true, description: 'One tab of the inbox. Null: all.' })
  tab?: InboxTab | null;

  @Field(() => [ConversationModeEnum], { nullable: true, description: 'Any of these. Empty: all.' })
  modes?: ConversationMode[] | null;

  @Field(() => ID, { nullable: true, description: 'Conversations assigned to this member.' })
  assigneeId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Conversations with this contact.' })
  contactId?: string | null;

  @Field(() => String, { nullable: true, description: "Text in the contact's name or phone. At most 100 characters." })
  search?: string | null;
}

@InputType()
export class SendMessageInput {
  @Field(() => ID)
  conversationId: string;

  @Field(() => String, { description: '1 to 4096 characters.' })
  body: string;

  @Field(() => String, {
    nullable: true,
    description: 'UUID chosen by the sender. Repeating it in the same conversation returns the existing message.',
  })
  clientId?: string | null;
}

@ObjectType({ description: 'The message was stored and enqueued.' })
class MessageSent {
  readonly type: 'MessageSent';

  @Field(() => Message, { description: 'The stored message.' })
  readonly sent: Read;

  @Field(() => Conversation, { description: 'Current state of the conversation.' })
  readonly conversation: Read;
}

export const SendMessageResult = resultUnion('SendMessageResult', MessageSent, Refused);
