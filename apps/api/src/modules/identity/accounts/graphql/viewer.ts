import type { Channel, Environment, RegistrationMode } from '@frontdesk/domain';
import { abilityFrom, platformRules, type RoleName } from '@frontdesk/policies';
import { Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../../auth/context.ts';
import { InRequest } from '../../../../auth/decorators.ts';
import type { Workspace } from '../../../../db/generated/client.ts';
import { Public } from '../../../../graphql/can.ts';
import {
  ChannelEnum,
  EnvironmentEnum,
  GlobalRoleEnum,
  RegistrationModeEnum,
  RoleNameEnum,
} from '../../../../graphql/enums.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { deviceName } from '../device-name.ts';
import {
  membershipsOf,
  pendingInvitationsFor,
  platformSettings,
  sessionsOf,
  type ViewerRow,
} from '../identity.repository.ts';

@ObjectType({ description: 'The signed-in user.' })
export class Viewer {
  @Field(() => ID, { description: 'Id of the user account, a UUID. It differs from the id of a membership.' })
  id: string;

  @Field(() => String, {
    description: 'Name of the user, 1 to 100 characters. Members of shared workspaces can see the name.',
  })
  name: string;

  @Field(() => String, { description: 'Email address in lower case.' })
  email: string;

  @Field(() => GlobalRoleEnum, { description: 'Role on the platform. It grants no access to workspaces.' })
  globalRole: 'ADMIN' | 'USER';

  emailVerifiedAt: Date | null;
}

@ObjectType({ description: 'Basic data of a workspace, as shown in lists.' })
export class WorkspaceSummary {
  @Field(() => ID, { description: 'Id of the workspace, a UUID.' })
  id: string;

  @Field(() => String, { description: 'Name of the workspace.' })
  name: string;

  @Field(() => String, { description: 'Unique name of the workspace in URLs and in the x-workspace header.' })
  slug: string;

  @Field(() => ChannelEnum, { description: 'Channel of the workspace. It cannot be changed.' })
  channel: Channel;

  @Field(() => EnvironmentEnum, { description: 'Environment of the workspace.' })
  environment: Environment;
}

@ObjectType({ description: 'Name and id of an organization.' })
class OrganizationSummary {
  @Field(() => ID, { description: 'Id of the organization, a UUID. Pass it to `organization`.' })
  id: string;

  @Field(() => String, { description: 'Name of the organization.' })
  name: string;
}

@ObjectType({ description: "The viewer's membership of one workspace." })
export class Membership {
  @Field(() => ID, { description: "Id of the viewer's membership." })
  id: string;

  @Field(() => RoleNameEnum, { description: 'Built-in role of the viewer in the workspace.' })
  role: RoleName;

  @Field(() => WorkspaceSummary, { description: 'Workspace that the viewer is a member of.' })
  workspace: WorkspaceSummary;

  @Field(() => OrganizationSummary, {
    nullable: true,
    description: 'Organization of the workspace. Null if the workspace belongs to none.',
  })
  organization: OrganizationSummary | null;
}

@ObjectType({ description: "A pending invitation to the viewer's verified email address." })
class PendingInvitation {
  @Field(() => ID, { description: 'Id of the invitation, to accept or decline it.' })
  id: string;

  @Field(() => String, { description: 'Name of the workspace that the invitation is for.' })
  workspaceName: string;

  @Field(() => String, { description: 'Name of the member who sent the invitation or last renewed its link.' })
  inviterName: string;

  @Field(() => RoleNameEnum, { description: 'Built-in role that is offered.' })
  role: RoleName;

  @Field(() => String, { description: 'Message from the member who sent the invitation. Can be empty.' })
  note: string;

  @Field(() => GraphQLDateTime, { description: 'Time until which the invitation can be accepted.' })
  expiresAt: Date;
}

@ObjectType({ description: 'A session of the viewer.' })
class ViewerSession {
  @Field(() => ID, { description: 'Id of the session, to pass to `revokeSession`.' })
  id: string;

  @Field(() => String, { description: 'Browser and operating system that the browser reported.' })
  device: string;

  @Field(() => String, { description: 'IP address of the client at sign-in.' })
  ipAddress: string;

  @Field(() => GraphQLDateTime, { description: 'Time of the sign-in.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time of the last use, precise to ten minutes.' })
  lastUsedAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time at which the session ends, unless the viewer signs out earlier.' })
  expiresAt: Date;

  @Field(() => Boolean, { description: 'Whether the request was made with this session.' })
  current: boolean;
}

@ObjectType({ description: 'Public settings of the platform.' })
export class PlatformInfo {
  @Field(() => RegistrationModeEnum, { description: 'Who can register an account.' })
  registrationMode: RegistrationMode;

  @Field(() => [String], {
    description: 'Email domains that can register. Empty if the registration mode is not DOMAINS.',
  })
  allowedDomains: string[];

  @Field(() => String, { nullable: true, description: 'URL of the mailbox for development. Null in production.' })
  mailboxUrl: string | null;
}

const OWN = 'Belongs to the viewer, who is the caller.';

@Resolver(() => Viewer)
export class ViewerFields {
  @Public(OWN)
  @FieldResolver(() => Boolean, {
    description:
      'Whether the email address is verified. Otherwise, the viewer cannot create or join workspaces or use organizations.',
  })
  emailVerified(@Root() viewer: ViewerRow): boolean {
    return viewer.emailVerifiedAt !== null;
  }

  @Public(OWN)
  @FieldResolver(() => Boolean, {
    description:
      'Whether the viewer can create workspaces: the email address is verified, and the platform allows users to create workspaces.',
  })
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
  @FieldResolver(() => [Membership], { description: 'Memberships of the viewer, sorted by workspace name.' })
  async memberships(@InRequest() ctx: RequestContext, @Root() viewer: ViewerRow) {
    const memberships = await membershipsOf(ctx.services.database.system, viewer.id);
    return memberships.map((membership) => ({ ...membership, organization: membership.workspace.organization }));
  }

  @Public(OWN)
  @FieldResolver(() => [ViewerSession], {
    description: 'Active sessions of the viewer, most recently used first, at most 100.',
  })
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
    description:
      "Pending invitations to the viewer's email address, newest first. Empty if the address is not verified.",
  })
  async pendingInvitations(@InRequest() ctx: RequestContext, @Root() viewer: ViewerRow) {
    if (!viewer.emailVerifiedAt) return [];
    const invitations = await pendingInvitationsFor(ctx.services.database.system, viewer.email, ctx.services.clock());
    return invitations.map(({ workspace, ...invitation }) => ({ ...invitation, workspaceName: workspace.name }));
  }
}

@ObjectType({ description: 'Payload of the mutations that return the summary of a workspace.' })
export class WorkspaceSummaryPayload extends Payload {
  @Field(() => WorkspaceSummary, { description: 'Workspace after the mutation.' })
  readonly workspace: Workspace;
}
