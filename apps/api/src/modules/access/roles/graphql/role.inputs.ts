import type { RoleName } from '@frontdesk/policies';
import { Field, ID, InputType } from 'type-graphql';
import { RoleNameEnum } from '../../../../graphql/enums.ts';

@InputType()
export class CreateRoleInput {
  @Field(() => String, { description: '1 to 100 characters. Unique in the workspace, ignoring case.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Purpose of the role. At most 500 characters.' })
  description?: string | null;

  @Field(() => [String], { description: 'At least one key from `policies`. Dependencies are included automatically.' })
  policies: string[];
}

@InputType()
export class UpdateRoleInput extends CreateRoleInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class DeleteRoleInput {
  @Field(() => ID)
  id: string;

  @Field(() => RoleNameEnum, {
    nullable: true,
    description: 'Built-in role that its members and invitations get. Required when it is in use.',
  })
  moveToRole?: RoleName | null;

  @Field(() => ID, { nullable: true, description: 'Custom role that its members and invitations get instead.' })
  moveToCustomRoleId?: string | null;
}
