import { Field, ID, InputType, Int } from 'type-graphql';

@InputType()
export class TakeOverConversationInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { nullable: true, description: 'The version that was looked at; a newer one is refused.' })
  version?: number | null;
}

@InputType()
export class HandBackConversationInput {
  @Field(() => ID)
  id: string;

  @Field(() => String, { nullable: true, description: 'For the agent and the team; up to 500 characters.' })
  note?: string | null;
}

@InputType()
export class AssignConversationInput {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { nullable: true, description: 'Null: nobody looks after it.' })
  assigneeId?: string | null;
}

@InputType()
export class MarkConversationReadInput {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: 'The newest message that was read.' })
  messageId: string;
}

@InputType()
export class SetTakeoverLimitInput {
  @Field(() => Int, { nullable: true, description: '5 to 1440; null: a takeover lasts until it is handed back.' })
  idleMinutes?: number | null;
}
