import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { Conversation } from './conversation.type.ts';

@ObjectType({ description: 'The caller took over; the agent does not reply.' })
export class ConversationTakenOver {
  @Field(() => Conversation, { description: 'Current state of the conversation.' })
  readonly conversation: Read;

  constructor(id: string) {
    this.conversation = byId(id);
  }
}

@ObjectType({ description: 'The agent replies again.' })
export class ConversationReturned {
  @Field(() => Conversation, { description: 'Current state of the conversation.' })
  readonly conversation: Read;

  constructor(id: string) {
    this.conversation = byId(id);
  }
}

@ObjectType({ description: 'The assignment was changed.' })
export class ConversationAssigned {
  @Field(() => Conversation, { description: 'Current state of the conversation.' })
  readonly conversation: Read;

  constructor(id: string) {
    this.conversation = byId(id);
  }
}

@ObjectType({ description: 'The conversation is read up to this message.' })
export class ConversationRead {
  @Field(() => Conversation, { description: 'Current state of the conversation.' })
  readonly conversation: Read;

  constructor(id: string) {
    this.conversation = byId(id);
  }
}

@ObjectType({ description: 'The idle time of takeovers was changed.' })
export class TakeoverLimitSet {
  @Field(() => Int, { nullable: true, description: 'Minutes without activity of the member. Null: never.' })
  readonly idleMinutes: number | null;

  constructor(idleMinutes: number | null) {
    this.idleMinutes = idleMinutes;
  }
}

export const TakeOverConversationResult = createUnionType({
  name: 'TakeOverConversationResult',
  types: () => [ConversationTakenOver, Refused] as const,
});

export const ReturnConversationResult = createUnionType({
  name: 'ReturnConversationResult',
  types: () => [ConversationReturned, Refused] as const,
});

export const AssignConversationResult = createUnionType({
  name: 'AssignConversationResult',
  types: () => [ConversationAssigned, Refused] as const,
});

export const MarkConversationReadResult = createUnionType({
  name: 'MarkConversationReadResult',
  types: () => [ConversationRead, Refused] as const,
});

export const SetTakeoverLimitResult = createUnionType({
  name: 'SetTakeoverLimitResult',
  types: () => [TakeoverLimitSet, Refused] as const,
});
