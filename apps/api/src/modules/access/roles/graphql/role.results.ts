import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { CustomRole } from './custom-role.type.ts';

@ObjectType()
abstract class RoleResult {
  @Field(() => CustomRole)
  readonly role: Read;

  constructor(id: string) {
    this.role = byId(id);
  }
}

@ObjectType({ description: 'The role can be granted from now on.' })
export class RoleCreated extends RoleResult {}

@ObjectType({ description: 'The change applies from the next request of its members.' })
export class RoleUpdated extends RoleResult {}

@ObjectType({ description: 'The role was deleted, and its members have the replacement role.' })
export class RoleDeleted {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export const CreateRoleResult = createUnionType({
  name: 'CreateRoleResult',
  types: () => [RoleCreated, Refused] as const,
});
export const UpdateRoleResult = createUnionType({
  name: 'UpdateRoleResult',
  types: () => [RoleUpdated, Refused] as const,
});
export const DeleteRoleResult = createUnionType({
  name: 'DeleteRoleResult',
  types: () => [RoleDeleted, Refused] as const,
});
