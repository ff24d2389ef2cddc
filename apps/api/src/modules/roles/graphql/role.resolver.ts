import { POLICIES, PRESETS, ROLE_NAMES, ROLES } from '@frontdesk/policies';
import { Arg, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { InWorkspace } from '../../../auth/decorators.ts';
import { Can } from '../../../graphql/can.ts';
import { ids } from '../../../graphql/ids.ts';
import { list, ProjectedField } from '../../../query-compiler/index.ts';
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
  @Query(() => [Role], { description: 'The built-in roles, most powerful first.' })
  roles(@InWorkspace() ctx: WorkspaceContext): Role[] {
    return ROLE_NAMES.map((name) => {
      const { title, sentence, policies } = ROLES[name];
      const grantable = checkCallerGrantLimit(ctx, { after: { role: name, grants: [] } }) === null;
      return { name, title, sentence, policies, grantable };
    });
  }

  @Can('read', 'Role')
  @ProjectedField()
  @Query(() => [CustomRole], { description: "The workspace's own roles, by name." })
  customRoles() {
    return list([
      ['name', 'asc'],
      ['id', 'asc'],
    ]);
  }

  @Can('update', 'Role')
  @Query(() => AccessPreview, {
    description: 'What `updateRole` with this input would come to now, by the same code; nothing is changed.',
  })
  previewRoleChange(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => UpdateRoleInput) input: UpdateRoleInput) {
    return previewRoleChange(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('create', 'Role')
  @Mutation(() => CreateRoleResult, {
    description: "Makes a role of the workspace's own: never more than the caller holds.",
  })
  createRole(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => CreateRoleInput) input: CreateRoleInput) {
    return createRole(ctx, input);
  }

  @Can('update', 'Role')
  @Mutation(() => UpdateRoleResult, {
    description: 'Changes a role. Refused when it, or anybody who has it, is above the caller before or after.',
  })
  updateRole(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => UpdateRoleInput) input: UpdateRoleInput) {
    return updateRole(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('delete', 'Role')
  @Mutation(() => DeleteRoleResult, {
    description: 'Ends a role. One that is in use wants to know what its members get instead.',
  })
  deleteRole(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => DeleteRoleInput) input: DeleteRoleInput) {
    return deleteRole(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('read', 'Policy')
  @Query(() => [Policy], { description: 'Every policy there is, by group.' })
  policies(@InWorkspace() { membership }: WorkspaceContext): Policy[] {
    return POLICIES.map((policy) => ({
      ...policy,
      warning: policy.warning ?? null,
      grantable: membership.policies.has(policy.key),
    }));
  }

  @Can('read', 'Policy')
  @Query(() => [Preset], { description: 'One-click sets of policies.' })
  presets(): readonly Preset[] {
    return PRESETS;
  }
}
