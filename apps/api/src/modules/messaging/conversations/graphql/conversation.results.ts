import { Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Conversation } from './conversation.type.ts';
import { Message } from './message.type.ts';

@ObjectType({ description: 'The message was stored and enqueued.' })
export class MessageSent {
  readonly type: 'MessageSent';

  @Field(() => Message, { description: 'The stored message.' })
  readonly sent: Read;

  @Field(() => Conversation, { description: 'Current state of the conversation.' })
  readonly conversation: Read;
}

export const SendMessageResult = resultUnion('SendMessageResult', MessageSent, Refused);
