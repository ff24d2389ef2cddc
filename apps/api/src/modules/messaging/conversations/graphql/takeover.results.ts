import { Field, Int, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Conversation } from './conversation.type.ts';

@ObjectType({ description: 'The caller took over; the agent does not reply.' })
export class ConversationTakenOver {
  readonly type: 'ConversationTakenOver';

  @Field(() => Conversation, { description: 'Current state of the conversation.' })
  readonly conversation: Read;
}

@ObjectType({ description: 'The agent replies again.' })
export class ConversationReturned {
  readonly type: 'ConversationReturned';

  @Field(() => Conversation, { description: 'Current state of the conversation.' })
  readonly conversation: Read;
}

@ObjectType({ description: 'The assignment was changed.' })
export class ConversationAssigned {
  readonly type: 'ConversationAssigned';

  @Field(() => Conversation, { description: 'Current state of the conversation.' })
  readonly conversation: Read;
}

@ObjectType({ description: 'The conversation is read up to this message.' })
export class ConversationRead {
  readonly type: 'ConversationRead';

  @Field(() => Conversation, { description: 'Current state of the conversation.' })
  readonly conversation: Read;
}

@ObjectType({ description: 'The idle time of takeovers was changed.' })
export class TakeoverLimitSet {
  readonly type: 'TakeoverLimitSet';

  @Field(() => Int, { nullable: true, description: 'Minutes without activity of the member. Null: never.' })
  readonly idleMinutes: number | null;
}

export const TakeOverConversationResult = resultUnion('TakeOverConversationResult', ConversationTakenOver, Refused);

export const ReturnConversationResult = resultUnion('ReturnConversationResult', ConversationReturned, Refused);

export const AssignConversationResult = resultUnion('AssignConversationResult', ConversationAssigned, Refused);

export const MarkConversationReadResult = resultUnion('MarkConversationReadResult', ConversationRead, Refused);

export const SetTakeoverLimitResult = resultUnion('SetTakeoverLimitResult', TakeoverLimitSet, Refused);
