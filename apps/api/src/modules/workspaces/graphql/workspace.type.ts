import {
  CALENDAR_EVENTS_PATH,
  type Channel,
  type Environment,
  type SupportLevel,
  TWILIO_INBOUND_PATH,
} from '@frontdesk/domain';
import type { RoleName } from '@frontdesk/policies';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Can, Public } from '../../../graphql/can.ts';
import { ChannelEnum, EnvironmentEnum, RoleNameEnum, SupportLevelEnum } from '../../../graphql/enums.ts';
import { Permission } from '../../../graphql/permission.type.ts';
import { GraphQLDateTimeISO, GraphQLJSON } from '../../../graphql/scalars.ts';
import { inSql, raw, run, sql } from '../../../query-compiler/index.ts';
import { phoneSimulator } from '../workspace.computed-fields.ts';

const ADDRESS = { plain: 'An address of the product.' };

@ObjectType({ description: "One business unit's isolated slice, seen from inside." })
export class Workspace {
  @Field(() => ID, { description: 'Give it to support; it never changes.' })
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, {
    description: 'Stands in addresses, and in the x-workspace header. Changing it ends the old form address at once.',
  })
  slug: string;

  @Field(() => String, { description: 'Up to 500 characters; may be empty.' })
  description: string;

  @Field(() => ChannelEnum, { description: 'Chosen at creation; never changes.' })
  channel: Channel;

  @Field(() => EnvironmentEnum)
  environment: Environment;

  @Field(() => String, { description: 'IANA name, as in Europe/London.' })
  timezone: string;

  @Field(() => String, { description: 'Where the workspace operates, ISO 3166, as in GB.' })
  country: string;

  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166, as in GB: whose numbers are meant where somebody writes one without a country code.',
  })
  defaultCountry: string | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description:
      'Since when the agent is paused; null while it runs. Paused, leads are still taken and nothing goes out.',
  })
  agentPausedAt: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'After how many minutes without a word of the member a takeover ends by itself; null: never.',
  })
  takeoverIdleMinutes: number | null;

  @Field(() => ID, { nullable: true, description: 'What the workspace is grouped under; null for none.' })
  organizationId: string | null;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Public('An address made of the slug, which the viewer has.')
  @inSql.expression(({ column }) => sql`${run.publicBaseUrl}::text || '/forms/' || ${column('slug')}`, ADDRESS)
  @Field(() => String, { description: 'The public lead form.' })
  formUrl: string;

  @Public('An address of the product, and the channel, which the viewer has.')
  @inSql.expression(
    ({ column }) =>
      sql`case when ${column('channel')} = 'WHATSAPP' then ${run.publicBaseUrl}::text || ${raw(`'${TWILIO_INBOUND_PATH}'`)} end`,
    ADDRESS,
  )
  @Field(() => String, {
    nullable: true,
    description: 'Where Twilio has to send what people write; null on other channels.',
  })
  twilioInboundUrl: string | null;

  @Public('An address made of the id, which the viewer has.')
  @inSql.expression(
    ({ column }) =>
      sql`(${run.publicBaseUrl}::text || ${raw(`'${CALENDAR_EVENTS_PATH}?workspace='`)} || ${column('id')}::text)`,
    ADDRESS,
  )
  @Field(() => String, { description: 'Where Cal.com has to tell of bookings, signed with the secret of its card.' })
  calendarEventsUrl: string;

  @Public('How the product was started, and the kind of a card that the viewer’s contacts are reached through.')
  @inSql.expression(phoneSimulator)
  @Field(() => Boolean, {
    description: "Whether contacts' phones can be played here: in development, where messages go through a simulator.",
  })
  phoneSimulator: boolean;

  @Can('read', 'Member')
  @inSql.count('members')
  @Field(() => Int)
  memberCount: number;
}

@ObjectType({ description: 'For whom a global admin is here, why, and until when.' })
export class SupportVisit {
  @Field(() => String)
  grantedByName: string;

  @Field(() => SupportLevelEnum)
  level: SupportLevel;

  @Field(() => String)
  reason: string;

  @Field(() => GraphQLDateTimeISO)
  expiresAt: Date;
}

@ObjectType({ description: 'How the caller stands in the workspace.' })
export class WorkspaceViewer {
  @Field(() => ID, { nullable: true, description: 'Null for an API key.' })
  memberId: string | null;

  @Field(() => RoleNameEnum, { description: "For an API key: its maker's." })
  role: RoleName;

  @Field(() => [String], { description: 'Effective policies: what the caller may do now.' })
  policies: string[];

  @Field(() => SupportVisit, {
    nullable: true,
    description: 'Of a global admin who was let in; null for everybody else.',
  })
  support: SupportVisit | null;

  @Field(() => GraphQLJSON, { description: 'The same as CASL rules, for a client that wants to ask before it calls.' })
  rules: unknown;
}

@ObjectType({ description: 'What the viewer may do in the workspace, with the reason when not.' })
export class WorkspacePermissions {
  @Field(() => Permission)
  update: Permission;

  @Field(() => Permission)
  rename: Permission;

  @Field(() => Permission, { description: 'Pause and resume the agent.' })
  pause: Permission;

  @Field(() => Permission)
  delete: Permission;

  @Field(() => Permission, { description: 'Turn staging into production, and back.' })
  convert: Permission;

  @Field(() => Permission, { description: 'Say how long leads and transcripts are kept.' })
  setRetention: Permission;

  @Field(() => Permission)
  placeLegalHolds: Permission;

  @Field(() => Permission)
  transferOwnership: Permission;

  @Field(() => Permission)
  setOrganization: Permission;

  @Field(() => Permission)
  inviteMembers: Permission;

  @Field(() => Permission)
  createApiKeys: Permission;

  @Field(() => Permission)
  createServiceIdentities: Permission;

  @Field(() => Permission)
  setIntegrations: Permission;

  @Field(() => Permission, { description: 'Fill integrations in for the simulators, in development workspaces.' })
  useSandbox: Permission;

  @Field(() => Permission)
  createBookings: Permission;

  @Field(() => Permission)
  createLeads: Permission;

  @Field(() => Permission)
  createContacts: Permission;

  @Field(() => Permission)
  importContacts: Permission;

  @Field(() => Permission)
  registerOperations: Permission;
}

@ObjectType({ description: 'Whether the platform has its secrets; never what they are.' })
export class Diagnostics {
  @Field(() => Boolean)
  authSecretPresent: boolean;

  @Field(() => Boolean)
  integrationsEncryptionKeyPresent: boolean;
}
