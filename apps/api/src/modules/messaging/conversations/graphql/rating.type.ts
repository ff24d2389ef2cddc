import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../../graphql/connection.ts';
import { Node } from '../../../../graphql/node.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@ObjectType({
  implements: Node,
  description: 'A request to rate an episode of a conversation, with the answer of the contact.',
})
export class Rating {
  id: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the agent asked for the rating.' })
  askedAt: Date;

  @Field(() => Int, {
    nullable: true,
    description: 'Rating from 1 (very bad) to 5 (very good). Null if the contact did not answer.',
  })
  score: number | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the contact rated the episode. Null if the contact did not answer.',
  })
  ratedAt: Date | null;
}

connectionOf('Rating', () => Rating);
