import { POLICIES, PRESETS, ROLE_NAMES, ROLES } from '@frontdesk/policies';
import { Arg, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { list, ProjectedField } from '../../../../query-compiler/index.ts';
import { AccessPreview, checkCallerGrantLimit } from '../../members/index.ts';
import { createRole } from '../use-cases/create-role.ts';
import { deleteRole } from '../use-cases/delete-role.ts';
import { previewRoleChange, updateRole } from '../use-cases/update-role.ts';
import { CustomRole } from './custom-role.type.ts';
import { CreateRoleInput, DeleteRoleInput, UpdateRoleInput } from './role.inputs.ts';
import { CreateRoleResult, DeleteRoleResult, UpdateRoleResult } from './role.results.ts';
import { Policy, Preset, Role } from './role.type.ts';

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
