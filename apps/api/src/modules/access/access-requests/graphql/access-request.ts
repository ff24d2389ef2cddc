import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { AccessRequestStatusEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Node } from '../../../../graphql/node.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, ProjectedField, page, type Read, sql } from '../../../../query-compiler/index.ts';
import { declineAccess, grantAccess } from '../use-cases/answer-access.ts';
import { requestAccess } from '../use-cases/request-access.ts';

type AccessRequestStatus = 'PENDING' | 'GRANTED' | 'DECLINED';

@ObjectType({ implements: Node, description: "A member's request for one policy." })
class AccessRequest {
  id: string;

  @Field(() => ID, { description: 'Id of the member who requested the policy.' })
  memberId: string;

  @Public('Plain data of a request the viewer may read.')
  @inSql.expression(
    ({ column }) => sql`
      select u.name from members m join users u on u.id = m.user_id
       where m.workspace_id = ${column('workspaceId')} and m.id = ${column('memberId')}`,
  )
  @Field(() => String, { description: 'Current name of the member who requested the policy.' })
  memberName: string;

  @Field(() => String, { description: 'Key of the requested policy, for example `lead.manage`.' })
  policy: string;

  @Field(() => String, { description: 'Reason that the member gave. Can be empty.' })
  reason: string;

  @Field(() => AccessRequestStatusEnum, { description: 'Whether the request is pending, granted or declined.' })
  status: AccessRequestStatus;

  @Field(() => GraphQLDateTime, { description: 'Time of the request.' })
  createdAt: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the member or API key that granted or declined the request. Null while the request is pending.',
  })
  settledByName: string | null;
}

const AccessRequestConnection = connectionOf('AccessRequest', () => AccessRequest);

@InputType()
class RequestAccessInput {
  @Field(() => String, { description: 'Key from the query `policies`.' })
  policy: string;

  @Field(() => String, {
    nullable: true,
    description: 'Reason for the request, at most 500 characters. If null or omitted, the request has no reason.',
  })
  reason?: string | null;
}

@ObjectType({ description: 'Payload of the mutations that return an access request.' })
export class AccessRequestPayload extends Payload {
  @Field(() => AccessRequest, { description: 'Request after the mutation.' })
  readonly request: Read;
}

@Resolver()
export class AccessRequestResolver {
  @Can('read', 'AccessRequest')
  @ProjectedField()
  @Query(() => AccessRequestConnection, {
    description:
      'Pending access requests, newest first. Viewers who manage members see all requests. Other viewers see their own requests.',
  })
  accessRequests(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { where: sql`open_policy is not null` });
  }

  @Can('create', 'AccessRequest')
  @Mutation(() => AccessRequestPayload, {
    description:
      'Requests a policy that the viewer does not have. Up to 20 members who can grant it are notified in the app and by email. A member can have one pending request per policy, and can make ten requests an hour in a workspace. Available to members only, not to API keys.',
  })
  requestAccess(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RequestAccessInput) input: RequestAccessInput,
  ): Promise<AccessRequestPayload | Refused> {
    return requestAccess(ctx, input);
  }

  @Can('grant', 'AccessRequest')
  @Mutation(() => AccessRequestPayload, {
    description:
      'Grants the requested policy to the member, who is notified. Refused if the viewer does not have the policy for at least as long, or if the member has permissions that the viewer does not have.',
  })
  grantAccess(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('expiresAt', () => GraphQLDateTime, {
      nullable: true,
      description:
        'Time at which the grant expires. It must be in the future. If null or omitted, the grant does not expire.',
    })
    expiresAt?: Date | null,
  ): Promise<AccessRequestPayload | Refused> {
    return grantAccess(ctx, { id: ids.uuid(id), expiresAt });
  }

  @Can('decline', 'AccessRequest')
  @Mutation(() => AccessRequestPayload, { description: 'Declines a pending access request. The member is notified.' })
  declineAccess(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<AccessRequestPayload | Refused> {
    return declineAccess(ctx, { id: ids.uuid(id) });
  }
}
