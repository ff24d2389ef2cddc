import { Field, ID, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { CustomRole } from './custom-role.type.ts';

@ObjectType()
abstract class RoleResult {
  @Field(() => CustomRole)
  readonly role: Read;
}

@ObjectType({ description: 'The role can be granted from now on.' })
export class RoleCreated extends RoleResult {
  readonly type: 'RoleCreated';
}

@ObjectType({ description: 'The change applies from the next request of its members.' })
export class RoleUpdated extends RoleResult {
  readonly type: 'RoleUpdated';
}

@ObjectType({ description: 'The role was deleted, and its members have the replacement role.' })
export class RoleDeleted {
  readonly type: 'RoleDeleted';

  @Field(() => ID)
  readonly id: string;
}

export const CreateRoleResult = resultUnion('CreateRoleResult', RoleCreated, Refused);
export const UpdateRoleResult = resultUnion('UpdateRoleResult', RoleUpdated, Refused);
export const DeleteRoleResult = resultUnion('DeleteRoleResult', RoleDeleted, Refused);
