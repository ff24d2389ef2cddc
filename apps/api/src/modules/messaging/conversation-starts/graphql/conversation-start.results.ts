import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { Conversation, Message } from '../../conversations/index.ts';

@ObjectType({ description: 'The message was stored and is sent unless the workspace is paused.' })
export class ConversationStarted {
  @Field(() => Message, { description: 'The stored message with its rendered text.' })
  readonly sent: Read;

  @Field(() => Conversation, { description: 'The conversation, taken over by the member.' })
  readonly conversation: Read;

  constructor(id: string, conversationId: string) {
    this.sent = byId(id);
    this.conversation = byId(conversationId);
  }
}

export const StartConversationResult = createUnionType({
  name: 'StartConversationResult',
  types: () => [ConversationStarted, Refused] as const,
});
