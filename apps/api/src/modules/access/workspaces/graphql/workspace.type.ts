import {
  CALENDAR_EVENTS_PATH,
  type Channel,
  type Environment,
  type SupportLevel,
  TWILIO_INBOUND_PATH,
} from '@frontdesk/domain';
import type { RoleName } from '@frontdesk/policies';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Can, Public } from '../../../../graphql/can.ts';
import { ChannelEnum, EnvironmentEnum, RoleNameEnum, SupportLevelEnum } from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime, GraphQLJSON } from '../../../../graphql/scalars.ts';
import { inSql, raw, run, sql } from '../../../../query-compiler/index.ts';
import { phoneSimulator } from '../workspace.computed-fields.ts';

const ADDRESS = { plain: 'A URL of the product.' };

@ObjectType({ implements: Node, description: 'A workspace: the isolated data of one business unit.' })
export class Workspace {
  @Field(() => ID, { description: 'Id of the workspace. It never changes.' })
  id: string;

  @Field(() => String, { description: 'Name of the workspace, 1 to 100 characters. It does not have to be unique.' })
  name: string;

  @Field(() => String, {
    description:
      'Unique name of the workspace in URLs and in the x-workspace header. If it is changed, the old form URL stops working.',
  })
  slug: string;

  @Field(() => String, { description: 'Description of the workspace, at most 500 characters. Can be empty.' })
  description: string;

  @Field(() => ChannelEnum, { description: 'Channel of the workspace. It cannot be changed.' })
  channel: Channel;

  @Field(() => EnvironmentEnum, {
    description: 'Environment, which determines the controls that apply to the workspace.',
  })
  environment: Environment;

  @Field(() => String, { description: 'Time zone as an IANA name, for example Europe/London.' })
  timezone: string;

  @Field(() => String, { description: 'Country of the workspace as an ISO 3166 code, for example GB.' })
  country: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Country of phone numbers that are entered without a country code, as an ISO 3166 code, for example GB. Null if there is none.',
  })
  defaultCountry: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time at which the agent was paused. Null if it is not paused. While it is paused, new leads are accepted and no messages are sent.',
  })
  agentPausedAt: Date | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Idle time after which a takeover ends automatically, 5 to 1440 minutes. Null if takeovers do not end automatically.',
  })
  takeoverIdleMinutes: number | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the organization of the workspace. Null if the workspace belongs to none.',
  })
  organizationId: string | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the workspace was created.' })
  createdAt: Date;

  @Public('A URL derived from the slug, which the viewer can read.')
  @inSql.expression(({ column }) => sql`${run.publicBaseUrl}::text || '/forms/' || ${column('slug')}`, ADDRESS)
  @Field(() => String, { description: 'URL of the public lead form.' })
  formUrl: string;

  @Public('A URL of the product and the channel, which the viewer can read.')
  @inSql.expression(
    ({ column }) =>
      sql`case when ${column('channel')} = 'WHATSAPP' then ${run.publicBaseUrl}::text || ${raw(`'${TWILIO_INBOUND_PATH}'`)} end`,
    ADDRESS,
  )
  @Field(() => String, {
    nullable: true,
    description: 'URL that receives webhooks of Twilio about inbound messages. Null in voice workspaces.',
  })
  twilioInboundUrl: string | null;

  @Public('A URL derived from the id, which the viewer can read.')
  @inSql.expression(
    ({ column }) =>
      sql`(${run.publicBaseUrl}::text || ${raw(`'${CALENDAR_EVENTS_PATH}?workspace='`)} || ${column('id')}::text)`,
    ADDRESS,
  )
  @Field(() => String, {
    description:
      'URL that receives webhooks of Cal.com about bookings. They are signed with the webhook secret of the integration.',
  })
  calendarEventsUrl: string;

  @Public('How the product was started, and the kind of a card that the viewer’s contacts are reached through.')
  @inSql.expression(phoneSimulator)
  @Field(() => Boolean, {
    description:
      'Whether the phone simulator is available. It is available in development workspaces that send messages through the simulator of Twilio, on a server that runs simulators.',
  })
  phoneSimulator: boolean;

  @Can('read', 'Member')
  @inSql.count('members')
  @Field(() => Int, {
    description: 'Number of members. FORBIDDEN for API keys without the policy `workspace.members`.',
  })
  memberCount: number;
}

@ObjectType({ description: 'Support session of a global admin in the workspace.' })
export class SupportSession {
  @Field(() => String, {
    description: 'Name of the member who granted the access. Their permissions limit the session.',
  })
  grantedByName: string;

  @Field(() => SupportLevelEnum, { description: 'What the session can do.' })
  level: SupportLevel;

  @Field(() => String, { description: 'Reason that the global admin gave when starting the session.' })
  reason: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the session ends, unless it is ended earlier.' })
  expiresAt: Date;
}

@ObjectType({ description: "The viewer's access to the workspace." })
export class WorkspaceViewer {
  @Field(() => ID, {
    nullable: true,
    description: "Id of the viewer's membership. Null for an API key and in a support session.",
  })
  memberId: string | null;

  @Field(() => RoleNameEnum, {
    description:
      'Role of the viewer. For an API key, the role of the member who owns the key, or `viewer` for a service account. In a support session, the role of the member who granted the access.',
  })
  role: RoleName;

  @Field(() => [String], { description: 'Effective policies of the viewer.' })
  policies: string[];

  @Field(() => SupportSession, {
    nullable: true,
    description: 'Support session of a global admin. Null if the viewer is not a global admin in a support session.',
  })
  support: SupportSession | null;

  @Field(() => GraphQLJSON, {
    description: 'Permissions of the viewer as CASL rules, for clients that check permissions themselves.',
  })
  rules: unknown;
}

@ObjectType({
  description: 'Whether the viewer is allowed to perform each action in the workspace, with the reason if not.',
})
export class WorkspacePermissions {
  @Field(() => PermissionCheck, { description: 'Whether the viewer can change the settings of the workspace.' })
  update: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can change the slug.' })
  rename: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can pause and resume the agent.' })
  pause: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can delete the workspace with all its data.' })
  delete: PermissionCheck;

  @Field(() => PermissionCheck, {
    description: 'Whether the viewer can convert the workspace between staging and production.',
  })
  convert: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can change the retention.' })
  updateRetention: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can place legal holds.' })
  placeLegalHolds: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can offer the ownership to another member.' })
  transferOwnership: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can assign the workspace to an organization.' })
  assignOrganization: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can export all data of the workspace.' })
  export: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can invite members.' })
  inviteMembers: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can create API keys.' })
  createApiKeys: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can create service accounts.' })
  createServiceAccounts: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can connect accounts of providers.' })
  setIntegrations: PermissionCheck;

  @Field(() => PermissionCheck, {
    description:
      'Whether the viewer can connect simulators. The answer does not depend on the environment, but only development workspaces can connect them. Not allowed if the server runs no simulators.',
  })
  enableSimulator: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can book appointments for leads.' })
  createBookings: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can create leads.' })
  createLeads: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can create contacts.' })
  createContacts: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can import contacts from a file.' })
  importContacts: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can register persisted operations.' })
  registerOperations: PermissionCheck;
}

@ObjectType({ description: 'Whether the secrets of the platform are configured. The values are never returned.' })
export class Diagnostics {
  @Field(() => Boolean, { description: 'Whether the server has a secret that signs access tokens.' })
  authSecretPresent: boolean;

  @Field(() => Boolean, { description: 'Whether the server has a root key that encrypts credentials of providers.' })
  integrationsEncryptionKeyPresent: boolean;
}
