import { Arg, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext, WorkspaceContext } from '../../../../auth/context.ts';
import { InRequest, InWorkspace } from '../../../../auth/decorators.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { toIdleTimeout } from '../extend-session.ts';
import { extendSession } from '../use-cases/extend-session.ts';
import { reauthenticate } from '../use-cases/reauthenticate.ts';
import { securitySettings } from '../use-cases/security-settings.ts';
import { updateSecuritySettings } from '../use-cases/update-security-settings.ts';
import { ReauthenticateInput, UpdateSecuritySettingsInput } from './security.inputs.ts';
import { ReauthenticateResult, UpdateSecuritySettingsResult } from './security.results.ts';
import { IdleTimeout, SecuritySettings } from './security.type.ts';

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
