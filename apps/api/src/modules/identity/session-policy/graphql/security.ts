import type { Environment } from '@frontdesk/domain';
import { Arg, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext, WorkspaceContext } from '../../../../auth/context.ts';
import { InRequest, InWorkspace } from '../../../../auth/decorators.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { EnvironmentEnum } from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { PasskeyProofInput } from '../../second-factors/index.ts';
import { toIdleTimeout } from '../extend-session.ts';
import { extendSession } from '../use-cases/extend-session.ts';
import { reauthenticate } from '../use-cases/reauthenticate.ts';
import { securitySettings, updateSecuritySettings } from '../use-cases/security-settings.ts';

@ObjectType({ description: 'Security settings of the workspace.' })
class SecuritySettings {
  @Field(() => Boolean, {
    description: 'Whether members must have a second factor. API keys are not affected.',
  })
  requiresSecondFactor: boolean;

  @Field(() => Int, { nullable: true, description: 'Null: the default of the environment.' })
  idleMinutes: number | null;

  @Field(() => EnvironmentEnum, { description: 'Environment, which limits the idle timeout.' })
  environment: Environment;
}

@ObjectType({ description: 'Idle timeout of the caller in this workspace.' })
class IdleTimeout {
  @Field(() => GraphQLDateTime, {
    description: 'From then on every operation in the workspace returns SESSION_IDLE.',
  })
  endsAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Server time, for a countdown.' })
  now: Date;
}

@InputType()
class UpdateSecuritySettingsInput {
  @Field(() => Boolean)
  requiresSecondFactor: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'Production 5 to 15, staging 5 to 720, development 5 to 10080 minutes. Null: 15, 480 or 1440.',
  })
  idleMinutes?: number | null;
}

@InputType()
class ReauthenticateInput {
  @Field(() => String, { nullable: true, description: 'Send exactly one proof.' })
  password?: string | null;

  @Field(() => PasskeyProofInput, { nullable: true })
  passkey?: PasskeyProofInput | null;

  @Field(() => String, { nullable: true, description: 'Six digits from the authenticator app.' })
  code?: string | null;
}

@ObjectType({ description: "Applies from every member's next request." })
class SecuritySettingsUpdated {
  readonly type: 'SecuritySettingsUpdated';

  @Field(() => SecuritySettings)
  readonly settings: SecuritySettings;
}

@ObjectType({ description: 'The caller re-authenticated.' })
class Reauthenticated {
  readonly type: 'Reauthenticated';

  @Field(() => IdleTimeout, {
    nullable: true,
    description: 'Idle timeout of the named workspace. Null outside a workspace.',
  })
  readonly idleTimeout: IdleTimeout | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time until which mutations do not return REAUTHENTICATION_REQUIRED. Null when a password reopened an idle workspace for an account with a second factor.',
  })
  readonly provedUntil: Date | null;
}

const UpdateSecuritySettingsResult = resultUnion('UpdateSecuritySettingsResult', SecuritySettingsUpdated, Refused);
const ReauthenticateResult = resultUnion('ReauthenticateResult', Reauthenticated, Refused);

@Resolver()
export class WorkspaceSecurityResolver {
  @Can('read', 'SecuritySettings')
  @Query(() => SecuritySettings, { description: 'Security settings of the workspace.' })
  securitySettings(@InWorkspace() ctx: WorkspaceContext) {
    return securitySettings(ctx);
  }

  @Can('update', 'SecuritySettings')
  @Mutation(() => UpdateSecuritySettingsResult, {
    description:
      'Changes what the workspace requires of its members. Refuses a second factor that the caller does not have, and an idle time outside the bounds of the environment. For members only, not for API keys.',
  })
  updateSecuritySettings(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateSecuritySettingsInput) input: UpdateSecuritySettingsInput,
  ): Promise<typeof UpdateSecuritySettingsResult> {
    return updateSecuritySettings(ctx, input);
  }

  @Can('read', 'Workspace')
  @Query(() => IdleTimeout, {
    nullable: true,
    description: 'Idle timeout of the caller. Reading does not restart it. Null for an API key.',
  })
  idleTimeout(@InWorkspace() ctx: WorkspaceContext) {
    return ctx.idle && toIdleTimeout(ctx, ctx.idle);
  }

  @Can('read', 'Workspace')
  @Mutation(() => IdleTimeout, {
    nullable: true,
    description: "Restarts the caller's idle timeout. Null for an API key.",
  })
  extendSession(@InWorkspace() ctx: WorkspaceContext) {
    return extendSession(ctx);
  }

  @Public('Checks the session itself, because the workspace is closed by the idle timeout.')
  @Mutation(() => ReauthenticateResult, {
    description:
      'Re-authenticates with one proof after REAUTHENTICATION_REQUIRED or SESSION_IDLE. After REAUTHENTICATION_REQUIRED, an account with a second factor needs a code or passkey.',
  })
  reauthenticate(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => ReauthenticateInput) input: ReauthenticateInput,
  ): Promise<typeof ReauthenticateResult> {
    return reauthenticate(ctx, input);
  }
}
