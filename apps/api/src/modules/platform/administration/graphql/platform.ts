import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../../graphql/connection.ts';
import { GlobalRoleEnum, RegistrationModeEnum } from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@ObjectType({ description: 'An account of the platform. Its memberships are not shown.' })
class PlatformUser {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'Lower case.' })
  email: string;

  @Field(() => GlobalRoleEnum)
  globalRole: 'ADMIN' | 'USER';

  @Field(() => GraphQLDateTime, { nullable: true })
  emailVerifiedAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time the account was disabled. Null while enabled.',
  })
  disabledAt: Date | null;

  @Field(() => GraphQLDateTime)
  createdAt: Date;
}

export const PlatformUserConnection = connectionOf('PlatformUser', () => PlatformUser);

@ObjectType({ description: 'Settings of the platform.' })
export class PlatformSettings {
  @Field(() => RegistrationModeEnum)
  registrationMode: string;

  @Field(() => [String], { description: 'Applied while the mode is DOMAINS, and stored otherwise.' })
  allowedDomains: string[];

  @Field(() => Boolean, { description: 'Whether verified users can create workspaces.' })
  workspaceCreation: boolean;
}

@InputType({ description: 'Absent fields stay unchanged.' })
export class UpdatePlatformSettingsInput {
  @Field(() => Boolean, { nullable: true })
  workspaceCreation?: boolean | null;
}

@ObjectType({ description: 'An event of the platform log.' })
class PlatformEvent {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Event name, for example `user.disabled`.' })
  name: string;

  @Field(() => String)
  actorLabel: string;

  @Field(() => String)
  subjectType: string;

  @Field(() => ID)
  subjectId: string;

  @Field(() => String, { nullable: true, description: 'JSON. Never contains a secret.' })
  before: string | null;

  @Field(() => String, { nullable: true, description: 'JSON. Never contains a secret.' })
  after: string | null;

  @Field(() => String)
  ipAddress: string;

  @Field(() => GraphQLDateTime)
  occurredAt: Date;
}

export const PlatformEventConnection = connectionOf('PlatformEvent', () => PlatformEvent);

@ObjectType({ description: 'An applied database migration.' })
class AppliedMigration {
  @Field(() => String)
  name: string;

  @Field(() => GraphQLDateTime)
  finishedAt: Date;
}

@ObjectType({ description: 'Diagnostics of the platform: whether secrets are configured, never their values.' })
export class PlatformDiagnostics {
  @Field(() => Boolean)
  authSecretPresent: boolean;

  @Field(() => Boolean)
  integrationsEncryptionKeyPresent: boolean;

  @Field(() => String)
  databaseVersion: string;

  @Field(() => String, {
    nullable: true,
    description: 'Known problems of this PostgreSQL release. Null when there are none.',
  })
  databaseWarning: string | null;

  @Field(() => Int, { description: 'Queued jobs, including those scheduled for a retry.' })
  jobsWaiting: number;

  @Field(() => Int, { description: 'Queued jobs that have failed at least once.' })
  jobsFailing: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Due time of the oldest waiting job. Null when none waits.',
  })
  oldestJobAt: Date | null;

  @Field(() => [AppliedMigration])
  migrations: AppliedMigration[];

  @Field(() => Int, { description: 'Workspace keys still wrapped with an older root key.' })
  keysWaitingForRotation: number;
}

@InputType()
export class DisableUserInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class EnableUserInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class RevokeUserSessionsInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class SetGlobalRoleInput {
  @Field(() => ID)
  id: string;

  @Field(() => GlobalRoleEnum)
  globalRole: 'ADMIN' | 'USER';
}

type Account = Omit<PlatformUser, 'globalRole'> & { readonly globalRole: string };

@ObjectType({ description: 'The updated account.' })
class PlatformUserChanged {
  readonly type: 'PlatformUserChanged';

  @Field(() => PlatformUser)
  readonly user: Account;
}

export const PlatformUserResult = resultUnion('PlatformUserResult', PlatformUserChanged, Refused);
