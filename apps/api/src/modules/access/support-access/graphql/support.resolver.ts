import { Arg, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { SignedInContext, WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace, SignedIn } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ProjectedField, page } from '../../../../query-compiler/index.ts';
import { endSupportAccess } from '../use-cases/end-support-access.ts';
import { endSupportSession } from '../use-cases/end-support-session.ts';
import { grantSupportAccess } from '../use-cases/grant-support-access.ts';
import { startSupportSession } from '../use-cases/start-support-session.ts';
import {
  EndSupportAccessInput,
  EndSupportSessionInput,
  GrantSupportAccessInput,
  StartSupportSessionInput,
} from './support.inputs.ts';
import {
  GrantSupportAccessResult,
  StartSupportSessionResult,
  SupportAccessEnded,
  SupportSessionEnded,
} from './support.results.ts';
import { SupportAccessConnection } from './support.type.ts';

@Resolver()
export class SupportResolver {
  @Can('read', 'SupportAccess')
  @ProjectedField()
  @Query(() => SupportAccessConnection, { description: 'Support grants of the workspace, newest first.' })
  supportAccesses(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { by: 'grantedAt' });
  }

  @Can('grant', 'SupportAccess')
  @Mutation(() => GrantSupportAccessResult, {
    description:
      'Lets one global admin enter the workspace within a day, with at most the rights of the caller. For members only, not for API keys.',
  })
  grantSupportAccess(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => GrantSupportAccessInput) input: GrantSupportAccessInput,
  ): Promise<typeof GrantSupportAccessResult> {
    return grantSupportAccess(ctx, input);
  }

  @Can('revoke', 'SupportAccess')
  @Mutation(() => SupportAccessEnded, { description: 'Ends a support grant, including an active session.' })
  endSupportAccess(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => EndSupportAccessInput) input: EndSupportAccessInput,
  ): Promise<SupportAccessEnded> {
    return endSupportAccess(ctx, { id: ids.uuid(input.id) });
  }

  @Can('manage', 'Platform')
  @Mutation(() => StartSupportSessionResult, {
    description: 'Starts a support session. Refused in the same way for every workspace without a grant.',
  })
  startSupportSession(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => StartSupportSessionInput) input: StartSupportSessionInput,
  ): Promise<typeof StartSupportSessionResult> {
    return startSupportSession(ctx, input);
  }

  @Can('manage', 'Platform')
  @Mutation(() => SupportSessionEnded, { description: "Ends the caller's own support session." })
  endSupportSession(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => EndSupportSessionInput) input: EndSupportSessionInput,
  ): Promise<SupportSessionEnded> {
    return endSupportSession(ctx, input);
  }
}
