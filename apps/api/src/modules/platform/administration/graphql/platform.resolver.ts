import { Arg, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { SignedInContext } from '../../../../auth/context.ts';
import { SignedIn } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { diagnose } from '../diagnose.ts';
import { listPlatformEvents, searchUsers } from '../platform-lists.ts';
import { disableUser, enableUser, revokeUserSessions, setGlobalRole } from '../use-cases/change-account.ts';
import { readPlatformSettings, updatePlatformSettings } from '../use-cases/platform-settings.ts';
import {
  DisableUserInput,
  EnableUserInput,
  PlatformDiagnostics,
  PlatformEventConnection,
  PlatformSettings,
  PlatformUserConnection,
  PlatformUserResult,
  RevokeUserSessionsInput,
  SetGlobalRoleInput,
  UpdatePlatformSettingsInput,
} from './platform.ts';

@Resolver()
export class PlatformResolver {
  @Can('read', 'PlatformUser')
  @Query(() => PlatformUserConnection, {
    description: 'User accounts of the platform, newest first. Available to global admins only.',
  })
  platformUsers(
    @SignedIn() ctx: SignedInContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('search', () => String, {
      nullable: true,
      description: 'Text in the name or email address. If omitted, all accounts match.',
    })
    search: string | null,
  ) {
    return searchUsers(ctx.services, { first, after }, search);
  }

  @Can('read', 'Platform')
  @Query(() => PlatformSettings, { description: 'Settings of the platform. Available to global admins only.' })
  platformSettings(@SignedIn() ctx: SignedInContext) {
    return readPlatformSettings(ctx.services.database.system.prisma);
  }

  @Can('read', 'Platform')
  @Query(() => PlatformEventConnection, {
    description: 'Entries of the platform log, newest first. Available to global admins only.',
  })
  platformEvents(
    @SignedIn() ctx: SignedInContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return listPlatformEvents(ctx.services, { first, after });
  }

  @Can('read', 'Platform')
  @Query(() => PlatformDiagnostics, { description: 'Diagnostics of the platform. Available to global admins only.' })
  platformDiagnostics(@SignedIn() ctx: SignedInContext): Promise<PlatformDiagnostics> {
    return diagnose(ctx.services);
  }

  @Can('manage', 'Platform')
  @Mutation(() => PlatformSettings, { description: 'Changes settings of the platform.' })
  updatePlatformSettings(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => UpdatePlatformSettingsInput) input: UpdatePlatformSettingsInput,
  ) {
    return updatePlatformSettings(ctx, input);
  }

  @Can('disable', 'PlatformUser')
  @Mutation(() => PlatformUserResult, {
    description: 'Disables a user account. Its sessions are revoked, and sign-in is refused.',
  })
  disableUser(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => DisableUserInput) input: DisableUserInput,
  ): Promise<typeof PlatformUserResult> {
    return disableUser(ctx, { id: ids.uuid(input.id) });
  }

  @Can('disable', 'PlatformUser')
  @Mutation(() => PlatformUserResult, { description: 'Enables a disabled user account.' })
  enableUser(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => EnableUserInput) input: EnableUserInput,
  ): Promise<typeof PlatformUserResult> {
    return enableUser(ctx, { id: ids.uuid(input.id) });
  }

  @Can('update', 'PlatformUser')
  @Mutation(() => PlatformUserResult, {
    description: 'Changes the role of a user account on the platform. Refused for the last global admin.',
  })
  setGlobalRole(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => SetGlobalRoleInput) input: SetGlobalRoleInput,
  ): Promise<typeof PlatformUserResult> {
    return setGlobalRole(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'PlatformUser')
  @Mutation(() => PlatformUserResult, { description: 'Revokes all sessions of a user.' })
  revokeUserSessions(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => RevokeUserSessionsInput) input: RevokeUserSessionsInput,
  ): Promise<typeof PlatformUserResult> {
    return revokeUserSessions(ctx, { id: ids.uuid(input.id) });
  }
}
