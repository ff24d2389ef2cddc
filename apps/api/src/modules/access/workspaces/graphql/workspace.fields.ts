import { REFUSALS } from '@frontdesk/domain';
import { FieldResolver, Resolver } from 'type-graphql';
import { permission, requiredPolicy } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Public } from '../../../../graphql/can.ts';
import { inSql } from '../../../../query-compiler/index.ts';
import { Workspace, WorkspacePermissions, WorkspaceViewer } from './workspace.type.ts';

@Resolver(() => Workspace)
export class WorkspaceFields {
  @Public("The caller's own access.")
  @inSql.constant()
  @FieldResolver(() => WorkspaceViewer, { description: "The caller's access to this workspace." })
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
  @FieldResolver(() => WorkspacePermissions, { description: 'Actions that the caller can take here.' })
  viewerCan(@InWorkspace() ctx: WorkspaceContext): WorkspacePermissions {
    return {
      update: permission(ctx, 'update', 'Workspace'),
      rename: permission(ctx, 'rename', 'Workspace'),
      pause: permission(ctx, 'pause', 'Workspace'),
      delete: permission(ctx, 'delete', 'Workspace'),
      convert: permission(ctx, 'convert', 'Workspace'),
      setRetention: permission(ctx, 'setRetention', 'Workspace'),
      placeLegalHolds: permission(ctx, 'place', 'LegalHold'),
      transferOwnership: permission(ctx, 'transferOwnership', 'Workspace'),
      setOrganization: permission(ctx, 'setOrganization', 'Workspace'),
      inviteMembers: permission(ctx, 'create', 'Invitation'),
      createServiceAccounts: permission(ctx, 'create', 'ServiceAccount'),
      createApiKeys: permission(ctx, 'create', 'ApiKey'),
      setIntegrations: permission(ctx, 'set', 'Integration'),
      useSandbox: sandboxPermission(ctx),
      createBookings: permission(ctx, 'create', 'Booking'),
      createLeads: addingPermission(ctx, 'create', 'Lead'),
      createContacts: addingPermission(ctx, 'create', 'Contact'),
      importContacts: addingPermission(ctx, 'import', 'Contact'),
      registerOperations: permission(ctx, 'register', 'PersistedOperation'),
    };
  }
}

/** Not available where no simulators run. */
const sandboxPermission = (ctx: WorkspaceContext) =>
  ctx.services.sandbox ? permission(ctx, 'set', 'Integration') : { allowed: false, reason: REFUSALS.SANDBOX_NOT_HERE };

/**
 * For members: when a restriction blocks the action although they hold the policy, requesting the policy would not
 * help.
 */
function addingPermission(ctx: WorkspaceContext, action: 'create' | 'import', subject: 'Lead' | 'Contact') {
  const policy = requiredPolicy(action, subject);
  const { assignedConversationsOnly, policies } = ctx.membership;
  if (assignedConversationsOnly && policy && policies.has(policy))
    return { allowed: false, reason: CANNOT_ADD_CONTACTS };
  return permission(ctx, action, subject);
}

const CANNOT_ADD_CONTACTS = 'Your access is limited to conversations assigned to you, so you cannot add contacts.';
