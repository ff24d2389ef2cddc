import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Whether the viewer is allowed to perform an action.' })
export class PermissionCheck {
  @Field(() => Boolean, { description: 'Whether the viewer is allowed to perform the action now.' })
  allowed: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Reason in English, for display to users. Null if the action is allowed.',
  })
  reason: string | null;
}
