import { REFUSALS } from '@frontdesk/domain';
import { Arg, FieldResolver, Mutation, Query, Resolver } from 'type-graphql';
import { permission, requiredPolicy } from '../../../../auth/authorize.ts';
import type { SignedInContext, WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace, SignedIn } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { inSql, one, ProjectedField } from '../../../../query-compiler/index.ts';
import { WorkspaceSummaryPayload } from '../../../identity/accounts/index.ts';
import {
  createWorkspace,
  deleteWorkspace,
  pauseAgent,
  resumeAgent,
  updateWorkspace,
  updateWorkspaceSlug,
} from '../use-cases/workspaces.ts';
import {
  CreateWorkspaceInput,
  DeleteWorkspacePayload,
  UpdateWorkspaceInput,
  UpdateWorkspaceSlugPayload,
  WorkspacePayload,
} from './workspace.mutations.ts';
import { Diagnostics, Workspace, WorkspacePermissions, WorkspaceViewer } from './workspace.type.ts';

@Resolver(() => Workspace)
export class WorkspaceFields {
  @Public("The caller's own access.")
  @inSql.constant()
  @FieldResolver(() => WorkspaceViewer, { description: "The viewer's access to this workspace." })
  viewer(@InWorkspace() { actor, membership, ability }: WorkspaceContext): WorkspaceViewer {
    const { memberId, role, policies } = membership;
    return {
      memberId: actor.kind === 'user' && !actor.support ? memberId : null,
      support: (actor.kind === 'user' && actor.support) || null,
      role,
      policies: [...policies].sort(),
      rules: ability.rules,
    };
  }

  @Public("The caller's own permissions.")
  @inSql.constant()
  @FieldResolver(() => WorkspacePermissions, {
    description: 'Whether the viewer is allowed to perform each action in the workspace, with the reason if not.',
  })
  viewerCan(@InWorkspace() ctx: WorkspaceContext): WorkspacePermissions {
    return {
      update: permission(ctx, 'update', 'Workspace'),
      rename: permission(ctx, 'rename', 'Workspace'),
      pause: permission(ctx, 'pause', 'Workspace'),
      delete: permission(ctx, 'delete', 'Workspace'),
      convert: permission(ctx, 'convert', 'Workspace'),
      updateRetention: permission(ctx, 'updateRetention', 'Workspace'),
      placeLegalHolds: permission(ctx, 'place', 'LegalHold'),
      transferOwnership: permission(ctx, 'transferOwnership', 'Workspace'),
      assignOrganization: permission(ctx, 'assignOrganization', 'Workspace'),
      export: permission(ctx, 'export', 'Workspace'),
      inviteMembers: permission(ctx, 'create', 'Invitation'),
      createServiceAccounts: permission(ctx, 'create', 'ServiceAccount'),
      createApiKeys: permission(ctx, 'create', 'ApiKey'),
      setIntegrations: permission(ctx, 'set', 'Integration'),
      enableSimulator: sandboxPermission(ctx),
      createBookings: permission(ctx, 'create', 'Booking'),
      createLeads: addingPermission(ctx, 'create', 'Lead'),
      createContacts: addingPermission(ctx, 'create', 'Contact'),
      importContacts: addingPermission(ctx, 'import', 'Contact'),
      registerOperations: permission(ctx, 'register', 'PersistedOperation'),
    };
  }
}

/**
 * Returns whether the API caller can set up integrations on a server that runs simulators, or the reason why not. The
 * environment of the workspace is not checked.
 */
const sandboxPermission = (ctx: WorkspaceContext) =>
  ctx.services.sandbox
    ? permission(ctx, 'set', 'Integration')
    : { allowed: false, reason: REFUSALS.SANDBOX_NOT_AVAILABLE };

/**
 * Returns whether the API caller can add or import records. If a member holds the policy but is restricted to assigned
 * conversations, the restriction is returned as the reason, because requesting the policy would not help.
 */
