import { Field, ID, ObjectType } from 'type-graphql';
import { Membership } from '../../../identity/accounts/index.ts';

@ObjectType({ description: 'Groups the workspaces of one company. Membership grants nothing.' })
export class Organization {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => Boolean, { description: 'Whether the viewer manages it and can rename it.' })
  managedByViewer: boolean;

  @Field(() => [Membership], {
    description: 'Its workspaces that the viewer belongs to, by name.',
  })
  memberships: Membership[];
}
