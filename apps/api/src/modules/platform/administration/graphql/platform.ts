import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../../graphql/connection.ts';
import { GlobalRoleEnum, RegistrationModeEnum } from '../../../../graphql/enums.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@ObjectType({ description: 'A user account of the platform. Its memberships are not shown.' })
class PlatformUser {
  @Field(() => ID, { description: 'Id of the user account, a UUID.' })
  id: string;

  @Field(() => String, { description: 'Name of the user.' })
  name: string;

  @Field(() => String, { description: 'Email address in lower case.' })
  email: string;

  @Field(() => GlobalRoleEnum, { description: 'Role on the platform. It grants no access to workspaces.' })
  globalRole: 'ADMIN' | 'USER';

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the email address was verified. Null if it is not verified.',
  })
  emailVerifiedAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the account was disabled. Null if it is enabled.',
  })
  disabledAt: Date | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the account was registered.' })
  createdAt: Date;
}

export const PlatformUserConnection = connectionOf('PlatformUser', () => PlatformUser);

@ObjectType({ description: 'Settings of the platform.' })
export class PlatformSettings {
  @Field(() => RegistrationModeEnum, { description: 'Who can register an account.' })
  registrationMode: string;

  @Field(() => [String], {
    description:
      'Email domains that can register if the registration mode is DOMAINS. They have no effect in other modes.',
  })
  allowedDomains: string[];

  @Field(() => Boolean, { description: 'Whether verified users can create workspaces.' })
  workspaceCreation: boolean;
}

@ObjectType({ description: 'Payload of the mutations that return the settings of the platform.' })
export class PlatformSettingsPayload extends Payload {
  @Field(() => PlatformSettings, { description: 'Platform settings after the mutation.' })
  readonly settings: PlatformSettings;
}

@InputType({ description: 'Settings to change. Fields that are null or omitted are not changed.' })
export class UpdatePlatformSettingsInput {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether verified users can create workspaces. If null or omitted, it is not changed.',
  })
  workspaceCreation?: boolean | null;
}

@ObjectType({ description: 'An entry of the platform log.' })
class PlatformEvent {
  @Field(() => ID, { description: 'Id of the entry, a UUID.' })
  id: string;

  @Field(() => String, { description: 'Event name, for example `user.disabled`.' })
  name: string;

  @Field(() => String, { description: 'Name of the global admin who acted, at that time.' })
  actorLabel: string;

  @Field(() => String, { description: 'Type of the changed record, for example `User`.' })
  subjectType: string;

  @Field(() => ID, { description: 'Id of the changed record. It remains after the record was deleted.' })
  subjectId: string;

  @Field(() => String, {
    nullable: true,
    description: 'Values of the changed fields before the change as JSON, without secrets. Null if there are none.',
  })
  before: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Values of the changed fields after the change as JSON, without secrets. Null if there are none.',
  })
  after: string | null;

  @Field(() => String, { description: 'IP address of the client.' })
  ipAddress: string;

  @Field(() => GraphQLDateTime, { description: 'Time of the change.' })
  occurredAt: Date;
}

export const PlatformEventConnection = connectionOf('PlatformEvent', () => PlatformEvent);

@ObjectType({ description: 'A database migration that was applied.' })
class AppliedMigration {
  @Field(() => String, { description: 'Name of the migration folder.' })
  name: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the migration was completed.' })
  finishedAt: Date;
}

@ObjectType({ description: 'Diagnostics of the platform. The values of secrets are never returned.' })
export class PlatformDiagnostics {
  @Field(() => Boolean, { description: 'Whether the server has a secret that signs access tokens.' })
  authSecretPresent: boolean;

  @Field(() => Boolean, { description: 'Whether the server has a root key that encrypts credentials of providers.' })
  integrationsEncryptionKeyPresent: boolean;

  @Field(() => String, { description: 'Version of PostgreSQL, for example `17.5`.' })
  databaseVersion: string;

  @Field(() => String, {
    nullable: true,
    description: 'Known problems of the PostgreSQL release in use. Null if there are none.',
  })
  databaseWarning: string | null;

  @Field(() => Int, { description: 'Number of queued jobs, including jobs that are scheduled for a retry.' })
  jobsWaiting: number;

  @Field(() => Int, { description: 'Number of queued jobs that have failed at least once.' })
  jobsFailing: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time since which the oldest queued job has been due. Null if no job is due.',
  })
  oldestJobAt: Date | null;

  @Field(() => [AppliedMigration], { description: 'Migrations that were applied to the database.' })
  migrations: AppliedMigration[];

  @Field(() => Int, { description: 'Number of workspace keys that are encrypted with an older root key.' })
  keysWaitingForRotation: number;
}

type Account = Omit<PlatformUser, 'globalRole'> & { readonly globalRole: string };

@ObjectType({ description: 'Payload of the mutations that return a user account.' })
export class PlatformUserPayload extends Payload {
  @Field(() => PlatformUser, { description: 'Platform user after the mutation.' })
  readonly user: Account;
}
