import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { GlobalRoleEnum, RegistrationModeEnum } from '../../../graphql/enums.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';

@ObjectType({ description: 'An account of the platform. It does not say where its person is a member.' })
export class PlatformUser {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'Lower case.' })
  email: string;

  @Field(() => GlobalRoleEnum)
  globalRole: 'ADMIN' | 'USER';

  @Field(() => GraphQLDateTimeISO, { nullable: true })
  emailVerifiedAt: Date | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Since when nobody can sign in with it.' })
  disabledAt: Date | null;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;
}

export const PlatformUserConnection = connectionOf('PlatformUser', () => PlatformUser);

@ObjectType({ description: 'Switches of the whole platform.' })
export class PlatformSettings {
  @Field(() => RegistrationModeEnum)
  registrationMode: string;

  @Field(() => [String], { description: 'Obeyed while the mode is DOMAINS, and kept while it is another.' })
  allowedDomains: string[];

  @Field(() => Boolean, { description: 'Whether whoever is verified may create a workspace.' })
  workspaceCreation: boolean;

  @Field(() => Boolean, {
    description: 'Whether this deployment has voice authentication; each workspace decides too.',
  })
  voiceAuthDeployed: boolean;
}

@InputType({ description: 'What is left out stays as it is.' })
export class UpdatePlatformSettingsInput {
  @Field(() => Boolean, { nullable: true })
  workspaceCreation?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  voiceAuthDeployed?: boolean | null;
}

@ObjectType({ description: "A line of the platform's own log." })
export class PlatformEvent {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'What happened, as in `user.disabled`.' })
  name: string;

  @Field(() => String)
  actorLabel: string;

  @Field(() => String)
  subjectType: string;

  @Field(() => ID)
  subjectId: string;

  @Field(() => String, { nullable: true, description: 'JSON; never a secret.' })
  before: string | null;

  @Field(() => String, { nullable: true, description: 'JSON; never a secret.' })
  after: string | null;

  @Field(() => String)
  ipAddress: string;

  @Field(() => GraphQLDateTimeISO)
  at: Date;
}

export const PlatformEventConnection = connectionOf('PlatformEvent', () => PlatformEvent);

@ObjectType({ description: 'A step of the database that has been taken.' })
export class AppliedMigration {
  @Field(() => String)
  name: string;

  @Field(() => GraphQLDateTimeISO)
  finishedAt: Date;
}

@ObjectType({ description: 'How the platform runs. Whether its secrets are there, never what they are.' })
export class PlatformDiagnostics {
  @Field(() => Boolean)
  authSecretPresent: boolean;

  @Field(() => Boolean)
  integrationsEncryptionKeyPresent: boolean;

  @Field(() => String)
  databaseVersion: string;

  @Field(() => String, { nullable: true, description: 'What is known against this release of PostgreSQL.' })
  databaseWarning: string | null;

  @Field(() => Int, { description: 'Jobs in the queue, those that wait for a later attempt included.' })
  jobsWaiting: number;

  @Field(() => Int, { description: 'Those of them that have failed at least once.' })
  jobsFailing: number;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Since when the oldest job that is due waits.' })
  oldestJobAt: Date | null;

  @Field(() => [AppliedMigration])
  migrations: AppliedMigration[];

  @Field(() => Int, { description: "Workspaces' keys that are still wrapped with an older root key." })
  keysWaitingForRotation: number;
}
