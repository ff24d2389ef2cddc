import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { Refused } from '../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../query-compiler/index.ts';
import { Conversation } from './conversation.type.ts';

@ObjectType({ description: 'The caller holds it, and the agent is silent.' })
export class ConversationTakenOver {
  @Field(() => Conversation, { description: 'As it is now.' })
  readonly conversation: Read;

  constructor(id: string) {
    this.conversation = byId(id);
  }
}

@ObjectType({ description: 'The agent answers again.' })
export class ConversationHandedBack {
  @Field(() => Conversation, { description: 'As it is now.' })
  readonly conversation: Read;

  constructor(id: string) {
    this.conversation = byId(id);
  }
}

@ObjectType({ description: 'It is looked after as was said.' })
export class ConversationAssigned {
  @Field(() => Conversation, { description: 'As it is now.' })
  readonly conversation: Read;

  constructor(id: string) {
    this.conversation = byId(id);
  }
}

@ObjectType({ description: 'It is read up to there.' })
export class ConversationRead {
  @Field(() => Conversation, { description: 'As it is now.' })
  readonly conversation: Read;

  constructor(id: string) {
    this.conversation = byId(id);
  }
}

@ObjectType({ description: 'Takeovers end by themselves after this time, or not at all.' })
export class TakeoverLimitSet {
  @Field(() => Int, { nullable: true, description: 'In minutes without a word of the member; null: never.' })
  readonly idleMinutes: number | null;

  constructor(idleMinutes: number | null) {
    this.idleMinutes = idleMinutes;
  }
}

export const TakeOverConversationResult = createUnionType({
  name: 'TakeOverConversationResult',
  types: () => [ConversationTakenOver, Refused] as const,
});

export const HandBackConversationResult = createUnionType({
  name: 'HandBackConversationResult',
  types: () => [ConversationHandedBack, Refused] as const,
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
