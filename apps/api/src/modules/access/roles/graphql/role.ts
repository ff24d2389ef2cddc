import { POLICIES, PRESETS, ROLE_NAMES, ROLES, type RoleName } from '@frontdesk/policies';
import { Arg, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { RoleNameEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { DeletedPayload, Payload } from '../../../../graphql/payload.ts';
import { list, ProjectedField, type Read } from '../../../../query-compiler/index.ts';
import { AccessPreview, checkCallerGrantLimit } from '../../members/index.ts';
import { createRole, deleteRole, previewRoleChange, updateRole } from '../use-cases/roles.ts';
import { CustomRole } from './custom-role.ts';

@ObjectType({ description: 'A built-in role with its policies.' })
class Role {
  @Field(() => RoleNameEnum, { description: 'Name of the role in the API.' })
  name: RoleName;

  @Field(() => String, { description: 'Name of the role for display.' })
  title: string;

  @Field(() => String, { description: 'Purpose of the role.' })
  description: string;

  @Field(() => [String], { description: 'Keys of the policies of the role.' })
  policies: readonly string[];

  @Field(() => Boolean, {
    description:
      'Whether the viewer has all permissions of the role. To grant the role, the viewer also needs the policy `workspace.members`.',
  })
  grantable: boolean;
}

@ObjectType({ description: 'One permission in the form `resource.action`.' })
class Policy {
  @Field(() => String, { description: 'Unique key of the policy, for example `lead.manage`.' })
  key: string;

  @Field(() => String, { description: 'Name of the group in which the policy is displayed.' })
  group: string;

  @Field(() => String, { description: 'What the policy allows.' })
  description: string;

  @Field(() => [String], {
    description: 'Keys of the policies that this policy requires. They are granted together with it.',
  })
  dependsOn: readonly string[];

  @Field(() => String, {
    nullable: true,
    description: 'Warning to show before the policy is granted. Null if there is none.',
  })
  warning: string | null;

  @Field(() => Boolean, {
    description:
      'Whether the viewer has the policy. To grant it to others, the viewer also needs the policy `workspace.members`.',
  })
  grantable: boolean;
}

@ObjectType({ description: 'A predefined set of policies for inviting and editing members.' })
class Preset {
  @Field(() => String, { description: 'Unique key of the preset.' })
  key: string;

  @Field(() => String, { description: 'Name of the preset for display.' })
  title: string;

  @Field(() => String, { description: 'Purpose of the preset.' })
  description: string;

  @Field(() => [String], { description: 'Keys of the policies that the preset selects.' })
  policies: readonly string[];
}

@InputType()
class CreateRoleInput {
  @Field(() => String, { description: 'Name with 1 to 100 characters, unique in the workspace regardless of case.' })
  name: string;

  @Field(() => String, {
    nullable: true,
    description: 'Purpose of the role, at most 500 characters. If null, it is empty.',
  })
  description?: string | null;

  @Field(() => [String], {
    description:
      'Keys from the query `policies`, at least one. The role also includes the policies that these require.',
  })
  policies: string[];
}

@InputType({ description: 'Input of `updateRole` and `previewRoleChange`.' })
class UpdateRoleInput extends CreateRoleInput {
  @Field(() => ID, { description: 'Id of the custom role.' })
  id: string;
}

@InputType()
class DeleteRoleInput {
  @Field(() => ID, { description: 'Id of the custom role.' })
  id: string;

  @Field(() => RoleNameEnum, {
    nullable: true,
    description:
      'Built-in role that replaces the deleted role for its members and invitations. If a member or a pending invitation has the role, this field or `moveToCustomRoleId` is required.',
  })
  moveToRole?: RoleName | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the custom role that replaces the deleted role for its members and invitations. If it is set, `moveToRole` must be `member` or omitted. If null or omitted, `moveToRole` is used.',
  })
  moveToCustomRoleId?: string | null;
}

@ObjectType({ description: 'Payload of the mutations that return a custom role.' })
export class CustomRolePayload extends Payload {
  @Field(() => CustomRole, { description: 'Custom role after the mutation.' })
  readonly role: Read;
}

@Resolver()
export class RoleResolver {
  @Can('read', 'Role')
  @Query(() => [Role], { description: 'Built-in roles in the order owner, admin, member, operator, agent, viewer.' })
  roles(@InWorkspace() ctx: WorkspaceContext): Role[] {
    return ROLE_NAMES.map((name) => {
      const { title, description, policies } = ROLES[name];
      const grantable = checkCallerGrantLimit(ctx, { after: { role: name, grants: [] } }) === null;
      return { name, title, description, policies, grantable };
    });
  }

  @Can('read', 'Role')
  @ProjectedField()
  @Query(() => [CustomRole], { description: 'Custom roles of the workspace, sorted by name.' })
  customRoles() {
    return list([
      ['name', 'asc'],
      ['id', 'asc'],
    ]);
  }

  @Can('update', 'Role')
  @Query(() => AccessPreview, {
    description: 'Preview of the effect of `updateRole` with the same input. Nothing is changed.',
  })
  previewRoleChange(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateRoleInput, { description: 'Change to preview.' }) input: UpdateRoleInput,
  ) {
    return previewRoleChange(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('create', 'Role')
  @Mutation(() => CustomRolePayload, {
    description: 'Creates a custom role. Refused if the role has permissions that the viewer cannot grant.',
  })
  createRole(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateRoleInput) input: CreateRoleInput,
  ): Promise<CustomRolePayload | Refused> {
    return createRole(ctx, input);
  }

  @Can('update', 'Role')
  @Mutation(() => CustomRolePayload, {
    description:
      'Changes a custom role, from the next request of its members. Refused if the role or one of its members has, before or after the change, permissions that the viewer cannot grant, or if a pending invitation would offer such permissions.',
  })
  updateRole(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateRoleInput) input: UpdateRoleInput,
  ): Promise<CustomRolePayload | Refused> {
    return updateRole(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('delete', 'Role')
  @Mutation(() => DeletedPayload, {
    description:
      'Deletes a custom role. If a member or a pending invitation has the role, a replacement role is required.',
  })
  deleteRole(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => DeleteRoleInput) input: DeleteRoleInput,
  ): Promise<DeletedPayload | Refused> {
    return deleteRole(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('read', 'Policy')
  @Query(() => [Policy], { description: 'All policies, ordered by group.' })
  policies(@InWorkspace() { membership }: WorkspaceContext): Policy[] {
    return POLICIES.map((policy) => ({
      ...policy,
      warning: policy.warning ?? null,
      grantable: membership.policies.has(policy.key),
    }));
  }

  @Can('read', 'Policy')
  @Query(() => [Preset], { description: 'Predefined sets of policies for inviting and editing members.' })
  presets(): readonly Preset[] {
    return PRESETS;
  }
}
