import type { RoleName } from '@frontdesk/policies';
import { Field, ObjectType } from 'type-graphql';
import { RoleNameEnum } from '../../../../graphql/enums.ts';

@ObjectType({ description: 'A named set of policies.' })
export class Role {
  @Field(() => RoleNameEnum)
  name: RoleName;

  @Field(() => String)
  title: string;

  @Field(() => String, { description: 'Purpose of the role.' })
  description: string;

  @Field(() => [String])
  policies: readonly string[];

  @Field(() => Boolean, { description: 'Whether the viewer can grant it.' })
  grantable: boolean;
}

@ObjectType({ description: 'One permission in the form `resource.action`.' })
export class Policy {
  @Field(() => String)
  key: string;

  @Field(() => String, { description: 'Group in pickers.' })
  group: string;

  @Field(() => String, { description: 'What it allows.' })
  description: string;

  @Field(() => [String], { description: 'Policies included with it.' })
  dependsOn: readonly string[];

  @Field(() => String, { nullable: true, description: 'Warning shown before granting it. Null when there is none.' })
  warning: string | null;

  @Field(() => Boolean, { description: 'Whether the viewer holds it and can grant it.' })
  grantable: boolean;
}

@ObjectType({ description: 'A predefined set of policies for invitations and edits.' })
export class Preset {
  @Field(() => String)
  key: string;

  @Field(() => String)
  title: string;

  @Field(() => String)
  description: string;

  @Field(() => [String])
  policies: readonly string[];
}
