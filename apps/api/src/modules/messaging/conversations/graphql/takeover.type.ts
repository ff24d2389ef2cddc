import type { TakeoverEndReason } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { TakeoverEndReasonEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@ObjectType({ description: 'A period in which a member answers instead of the agent.' })
export class Takeover {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: 'Id of the member, kept after they leave.' })
  memberId: string;

  @Field(() => GraphQLDateTime)
  startedAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Null while active.' })
  endedAt: Date | null;

  @Field(() => TakeoverEndReasonEnum, { nullable: true, description: 'Null while active.' })
  endReason: TakeoverEndReason | null;

  @Field(() => String, {
    nullable: true,
    description: 'Note for the agent and the team at the handback.',
  })
  note: string | null;
}
