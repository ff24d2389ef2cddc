import { Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Conversation, Message } from '../../conversations/index.ts';

@ObjectType({ description: 'The message was stored and is sent unless the workspace is paused.' })
export class ConversationStarted {
  readonly type: 'ConversationStarted';

  @Field(() => Message, { description: 'The stored message with its rendered text.' })
  readonly sent: Read;

  @Field(() => Conversation, { description: 'The conversation, taken over by the member.' })
  readonly conversation: Read;
}

export const StartConversationResult = resultUnion('StartConversationResult', ConversationStarted, Refused);
