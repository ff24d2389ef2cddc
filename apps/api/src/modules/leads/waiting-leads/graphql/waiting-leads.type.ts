import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@ObjectType({ description: 'Leads that wait for their first contact.' })
export class LeadBacklog {
  @Field(() => Int)
  count: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time since which the first of them waits. Null without any.',
  })
  oldestAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Greeting template, filled for the first of them. Null when the agent writes or calls.',
  })
  preview: string | null;
}

@InputType()
export class GreetWaitingLeadsInput {
  @Field(() => Int, { description: 'Leads a minute, 1 to 60.' })
  perMinute: number;
}

@ObjectType({ description: 'The greetings are scheduled, oldest lead first.' })
export class LeadGreetingsStarted {
  readonly type: 'LeadGreetingsStarted';

  @Field(() => Int)
  readonly count: number;

  @Field(() => GraphQLDateTime, { description: 'Time of the last greeting.' })
  readonly lastAt: Date;
}

export const GreetWaitingLeadsResult = resultUnion('GreetWaitingLeadsResult', LeadGreetingsStarted, Refused);
