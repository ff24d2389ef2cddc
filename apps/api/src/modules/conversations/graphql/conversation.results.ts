import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../query-compiler/index.ts';
import { Conversation } from './conversation.type.ts';
import { Message } from './message.type.ts';

@ObjectType({ description: 'The message is stored, and goes out.' })
export class MessageSent {
  @Field(() => Message, { description: 'What was stored.' })
  readonly sent: Read;

  @Field(() => Conversation, { description: 'As it is now.' })
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
