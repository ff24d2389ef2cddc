import type { Channel, Environment, RegistrationMode } from '@frontdesk/domain';
import { abilityFrom, platformRules, type RoleName } from '@frontdesk/policies';
import { Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../../auth/context.ts';
import { InRequest } from '../../../../auth/decorators.ts';
import { Public } from '../../../../graphql/can.ts';
import {
  ChannelEnum,
  EnvironmentEnum,
  GlobalRoleEnum,
  RegistrationModeEnum,
  RoleNameEnum,
} from '../../../../graphql/enums.ts';
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
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'Lower case.' })
  email: string;

  @Field(() => GlobalRoleEnum, { description: 'Platform role. It grants nothing inside workspaces.' })
  globalRole: 'ADMIN' | 'USER';

  emailVerifiedAt: Date | null;
}

@ObjectType({ description: 'Summary of a workspace for lists.' })
export class WorkspaceSummary {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'Identifies the workspace in URLs and in the x-workspace header.' })
  slug: string;

  @Field(() => ChannelEnum)
  channel: Channel;

  @Field(() => EnvironmentEnum)
  environment: Environment;
}

@ObjectType({ description: 'Summary of an organization.' })
class OrganizationSummary {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;
}

@ObjectType({ description: "The viewer's membership in one workspace." })
export class Membership {
  @Field(() => ID, { description: 'Member id of the viewer in the workspace.' })
  id: string;

  @Field(() => RoleNameEnum)
  role: RoleName;

  @Field(() => WorkspaceSummary)
  workspace: WorkspaceSummary;

  @Field(() => OrganizationSummary, {
    nullable: true,
    description: 'Organization of the workspace. Null when it has none.',
  })
  organization: OrganizationSummary | null;
}

@ObjectType({ description: "A pending invitation to the viewer's verified address." })
class PendingInvitation {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  workspaceName: string;

  @Field(() => String)
  inviterName: string;

  @Field(() => RoleNameEnum)
  role: RoleName;

  @Field(() => String, { description: 'Message of the inviter. May be empty.' })
  note: string;

  @Field(() => GraphQLDateTime)
  expiresAt: Date;
}

@ObjectType({ description: 'A session of the viewer.' })
class ViewerSession {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Browser and operating system, as reported by the browser.' })
  device: string;

  @Field(() => String, { description: 'Client address at sign-in.' })
  ipAddress: string;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Precise to ten minutes.' })
  lastUsedAt: Date;

  @Field(() => GraphQLDateTime)
  expiresAt: Date;

  @Field(() => Boolean, { description: 'Whether it is the current session.' })
  current: boolean;
}

@ObjectType({ description: 'Public settings of the platform.' })
export class PlatformInfo {
  @Field(() => RegistrationModeEnum, { description: 'Who can register.' })
  registrationMode: RegistrationMode;

  @Field(() => [String], { description: 'Email domains that can register. Empty unless the mode is DOMAINS.' })
  allowedDomains: string[];

  @Field(() => String, { nullable: true, description: 'URL of the development mailbox. Null outside development.' })
  mailboxUrl: string | null;
}

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
