import { Field, ID, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { AccessRequestStatusEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, sql } from '../../../../query-compiler/index.ts';

export type AccessRequestStatus = 'PENDING' | 'GRANTED' | 'DECLINED';

@ObjectType({ description: "A member's request for one policy." })
export class AccessRequest {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: 'Who asks.' })
  memberId: string;

  @Public('Plain data of a request the viewer may read.')
  @inSql.expression(
    ({ column }) => sql`
      select u.name from members m join users u on u.id = m.user_id
       where m.workspace_id = ${column('workspaceId')} and m.id = ${column('memberId')}`,
  )
  @Field(() => String)
  memberName: string;

  @Field(() => String)
  policy: string;

  @Field(() => String, { description: 'Reason given by the member. May be empty.' })
  reason: string;

  @Field(() => AccessRequestStatusEnum)
  status: AccessRequestStatus;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Field(() => String, { nullable: true, description: 'Name of the member who answered. Null while pending.' })
  settledByName: string | null;
}

export const AccessRequestConnection = connectionOf('AccessRequest', () => AccessRequest);
