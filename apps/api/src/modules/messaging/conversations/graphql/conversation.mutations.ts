import type { ConversationMode, InboxTab } from '@frontdesk/domain';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ConversationModeEnum, InboxTabEnum } from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Conversation } from './conversation.type.ts';
import { Message } from './message.type.ts';

@InputType({
  description:
    'Filter for conversations. A conversation must match every field that is set; omitted fields are ignored.',
})
export class ConversationFilter {
  @Field(() => InboxTabEnum, {
    nullable: true,
    description: 'Tab of the inbox. If null or omitted, conversations in all tabs match.',
  })
  tab?: InboxTab | null;

  @Field(() => [ConversationModeEnum], {
    nullable: true,
    description: 'Modes of the conversations. If omitted or empty, conversations in all modes match.',
  })
  modes?: ConversationMode[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the assigned member. If omitted, conversations of all assignees match.',
  })
  assigneeId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of a contact. If omitted, conversations with all contacts match.',
  })
  contactId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Text in the name or phone number of the contact, at most 100 characters. If omitted, all conversations match.',
  })
  search?: string | null;
}

@InputType()
export class SendMessageInput {
  @Field(() => ID)
  conversationId: string;

  @Field(() => String, { description: 'Text of the message, 1 to 4096 characters.' })
  body: string;

  @Field(() => String, {
    nullable: true,
    description:
      'UUID chosen by the client, for safe retries. If the conversation already has a message with this UUID, that message is returned and nothing is sent. If omitted, the message is always sent.',
  })
  clientId?: string | null;
}

@ObjectType({ description: 'Result of sending a message. The message was stored and enqueued.' })
class MessageSent {
  readonly type: 'MessageSent';

  @Field(() => Message, { description: 'The stored message.' })
  readonly sent: Read;

  @Field(() => Conversation, { description: 'Current state of the conversation.' })
  readonly conversation: Read;
}

export const SendMessageResult = resultUnion('SendMessageResult', MessageSent, Refused);
