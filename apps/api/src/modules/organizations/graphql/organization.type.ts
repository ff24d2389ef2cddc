import { Field, ID, ObjectType } from 'type-graphql';
import { Membership } from '../../identity/index.ts';

@ObjectType({ description: 'Groups workspaces of one company. Being in one grants nothing.' })
export class Organization {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => Boolean, { description: 'Whether the viewer began it, and may rename it.' })
  managedByViewer: boolean;

  @Field(() => [Membership], {
    description: 'The workspaces in it that the viewer belongs to, by name; never another.',
  })
  memberships: Membership[];
}
