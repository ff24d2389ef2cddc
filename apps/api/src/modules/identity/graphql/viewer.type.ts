import type { Channel, Environment, RegistrationMode } from '@frontdesk/domain';
import type { RoleName } from '@frontdesk/policies';
import { Field, ID, ObjectType } from 'type-graphql';
import {
  ChannelEnum,
  EnvironmentEnum,
  GlobalRoleEnum,
  RegistrationModeEnum,
  RoleNameEnum,
} from '../../../graphql/enums.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';

@ObjectType({ description: 'The signed-in person.' })
export class Viewer {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'Lower case.' })
  email: string;

  @Field(() => GlobalRoleEnum, { description: 'Rights over the platform; says nothing about any workspace.' })
  globalRole: 'ADMIN' | 'USER';

  emailVerifiedAt: Date | null;
}

@ObjectType({ description: 'A workspace as its card in a list of them, seen from outside.' })
export class WorkspaceCard {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'Stands in addresses, and in the x-workspace header.' })
  slug: string;

  @Field(() => ChannelEnum)
  channel: Channel;

  @Field(() => EnvironmentEnum)
  environment: Environment;
}

@ObjectType({ description: 'An organization by its name.' })
export class OrganizationCard {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;
}

@ObjectType({ description: "The viewer's membership of one workspace." })
export class Membership {
  @Field(() => ID, { description: "The viewer's member id there." })
  id: string;

  @Field(() => RoleNameEnum)
  role: RoleName;

  @Field(() => WorkspaceCard)
  workspace: WorkspaceCard;

  @Field(() => OrganizationCard, { nullable: true, description: 'What the workspace is grouped under; null for most.' })
  organization: OrganizationCard | null;
}

@ObjectType({ description: "An invitation that waits for the viewer's verified address." })
export class PendingInvitation {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  workspaceName: string;

  @Field(() => String)
  inviterName: string;

  @Field(() => RoleNameEnum)
  role: RoleName;

  @Field(() => String, { description: "The inviter's own words; may be empty." })
  note: string;

  @Field(() => GraphQLDateTimeISO)
  expiresAt: Date;
}

@ObjectType({ description: 'A browser in which the viewer is signed in.' })
export class ViewerSession {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Browser and system, as the browser names itself.' })
  device: string;

  @Field(() => String, { description: 'The network address it was begun from.' })
  ipAddress: string;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'To ten minutes.' })
  lastUsedAt: Date;

  @Field(() => GraphQLDateTimeISO)
  expiresAt: Date;

  @Field(() => Boolean, { description: 'Whether it is the one that asks.' })
  current: boolean;
}

@ObjectType({ description: 'What anybody may know of this platform.' })
export class PlatformInfo {
  @Field(() => RegistrationModeEnum, { description: 'Who may register by themselves.' })
  registrationMode: RegistrationMode;

  @Field(() => [String], { description: 'The e-mail domains that may register; empty unless the mode is DOMAINS.' })
  allowedDomains: string[];

  @Field(() => String, { nullable: true, description: 'The local mailbox page; null outside development.' })
  mailboxUrl: string | null;
}
