import type { TakeoverEnding } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { TakeoverEndingEnum } from '../../../graphql/enums.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';

@ObjectType({ description: 'The time in which a member holds a conversation instead of the agent.' })
export class Takeover {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: 'Who holds it; kept when they have left.' })
  memberId: string;

  @Field(() => GraphQLDateTimeISO)
  startedAt: Date;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Null while it lasts.' })
  endedAt: Date | null;

  @Field(() => TakeoverEndingEnum, { nullable: true, description: 'Null while it lasts.' })
  ending: TakeoverEnding | null;

  @Field(() => String, {
    nullable: true,
    description: 'What whoever handed back wanted the agent and the team to know.',
  })
  note: string | null;
}
