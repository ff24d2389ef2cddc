import { isPolicyKey } from '@frontdesk/policies';
import { Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { permission } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { Node } from '../../../../graphql/node.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, run, sql } from '../../../../query-compiler/index.ts';
import { checkCallerGrantLimit } from '../../members/index.ts';
import { roleOnly } from '../role-grants.ts';

@ObjectType({ implements: Node, description: 'A role that the workspace defines, in addition to the built-in roles.' })
export class CustomRole {
  id: string;

  @Field(() => String, {
    description: 'Name of the role, 1 to 100 characters, unique in the workspace regardless of case.',
  })
  name: string;

  @Field(() => String, { description: 'Purpose of the role, at most 500 characters. Can be empty.' })
  description: string;

  @Field(() => [String], {
    description: 'Policies that were selected for the role. Policies that these depend on are included automatically.',
  })
  policies: string[];

  @Field(() => GraphQLDateTime, { description: 'Time at which the role was created.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time of the last change.' })
  updatedAt: Date;

  @Can('read', 'Member')
  @inSql.count('members')
  @Field(() => Int, {
    description: 'Number of members who have the role. FORBIDDEN for API keys without the policy `workspace.members`.',
  })
  memberCount: number;

  @Can('read', 'Invitation')
  @inSql.expression(
    ({ column }) => sql`
      select count(*) from invitations i
       where i.workspace_id = ${column('workspaceId')} and i.custom_role_id = ${column('id')}
         and i.status = 'PENDING' and i.expires_at > ${run.now}::timestamptz`,
  )
  @Field(() => Int, {
    description: 'Number of pending invitations that offer the role. FORBIDDEN without the policy `workspace.members`.',
  })
  invitationCount: number;
}

@Resolver(() => CustomRole)
export class CustomRoleFields {
  @Public("The caller's own permissions.")
  @inSql.row({ policies: true })
  @FieldResolver(() => Boolean, {
    description:
      'Whether the viewer manages members and has all permissions of the role, which is required to grant, change or delete it.',
  })
  grantable(@InWorkspace() ctx: WorkspaceContext, @Root() { policies }: CustomRole): boolean {
    const held = roleOnly(policies.filter(isPolicyKey));
    return permission(ctx, 'create', 'Role').allowed && checkCallerGrantLimit(ctx, { after: held }) === null;
  }
}
