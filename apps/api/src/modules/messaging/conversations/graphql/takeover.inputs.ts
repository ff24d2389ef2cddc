import { Field, ID, InputType, Int } from 'type-graphql';

@InputType()
export class TakeOverConversationInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { nullable: true, description: 'Version that the caller has seen. Refused when it has changed.' })
  version?: number | null;
}

@InputType()
export class ReturnConversationInput {
  @Field(() => ID)
  id: string;

  @Field(() => String, { nullable: true, description: 'Note for the agent and the team. At most 500 characters.' })
  note?: string | null;
}

@InputType()
export class AssignConversationInput {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { nullable: true, description: 'Null: unassigned.' })
  assigneeId?: string | null;
}

@InputType()
export class MarkConversationReadInput {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: 'Newest message that was read.' })
  messageId: string;
}

@InputType()
export class SetTakeoverLimitInput {
  @Field(() => Int, {
    nullable: true,
    description: '5 to 1440 minutes. Null: a takeover lasts until it is returned.',
  })
  idleMinutes?: number | null;
}
