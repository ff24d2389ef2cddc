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
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime, GraphQLJSON } from '../../../../graphql/scalars.ts';
import { inSql, raw, run, sql } from '../../../../query-compiler/index.ts';
import { phoneSimulator } from '../workspace.computed-fields.ts';

const ADDRESS = { plain: 'A URL of the product.' };

@ObjectType({ description: 'Isolated environment of one business unit, as seen by its members.' })
export class Workspace {
  @Field(() => ID, { description: 'Immutable. Mention it to support.' })
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, {
    description:
      'Identifies the workspace in URLs and in the x-workspace header. Changing it invalidates the old form URL.',
  })
  slug: string;

  @Field(() => String, { description: 'At most 500 characters. May be empty.' })
  description: string;

  @Field(() => ChannelEnum, { description: 'Set at creation. Immutable.' })
  channel: Channel;

  @Field(() => EnvironmentEnum)
  environment: Environment;

  @Field(() => String, { description: 'IANA name, for example Europe/London.' })
  timezone: string;

  @Field(() => String, { description: 'Country of the workspace as an ISO 3166 code, for example GB.' })
  country: string;

  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166 code, for example GB: country of numbers entered without a country code.',
  })
  defaultCountry: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time the agent was paused. Null while it runs. While paused, leads are accepted and nothing is sent.',
  })
  agentPausedAt: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Idle time in minutes after which a takeover ends automatically. Null: never.',
  })
  takeoverIdleMinutes: number | null;

  @Field(() => ID, { nullable: true, description: 'Organization of the workspace. Null: none.' })
  organizationId: string | null;

  @Field(() => GraphQLDateTime)
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
    description: 'Webhook URL for inbound Twilio messages. Null on other channels.',
  })
  twilioInboundUrl: string | null;

  @Public('A URL derived from the id, which the viewer can read.')
  @inSql.expression(
    ({ column }) =>
      sql`(${run.publicBaseUrl}::text || ${raw(`'${CALENDAR_EVENTS_PATH}?workspace='`)} || ${column('id')}::text)`,
    ADDRESS,
  )
  @Field(() => String, {
    description: "Webhook URL for Cal.com booking events, signed with the integration's webhook secret.",
  })
  calendarEventsUrl: string;

  @Public('How the product was started, and the kind of a card that the viewer’s contacts are reached through.')
  @inSql.expression(phoneSimulator)
  @Field(() => Boolean, {
    description: 'Whether the phone simulator is available: in development, when messages go through a simulator.',
  })
  phoneSimulator: boolean;

  @Can('read', 'Member')
  @inSql.count('members')
  @Field(() => Int)
  memberCount: number;
}

@ObjectType({ description: 'Support session of a global admin: on whose grant, why, and until when.' })
export class SupportSession {
  @Field(() => String)
  grantedByName: string;

  @Field(() => SupportLevelEnum)
  level: SupportLevel;

  @Field(() => String)
  reason: string;

  @Field(() => GraphQLDateTime)
  expiresAt: Date;
}

@ObjectType({ description: "The caller's access to the workspace." })
export class WorkspaceViewer {
  @Field(() => ID, { nullable: true, description: 'Null for an API key.' })
  memberId: string | null;

  @Field(() => RoleNameEnum, { description: "For an API key, its creator's role." })
  role: RoleName;

  @Field(() => [String], { description: 'Effective policies of the caller.' })
  policies: string[];

  @Field(() => SupportSession, {
    nullable: true,
    description: 'Support session of a global admin. Null for other callers.',
  })
  support: SupportSession | null;

  @Field(() => GraphQLJSON, { description: 'The same as CASL rules, for clients that check permissions themselves.' })
  rules: unknown;
}

@ObjectType({ description: 'Actions that the viewer can take in the workspace, with the reason when not.' })
export class WorkspacePermissions {
  @Field(() => PermissionCheck)
  update: PermissionCheck;

  @Field(() => PermissionCheck)
  rename: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Pausing and resuming the agent.' })
  pause: PermissionCheck;

  @Field(() => PermissionCheck)
  delete: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Converting between staging and production.' })
  convert: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Setting the retention.' })
  setRetention: PermissionCheck;

  @Field(() => PermissionCheck)
  placeLegalHolds: PermissionCheck;

  @Field(() => PermissionCheck)
  transferOwnership: PermissionCheck;

  @Field(() => PermissionCheck)
  setOrganization: PermissionCheck;

  @Field(() => PermissionCheck)
  inviteMembers: PermissionCheck;

  @Field(() => PermissionCheck)
  createApiKeys: PermissionCheck;

  @Field(() => PermissionCheck)
  createServiceAccounts: PermissionCheck;

  @Field(() => PermissionCheck)
  setIntegrations: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Connecting simulators in development workspaces.' })
  useSandbox: PermissionCheck;

  @Field(() => PermissionCheck)
  createBookings: PermissionCheck;

  @Field(() => PermissionCheck)
  createLeads: PermissionCheck;

  @Field(() => PermissionCheck)
  createContacts: PermissionCheck;

  @Field(() => PermissionCheck)
  importContacts: PermissionCheck;

  @Field(() => PermissionCheck)
  registerOperations: PermissionCheck;
}

@ObjectType({ description: "Whether the platform's secrets are configured, never their values." })
export class Diagnostics {
  @Field(() => Boolean)
  authSecretPresent: boolean;

  @Field(() => Boolean)
  integrationsEncryptionKeyPresent: boolean;
}
