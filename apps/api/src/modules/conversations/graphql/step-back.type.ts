import { Field, ID, ObjectType } from 'type-graphql';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';

@ObjectType({ description: 'The agent left a conversation to a person.' })
export class StepBack {
  @Field(() => ID)
  id: string;

  @Field(() => GraphQLDateTimeISO)
  at: Date;

  @Field({
    description: 'Why, as it says it itself. Numbers and addresses in it are masked where contact details are.',
  })
  reason: string;
}
