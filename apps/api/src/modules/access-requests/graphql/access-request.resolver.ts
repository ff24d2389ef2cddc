import { Arg, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { InWorkspace } from '../../../auth/decorators.ts';
import { Can } from '../../../graphql/can.ts';
import { ids } from '../../../graphql/ids.ts';
import { ProjectedField, page, sql } from '../../../query-compiler/index.ts';
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
      'Requests that wait for an answer, newest first: everybody’s for whoever manages members, else one’s own.',
  })
  accessRequests(
    @Arg('first', () => Int, { description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { where: sql`open_policy is not null` });
  }

  @Can('create', 'AccessRequest')
  @Mutation(() => RequestAccessResult, {
    description: 'Asks whoever may give a policy to give it: once until it is answered, ten times an hour.',
  })
  requestAccess(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RequestAccessInput) input: RequestAccessInput,
  ) {
    return requestAccess(ctx, input);
  }

  @Can('grant', 'AccessRequest')
  @Mutation(() => GrantAccessResult, {
    description: 'Gives the member what they asked for and nothing else: never more than the caller holds.',
  })
  grantAccess(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => GrantAccessInput) input: GrantAccessInput) {
    return grantAccess(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('decline', 'AccessRequest')
  @Mutation(() => DeclineAccessResult, { description: 'Answers a request with no.' })
  declineAccess(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => DeclineAccessInput) input: DeclineAccessInput,
  ) {
    return declineAccess(ctx, { id: ids.uuid(input.id) });
  }
}
