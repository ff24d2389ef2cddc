import type { Channel, Environment, RegistrationMode } from '@frontdesk/domain';
import type { RoleName } from '@frontdesk/policies';
import { Field, ID, ObjectType } from 'type-graphql';
import {
  ChannelEnum,
  EnvironmentEnum,
  GlobalRoleEnum,
  RegistrationModeEnum,
  RoleNameEnum,
} from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

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
export class OrganizationSummary {
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
export class PendingInvitation {
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
export class ViewerSession {
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
