import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { Conversation } from './conversation.type.ts';
import { Message } from './message.type.ts';

@ObjectType({ description: 'The message was stored and enqueued.' })
export class MessageSent {
  @Field(() => Message, { description: 'The stored message.' })
  readonly sent: Read;

  @Field(() => Conversation, { description: 'Current state of the conversation.' })
  readonly conversation: Read;

  constructor(id: string, conversationId: string) {
    this.sent = byId(id);
    this.conversation = byId(conversationId);
  }
}

export const SendMessageResult = createUnionType({
  name: 'SendMessageResult',
  types: () => [MessageSent, Refused] as const,
});
