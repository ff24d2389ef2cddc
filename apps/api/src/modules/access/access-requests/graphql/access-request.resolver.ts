import { Arg, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ProjectedField, page, sql } from '../../../../query-compiler/index.ts';
import { declineAccess, grantAccess } from '../use-cases/answer-access.ts';
import { requestAccess } from '../use-cases/request-access.ts';
import { DeclineAccessInput, GrantAccessInput, RequestAccessInput } from './access-request.inputs.ts';
import { DeclineAccessResult, GrantAccessResult, RequestAccessResult } from './access-request.results.ts';
import { AccessRequestConnection } from './access-request.type.ts';

@Resolver()
export class AccessRequestResolver {
  @Can('read', 'AccessRequest')
  @ProjectedField()
  @Query(() => AccessRequestConnection, {
    description:
      "Pending requests, newest first: all of them for viewers who manage members, otherwise the viewer's own.",
  })
  accessRequests(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { where: sql`open_policy is not null` });
  }

  @Can('create', 'AccessRequest')
  @Mutation(() => RequestAccessResult, {
    description:
      'Requests a policy from the members who can grant it. One pending request per policy, at most ten requests an hour.',
  })
  requestAccess(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RequestAccessInput) input: RequestAccessInput,
  ): Promise<typeof RequestAccessResult> {
    return requestAccess(ctx, input);
  }

  @Can('grant', 'AccessRequest')
  @Mutation(() => GrantAccessResult, {
    description: 'Grants exactly the requested policy. Refused when the caller does not hold it.',
  })
  grantAccess(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => GrantAccessInput) input: GrantAccessInput,
  ): Promise<typeof GrantAccessResult> {
    return grantAccess(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('decline', 'AccessRequest')
  @Mutation(() => DeclineAccessResult, { description: 'Declines a request.' })
  declineAccess(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => DeclineAccessInput) input: DeclineAccessInput,
  ): Promise<typeof DeclineAccessResult> {
    return declineAccess(ctx, { id: ids.uuid(input.id) });
  }
}
