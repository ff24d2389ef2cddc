import { abilityFrom, platformRules } from '@frontdesk/policies';
import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../../auth/context.ts';
import { InRequest } from '../../../../auth/decorators.ts';
import { Public } from '../../../../graphql/can.ts';
import { deviceName } from '../device-name.ts';
import {
  membershipsOf,
  pendingInvitationsFor,
  platformSettings,
  sessionsOf,
  type ViewerRow,
} from '../identity.repository.ts';
import { Membership, PendingInvitation, Viewer, ViewerSession } from './viewer.type.ts';

const OWN = 'Belongs to the viewer, who is the caller.';

@Resolver(() => Viewer)
export class ViewerFields {
  @Public(OWN)
  @FieldResolver(() => Boolean, {
    description: 'Whether the address is verified. Few operations are available before.',
  })
  emailVerified(@Root() viewer: ViewerRow): boolean {
    return viewer.emailVerifiedAt !== null;
  }

  @Public(OWN)
  @FieldResolver(() => Boolean, { description: 'Whether the viewer can call createWorkspace.' })
  async canCreateWorkspaces(@InRequest() ctx: RequestContext, @Root() viewer: ViewerRow): Promise<boolean> {
    const { workspaceCreation } = await platformSettings(ctx.services.database.system);
    const rules = platformRules({
      kind: 'user',
      userId: viewer.id,
      emailVerified: viewer.emailVerifiedAt !== null,
      globalRole: viewer.globalRole === 'ADMIN' ? 'ADMIN' : 'USER',
      canCreateWorkspaces: workspaceCreation,
    });
    return abilityFrom(rules).can('create', 'Workspace');
  }

  @Public(OWN)
  @FieldResolver(() => [Membership], { description: 'Workspaces of the viewer, by name.' })
  async memberships(@InRequest() ctx: RequestContext, @Root() viewer: ViewerRow) {
    const memberships = await membershipsOf(ctx.services.database.system, viewer.id);
    return memberships.map((membership) => ({ ...membership, organization: membership.workspace.organization }));
  }

  @Public(OWN)
  @FieldResolver(() => [ViewerSession], { description: 'Active sessions of the viewer, most recently used first.' })
  async sessions(@InRequest() ctx: RequestContext, @Root() viewer: ViewerRow): Promise<ViewerSession[]> {
    const current = ctx.actor.kind === 'user' ? ctx.actor.sessionId : null;
    const sessions = await sessionsOf(ctx.services.database.system, viewer.id, ctx.services.clock());
    return sessions.map(({ id, userAgent, ipAddress, createdAt, rotatedAt, expiresAt }) => ({
      id,
      device: deviceName(userAgent),
      ipAddress,
      createdAt,
      lastUsedAt: rotatedAt,
      expiresAt,
      current: id === current,
    }));
  }

  @Public(OWN)
  @FieldResolver(() => [PendingInvitation], {
    description: "Pending invitations to the viewer's address. Empty until it is verified.",
  })
  async pendingInvitations(@InRequest() ctx: RequestContext, @Root() viewer: ViewerRow) {
    if (!viewer.emailVerifiedAt) return [];
    const invitations = await pendingInvitationsFor(ctx.services.database.system, viewer.email, ctx.services.clock());
    return invitations.map(({ workspace, ...invitation }) => ({ ...invitation, workspaceName: workspace.name }));
  }
}
