import { Arg, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { SignedInContext } from '../../../../auth/context.ts';
import { SignedIn } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { GlobalRoleEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { diagnose } from '../diagnose.ts';
import { listPlatformEvents, searchUsers } from '../platform-lists.ts';
import { disableUser, enableUser, revokeUserSessions, updateGlobalRole } from '../use-cases/change-account.ts';
import { readPlatformSettings, updatePlatformSettings } from '../use-cases/platform-settings.ts';
import {
  PlatformDiagnostics,
  PlatformEventConnection,
  PlatformSettings,
  PlatformSettingsPayload,
  PlatformUserConnection,
  PlatformUserPayload,
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
      description: 'Text in the name or email address, at most 100 characters. If null or omitted, all accounts match.',
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
  @Mutation(() => PlatformSettingsPayload, {
    description: 'Changes settings of the platform. Available to global admins only.',
  })
  updatePlatformSettings(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => UpdatePlatformSettingsInput) input: UpdatePlatformSettingsInput,
  ): Promise<PlatformSettingsPayload | Refused> {
    return updatePlatformSettings(ctx, input);
  }

  @Can('disable', 'PlatformUser')
  @Mutation(() => PlatformUserPayload, {
    description:
      'Disables a user account. Its sessions are revoked, and sign-in is refused. Refused for the viewer and for the last active global admin. Available to global admins only.',
  })
  disableUser(
    @SignedIn() ctx: SignedInContext,
    @Arg('id', () => ID) id: string,
  ): Promise<PlatformUserPayload | Refused> {
    return disableUser(ctx, { id: ids.uuid(id) });
  }

  @Can('disable', 'PlatformUser')
  @Mutation(() => PlatformUserPayload, {
    description: 'Enables a disabled user account. Has no effect if it is enabled. Available to global admins only.',
  })
  enableUser(
    @SignedIn() ctx: SignedInContext,
    @Arg('id', () => ID) id: string,
  ): Promise<PlatformUserPayload | Refused> {
    return enableUser(ctx, { id: ids.uuid(id) });
  }

  @Can('update', 'PlatformUser')
  @Mutation(() => PlatformUserPayload, {
    description:
      'Changes the role of a user account on the platform. Refused for the last active global admin. Available to global admins only.',
  })
  updateGlobalRole(
    @SignedIn() ctx: SignedInContext,
    @Arg('id', () => ID) id: string,
    @Arg('globalRole', () => GlobalRoleEnum, { description: 'New role on the platform.' }) globalRole: 'ADMIN' | 'USER',
  ): Promise<PlatformUserPayload | Refused> {
    return updateGlobalRole(ctx, { id: ids.uuid(id), globalRole });
  }

  @Can('update', 'PlatformUser')
  @Mutation(() => PlatformUserPayload, {
    description:
      'Revokes all sessions of a user, who can sign in again unless the account is disabled. Available to global admins only.',
  })
  revokeUserSessions(
    @SignedIn() ctx: SignedInContext,
    @Arg('id', () => ID) id: string,
  ): Promise<PlatformUserPayload | Refused> {
    return revokeUserSessions(ctx, { id: ids.uuid(id) });
  }
}
