import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Whether the viewer is allowed to do something.' })
export class PermissionCheck {
  @Field(() => Boolean)
  allowed: boolean;

  @Field(() => String, { nullable: true, description: 'Reason in one sentence. Null when allowed.' })
  reason: string | null;
}