function addingPermission(ctx: WorkspaceContext, action: 'create' | 'import', subject: 'Lead' | 'Contact') {
  const policy = requiredPolicy(action, subject);
  const { assignedConversationsOnly, policies } = ctx.membership;
  if (assignedConversationsOnly && policy && policies.has(policy))
    return { allowed: false, reason: CANNOT_ADD_CONTACTS };
  return permission(ctx, action, subject);
}

const CANNOT_ADD_CONTACTS = 'Your access is limited to conversations assigned to you, so you cannot add contacts.';

@Resolver()
export class WorkspaceResolver {
  @Can('read', 'Workspace')
  @ProjectedField()
  @Query(() => Workspace, {
    description: 'The workspace that the x-workspace header specifies, or the workspace of the API key.',
  })
  workspace() {
    return one();
  }

  @Can('read', 'Diagnostics')
  @Query(() => Diagnostics, {
    description: 'Whether the secrets of the platform are configured. The values are never returned.',
  })
  diagnostics(@InWorkspace() ctx: WorkspaceContext): Diagnostics {
    const { auth, integrations } = ctx.services.secretsPresent;
    return { authSecretPresent: auth, integrationsEncryptionKeyPresent: integrations };
  }

  @Can('create', 'Workspace')
  @Mutation(() => WorkspaceSummaryPayload, {
    description:
      'Creates a workspace. The viewer becomes its owner and must have a verified email address. FORBIDDEN if `viewer.canCreateWorkspaces` is false.',
  })
  createWorkspace(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => CreateWorkspaceInput) input: CreateWorkspaceInput,
  ): Promise<WorkspaceSummaryPayload | Refused> {
    return createWorkspace(ctx, input);
  }

  @Can('update', 'Workspace')
  @Mutation(() => WorkspacePayload, {
    description: 'Changes the name, description, default country and time zone of the workspace.',
  })
  updateWorkspace(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateWorkspaceInput) input: UpdateWorkspaceInput,
  ): Promise<WorkspacePayload | Refused> {
    return updateWorkspace(ctx, input);
  }

  @Can('rename', 'Workspace')
  @Mutation(() => UpdateWorkspaceSlugPayload, {
    description:
      'Changes the slug of the workspace. URLs with the old slug, such as the URL of the public form, stop working immediately, and other workspaces can use the old slug.',
  })
  updateWorkspaceSlug(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('slug', () => String, {
      description:
        'Unique name in URLs, 3 to 48 lower-case letters, digits and single hyphens. Refused if the slug is reserved or another workspace has it.',
    })
    slug: string,
  ): Promise<UpdateWorkspaceSlugPayload | Refused> {
    return updateWorkspaceSlug(ctx, { slug });
  }

  @Can('pause', 'Workspace')
  @Mutation(() => WorkspacePayload, {
    description: 'Pauses the agent. New leads are accepted, and no messages are sent. Calling it again has no effect.',
  })
  pauseAgent(@InWorkspace() ctx: WorkspaceContext): Promise<WorkspacePayload | Refused> {
    return pauseAgent(ctx);
  }

  @Can('resume', 'Workspace')
  @Mutation(() => WorkspacePayload, {
    description:
      'Resumes the agent. The agent answers the messages that arrived during the pause, and hands off conversations whose reply window has closed. Calling it again has no effect.',
  })
  resumeAgent(@InWorkspace() ctx: WorkspaceContext): Promise<WorkspacePayload | Refused> {
    return resumeAgent(ctx);
  }

  @Can('delete', 'Workspace')
  @Mutation(() => DeleteWorkspacePayload, {
    description:
      'Permanently deletes the workspace with all its data. Refused while a legal hold is active. Available to owners only, not to API keys.',
  })
  deleteWorkspace(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('confirmSlug', () => String, {
      description: 'Slug of the workspace as a confirmation. The mutation is refused if the slug is different.',
    })
    confirmSlug: string,
  ): Promise<DeleteWorkspacePayload | Refused> {
    return deleteWorkspace(ctx, { confirmSlug });
  }
}
