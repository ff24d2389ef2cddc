import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Can } from '../../../graphql/can.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql, run, sql } from '../../../query-compiler/index.ts';

@ObjectType({ description: 'A named list of policies that the workspace made for itself, beside the built-in roles.' })
export class CustomRole {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'What the role is for; may be empty.' })
  description: string;

  @Field(() => [String], { description: 'As they were chosen; what they depend on comes along.' })
  policies: string[];

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Field(() => GraphQLDateTimeISO)
  updatedAt: Date;

  @Can('read', 'Member')
  @inSql.count('members')
  @Field(() => Int, { description: 'How many members have it.' })
  memberCount: number;

  @Can('read', 'Invitation')
  @inSql.expression(
    ({ column }) => sql`
      select count(*) from invitations i
       where i.workspace_id = ${column('workspaceId')} and i.custom_role_id = ${column('id')}
         and i.status = 'PENDING' and i.expires_at > ${run.now}::timestamptz`,
  )
  @Field(() => Int, { description: 'How many are invited to it and have not answered.' })
  invitationCount: number;
}
