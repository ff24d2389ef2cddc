import type { Environment, VoiceSkipPolicy, VoiceThreshold } from '@frontdesk/domain';
import { Arg, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext, WorkspaceContext } from '../../../../auth/context.ts';
import { InRequest, InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { EnvironmentEnum, VoiceSkipPolicyEnum, VoiceThresholdEnum } from '../../../../graphql/enums.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { PasskeyProofInput } from '../../second-factors/index.ts';
import { extendSession, toIdleTimeout } from '../use-cases/extend-session.ts';
import { reauthenticate } from '../use-cases/reauthenticate.ts';
import { securitySettings, updateSecuritySettings } from '../use-cases/security-settings.ts';

@ObjectType({ description: 'Security settings of the workspace.' })
class SecuritySettings {
  @Field(() => Boolean, {
    description: 'Whether members must have a second factor. This does not apply to API keys.',
  })
  requiresSecondFactor: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'Idle timeout in minutes. Null if the default of the environment applies.',
  })
  idleMinutes: number | null;

  @Field(() => EnvironmentEnum, { description: 'Environment of the workspace. It limits the idle timeout.' })
  environment: Environment;

  @Field(() => Boolean, {
    description:
      'Whether this installation has a speaker verification engine (`VOICE_VERIFICATION`). If not, no voice checks take place.',
  })
  isVoiceVerificationAvailable: boolean;

  @Field(() => Boolean, { description: 'Whether members are asked to complete a voice check after sign-in.' })
  voiceVerificationEnabled: boolean;

  @Field(() => VoiceThresholdEnum, { description: 'How similar a voice must be to the voiceprint.' })
  voiceThreshold: VoiceThreshold;

  @Field(() => VoiceSkipPolicyEnum, { description: 'What happens when a member skips the voice check.' })
  voiceSkipPolicy: VoiceSkipPolicy;
}

@ObjectType({ description: "Idle timeout of the viewer's session in the workspace." })
class IdleTimeout {
  @Field(() => GraphQLDateTime, {
    description: 'Time from which operations in the workspace return SESSION_IDLE.',
  })
  endsAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Current time of the server, for a countdown in the client.' })
  now: Date;
}

@ObjectType({ description: 'Payload of `extendSession`.' })
class IdleTimeoutPayload extends Payload {
  @Field(() => IdleTimeout, {
    nullable: true,
    description: 'The restarted idle timeout. Null for an API key or if the mutation was refused.',
  })
  readonly idleTimeout: IdleTimeout | null;
}

@InputType()
class UpdateSecuritySettingsInput {
  @Field(() => Boolean, { description: 'Whether members need a second factor to access the workspace.' })
  requiresSecondFactor: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'Idle timeout in minutes: 5 to 15 in production, 5 to 720 in staging, 5 to 10080 in development. If null, the default of 15, 480 or 1440 minutes applies.',
  })
  idleMinutes?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether members are asked for a voice check. Refused with VOICE_NOT_AVAILABLE if the installation has no speaker engine. Unchanged if null or omitted.',
  })
  voiceVerificationEnabled?: boolean | null;

  @Field(() => VoiceThresholdEnum, {
    nullable: true,
    description: 'How similar a voice must be to the voiceprint. Unchanged if null or omitted.',
  })
  voiceThreshold?: VoiceThreshold | null;

  @Field(() => VoiceSkipPolicyEnum, {
    nullable: true,
    description: 'What happens when a member skips the voice check. Unchanged if null or omitted.',
  })
  voiceSkipPolicy?: VoiceSkipPolicy | null;
}

@InputType()
class ReauthenticateInput {
  @Field(() => String, {
    nullable: true,
    description: 'Password of the account. Set exactly one of `code`, `passkey` and `password`.',
  })
  password?: string | null;

  @Field(() => PasskeyProofInput, {
    nullable: true,
    description: 'Response of a passkey to a challenge. Set exactly one of `code`, `passkey` and `password`.',
  })
  passkey?: PasskeyProofInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code from the authenticator app, six digits. Set exactly one of `code`, `passkey` and `password`.',
  })
  code?: string | null;
}

@ObjectType({ description: 'Payload of the mutations that return security settings.' })
export class SecuritySettingsPayload extends Payload {
  @Field(() => SecuritySettings, { description: 'Security settings after the mutation.' })
  readonly settings: SecuritySettings;
}

@ObjectType({ description: 'Payload of `reauthenticate`.' })
export class ReauthenticatePayload extends Payload {
  @Field(() => IdleTimeout, {
    nullable: true,
    description:
      'Idle timeout that applies to the viewer in the workspace specified by the request. Null if the request does not specify a workspace or if the mutation was refused.',
  })
  readonly idleTimeout: IdleTimeout | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time until which mutations do not return REAUTHENTICATION_REQUIRED. Null if the account has a second factor and only the password was sent or if the mutation was refused.',
  })
  readonly provedUntil: Date | null;
}

@Resolver()
export class WorkspaceSecurityResolver {
  @Can('read', 'SecuritySettings')
  @Query(() => SecuritySettings, { description: 'Security settings of the workspace.' })
  securitySettings(@InWorkspace() ctx: WorkspaceContext) {
    return securitySettings(ctx);
  }

  @Can('update', 'SecuritySettings')
  @Mutation(() => SecuritySettingsPayload, {
    description:
      'Changes the security settings of the workspace. Refused if the viewer does not have the second factor that would be required, or if the environment does not allow the idle timeout. Available to members only, not to API keys.',
  })
  updateSecuritySettings(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateSecuritySettingsInput) input: UpdateSecuritySettingsInput,
  ): Promise<SecuritySettingsPayload | Refused> {
    return updateSecuritySettings(ctx, input);
  }

  @Can('read', 'Workspace')
  @Query(() => IdleTimeout, {
    nullable: true,
    description: 'Idle timeout of the viewer. Null for an API key. Reading it does not restart the timeout.',
  })
  idleTimeout(@InWorkspace() ctx: WorkspaceContext) {
    return ctx.idle && toIdleTimeout(ctx, ctx.idle);
  }

  @Can('read', 'Workspace')
  @Mutation(() => IdleTimeoutPayload, {
    description: "Restarts the viewer's idle timeout.",
  })
  async extendSession(@InWorkspace() ctx: WorkspaceContext): Promise<IdleTimeoutPayload> {
    return { idleTimeout: await extendSession(ctx) };
  }

  @Public('Checks the session itself, because the workspace is closed by the idle timeout.')
  @Mutation(() => ReauthenticatePayload, {
    description:
      'Authenticates the user again after REAUTHENTICATION_REQUIRED or SESSION_IDLE. After REAUTHENTICATION_REQUIRED, an account with a second factor must send a code or passkey.',
  })
  reauthenticate(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => ReauthenticateInput) input: ReauthenticateInput,
  ): Promise<ReauthenticatePayload | Refused> {
    return reauthenticate(ctx, input);
  }
}
