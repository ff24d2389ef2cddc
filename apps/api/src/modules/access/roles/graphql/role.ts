import { POLICIES, PRESETS, ROLE_NAMES, ROLES, type RoleName } from '@frontdesk/policies';
import { Arg, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { RoleNameEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { list, ProjectedField, type Read } from '../../../../query-compiler/index.ts';
import { AccessPreview, checkCallerGrantLimit } from '../../members/index.ts';
import { createRole, deleteRole, previewRoleChange, updateRole } from '../use-cases/roles.ts';
import { CustomRole } from './custom-role.ts';

@ObjectType({ description: 'A named set of policies.' })
class Role {
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
class Policy {
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
class Preset {
  @Field(() => String)
  key: string;

  @Field(() => String)
  title: string;

  @Field(() => String)
  description: string;

  @Field(() => [String])
  policies: readonly string[];
}

@InputType()
class CreateRoleInput {
  @Field(() => String, { description: '1 to 100 characters. Unique in the workspace, ignoring case.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Purpose of the role. At most 500 characters.' })
  description?: string | null;

  @Field(() => [String], { description: 'At least one key from `policies`. Dependencies are included automatically.' })
  policies: string[];
}

@InputType()
class UpdateRoleInput extends CreateRoleInput {
  @Field(() => ID)
  id: string;
}

@InputType()
class DeleteRoleInput {
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

@ObjectType()
abstract class RoleResult {
  @Field(() => CustomRole)
  readonly role: Read;
}

@ObjectType({ description: 'The role can be granted from now on.' })
class RoleCreated extends RoleResult {
  readonly type: 'RoleCreated';
}

@ObjectType({ description: 'The change applies from the next request of its members.' })
class RoleUpdated extends RoleResult {
  readonly type: 'RoleUpdated';
}

@ObjectType({ description: 'The role was deleted, and its members have the replacement role.' })
class RoleDeleted {
  readonly type: 'RoleDeleted';

  @Field(() => ID)
  readonly id: string;
}

const CreateRoleResult = resultUnion('CreateRoleResult', RoleCreated, Refused);
const UpdateRoleResult = resultUnion('UpdateRoleResult', RoleUpdated, Refused);
const DeleteRoleResult = resultUnion('DeleteRoleResult', RoleDeleted, Refused);

@Resolver()
export class RoleResolver {
  @Can('read', 'Role')
  @Query(() => [Role], { description: 'Built-in roles in descending order of permissions.' })
  roles(@InWorkspace() ctx: WorkspaceContext): Role[] {
    return ROLE_NAMES.map((name) => {
      const { title, description, policies } = ROLES[name];
      const grantable = checkCallerGrantLimit(ctx, { after: { role: name, grants: [] } }) === null;
      return { name, title, description, policies, grantable };
    });
  }

  @Can('read', 'Role')
  @ProjectedField()
  @Query(() => [CustomRole], { description: 'Custom roles of the workspace, by name.' })
  customRoles() {
    return list([
      ['name', 'asc'],
      ['id', 'asc'],
    ]);
  }

  @Can('update', 'Role')
  @Query(() => AccessPreview, {
    description: 'Previews `updateRole` with this input. Nothing is changed.',
  })
  previewRoleChange(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => UpdateRoleInput) input: UpdateRoleInput) {
    return previewRoleChange(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('create', 'Role')
  @Mutation(() => CreateRoleResult, {
    description: "Creates a custom role within the caller's grant limit.",
  })
  createRole(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateRoleInput) input: CreateRoleInput,
  ): Promise<typeof CreateRoleResult> {
    return createRole(ctx, input);
  }

  @Can('update', 'Role')
  @Mutation(() => UpdateRoleResult, {
    description:
      "Updates a custom role. Refused when the role or one of its members exceeds the caller's permissions before or after.",
  })
  updateRole(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateRoleInput) input: UpdateRoleInput,
  ): Promise<typeof UpdateRoleResult> {
    return updateRole(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('delete', 'Role')
  @Mutation(() => DeleteRoleResult, {
    description: 'Deletes a custom role. When it is in use, its members get another role.',
  })
  deleteRole(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => DeleteRoleInput) input: DeleteRoleInput,
  ): Promise<typeof DeleteRoleResult> {
    return deleteRole(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('read', 'Policy')
  @Query(() => [Policy], { description: 'All policies, by group.' })
  policies(@InWorkspace() { membership }: WorkspaceContext): Policy[] {
    return POLICIES.map((policy) => ({
      ...policy,
      warning: policy.warning ?? null,
      grantable: membership.policies.has(policy.key),
    }));
  }

  @Can('read', 'Policy')
  @Query(() => [Preset], { description: 'Predefined sets of policies.' })
  presets(): readonly Preset[] {
    return PRESETS;
  }
}
