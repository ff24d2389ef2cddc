import { Arg, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { SignedInContext } from '../../../auth/context.ts';
import { SignedIn } from '../../../auth/decorators.ts';
import { Can } from '../../../graphql/can.ts';
import { ids } from '../../../graphql/ids.ts';
import { diagnose } from '../diagnose.ts';
import { listPlatformEvents, searchUsers } from '../platform-lists.ts';
import { disableUser, enableUser, endUserSessions, setGlobalRole } from '../use-cases/change-account.ts';
import { readPlatformSettings, updatePlatformSettings } from '../use-cases/update-platform-settings.ts';
import {
  DisableUserInput,
  EnableUserInput,
  EndUserSessionsInput,
  PlatformUserResult,
  SetGlobalRoleInput,
} from './platform.results.ts';
import {
  PlatformDiagnostics,
  PlatformEventConnection,
  PlatformSettings,
  PlatformUserConnection,
  UpdatePlatformSettingsInput,
} from './platform.types.ts';

@Resolver()
export class PlatformResolver {
  @Can('read', 'PlatformUser')
  @Query(() => PlatformUserConnection, { description: 'Accounts of the platform, newest first. For global admins.' })
  platformUsers(
    @SignedIn() ctx: SignedInContext,
    @Arg('first', () => Int, { description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('search', () => String, { nullable: true, description: 'In name or address.' }) search: string | null,
  ) {
    return searchUsers(ctx.services, { first, after }, search);
  }

  @Can('read', 'Platform')
  @Query(() => PlatformSettings, { description: 'Switches of the whole platform. For global admins.' })
  platformSettings(@SignedIn() ctx: SignedInContext) {
    return readPlatformSettings(ctx.services.database.system.prisma);
  }

  @Can('read', 'Platform')
  @Query(() => PlatformEventConnection, { description: "The platform's own log, newest first. For global admins." })
  platformEvents(
    @SignedIn() ctx: SignedInContext,
    @Arg('first', () => Int, { description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return listPlatformEvents(ctx.services, { first, after });
  }

  @Can('read', 'Platform')
  @Query(() => PlatformDiagnostics, { description: 'How the platform runs. For global admins.' })
  platformDiagnostics(@SignedIn() ctx: SignedInContext): Promise<PlatformDiagnostics> {
    return diagnose(ctx.services);
  }

  @Can('manage', 'Platform')
  @Mutation(() => PlatformSettings, { description: 'Changes what is given and leaves the rest.' })
  updatePlatformSettings(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => UpdatePlatformSettingsInput) input: UpdatePlatformSettingsInput,
  ) {
    return updatePlatformSettings(ctx, input);
  }

  @Can('disable', 'PlatformUser')
  @Mutation(() => PlatformUserResult, {
    description: 'Ends every session of an account, and lets nobody sign in with it.',
  })
  disableUser(@SignedIn() ctx: SignedInContext, @Arg('input', () => DisableUserInput) input: DisableUserInput) {
    return disableUser(ctx, { id: ids.uuid(input.id) });
  }

  @Can('disable', 'PlatformUser')
  @Mutation(() => PlatformUserResult, { description: 'Opens a disabled account again.' })
  enableUser(@SignedIn() ctx: SignedInContext, @Arg('input', () => EnableUserInput) input: EnableUserInput) {
    return enableUser(ctx, { id: ids.uuid(input.id) });
  }

  @Can('update', 'PlatformUser')
  @Mutation(() => PlatformUserResult, {
    description: 'Gives or takes rights over the platform; one global admin stays.',
  })
  setGlobalRole(@SignedIn() ctx: SignedInContext, @Arg('input', () => SetGlobalRoleInput) input: SetGlobalRoleInput) {
    return setGlobalRole(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'PlatformUser')
  @Mutation(() => PlatformUserResult, { description: 'Signs a person out everywhere.' })
  endUserSessions(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => EndUserSessionsInput) input: EndUserSessionsInput,
  ) {
    return endUserSessions(ctx, { id: ids.uuid(input.id) });
  }
}
