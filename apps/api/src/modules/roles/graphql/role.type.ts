import type { RoleName } from '@frontdesk/policies';
import { Field, ObjectType } from 'type-graphql';
import { RoleNameEnum } from '../../../graphql/enums.ts';

@ObjectType({ description: 'A named bundle of policies.' })
export class Role {
  @Field(() => RoleNameEnum)
  name: RoleName;

  @Field(() => String)
  title: string;

  @Field(() => String, { description: 'What the role is for.' })
  sentence: string;

  @Field(() => [String])
  policies: readonly string[];

  @Field(() => Boolean, { description: 'Whether the viewer holds enough to give it.' })
  grantable: boolean;
}

@ObjectType({ description: 'One fine-grained permission, `resource.action`.' })
export class Policy {
  @Field(() => String)
  key: string;

  @Field(() => String, { description: 'The resource it is about; pickers group by it.' })
  group: string;

  @Field(() => String, { description: 'What it allows.' })
  sentence: string;

  @Field(() => [String], { description: 'Policies that come along with it.' })
  dependsOn: readonly string[];

  @Field(() => String, { nullable: true, description: 'Why to think twice; null when there is nothing to fear.' })
  warning: string | null;

  @Field(() => Boolean, { description: 'Whether the viewer holds it, and so may give it.' })
  grantable: boolean;
}

@ObjectType({ description: 'A one-click set of policies for invitations and edits.' })
export class Preset {
  @Field(() => String)
  key: string;

  @Field(() => String)
  title: string;

  @Field(() => String)
  sentence: string;

  @Field(() => [String])
  policies: readonly string[];
}
