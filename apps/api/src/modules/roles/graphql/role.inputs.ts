import type { RoleName } from '@frontdesk/policies';
import { Field, ID, InputType } from 'type-graphql';
import { RoleNameEnum } from '../../../graphql/enums.ts';

@InputType()
export class CreateRoleInput {
  @Field(() => String, { description: '1 to 100 characters, once in the workspace whatever their case.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'What the role is for; up to 500 characters.' })
  description?: string | null;

  @Field(() => [String], { description: 'Keys from `policies`, at least one; what they depend on comes along.' })
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

  @Field(() => RoleNameEnum, { nullable: true, description: 'What its members and offers get, where it is in use.' })
  moveToRole?: RoleName | null;

  @Field(() => ID, { nullable: true, description: "The same, for another role of the workspace's own." })
  moveToCustomRoleId?: string | null;
}
