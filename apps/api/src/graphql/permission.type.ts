import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Whether the viewer may do something.' })
export class Permission {
  @Field(() => Boolean)
  allowed: boolean;

  @Field(() => String, { nullable: true, description: 'Why not, in one sentence; null when allowed.' })
  reason: string | null;
}
