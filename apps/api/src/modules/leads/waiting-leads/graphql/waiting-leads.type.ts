import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@ObjectType({ description: 'Leads that are waiting for their first contact.' })
export class LeadBacklog {
  @Field(() => Int)
  count: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time since which the oldest of these leads has been waiting. Null if no lead is waiting.',
  })
  oldestAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Text of the greeting template, filled in for the oldest of these leads. Null if the agent generates the greeting or calls the lead.',
  })
  preview: string | null;
}

@InputType()
export class GreetWaitingLeadsInput {
  @Field(() => Int, { description: 'Number of leads to greet per minute, 1 to 60.' })
  perMinute: number;
}

@ObjectType({ description: 'Result of greeting waiting leads. The greetings are scheduled, oldest lead first.' })
export class LeadGreetingsStarted {
  readonly type: 'LeadGreetingsStarted';

  @Field(() => Int)
  readonly count: number;

  @Field(() => GraphQLDateTime, { description: 'Time for which the last greeting is scheduled.' })
  readonly lastAt: Date;
}

export const GreetWaitingLeadsResult = resultUnion('GreetWaitingLeadsResult', LeadGreetingsStarted, Refused);
