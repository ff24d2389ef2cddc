import type { RoleName } from '@frontdesk/policies';
import { Field, ID, ObjectType } from 'type-graphql';
import { Public } from '../../../graphql/can.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import { PolicyEffectEnum, RoleNameEnum } from '../../../graphql/enums.ts';
import { Permission } from '../../../graphql/permission.type.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql, list, run, sql } from '../../../query-compiler/index.ts';

const PLAIN = 'Plain data of a member the viewer may read.';

@ObjectType({ description: 'A policy given to, or withheld from, one member beside the role.' })
export class PolicyGrant {
  @Field(() => String)
  policy: string;

  @Field(() => PolicyEffectEnum)
  effect: 'GRANT' | 'DENY';

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Null: without end.' })
  expiresAt: Date | null;

  @Field(() => String, { description: 'Who said so; empty when nobody wrote it down.' })
  grantedByName: string;

  @Field(() => GraphQLDateTimeISO)
  grantedAt: Date;
}

@ObjectType({ description: "The role of the workspace's own that somebody has." })
export class MemberCustomRole {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => [String])
  policies: string[];
}

@ObjectType({ description: "One user's presence in one workspace. Users are global; members are not." })
export class Member {
  @Field(() => ID)
  id: string;

  @Field(() => RoleNameEnum)
  role: RoleName;

  @Field(() => MemberCustomRole, {
    nullable: true,
    description:
      "The role of the workspace's own, whose policies they hold in place of the built-in one's; null: none.",
  })
  customRole: MemberCustomRole | null;

  @Field(() => Boolean, { description: 'Phone and e-mail of leads and contacts are hidden from them.' })
  maskContactDetails: boolean;

  @Field(() => Boolean, { description: 'They reach only the conversations assigned to them.' })
  assignedConversationsOnly: boolean;

  @Public(PLAIN)
  @inSql.relation('grants', () => list([['policy', 'asc']]))
  @Field(() => [PolicyGrant], { description: 'Policies given or withheld beside the role, the expired ones included.' })
  grants: PolicyGrant[];

  @Field(() => GraphQLDateTimeISO)
  joinedAt: Date;

  @Public(PLAIN)
  @inSql.through('user', 'name')
  @Field(() => String)
  name: string;

  @Public(PLAIN)
  @inSql.through('user', 'email')
  @Field(() => String)
  email: string;

  @Public(PLAIN)
  @inSql.expression(({ column }) => sql`coalesce(${column('userId')} = ${run.userId}::uuid, false)`)
  @Field(() => Boolean, { description: 'Whether this is the viewer.' })
  isViewer: boolean;
}

@ObjectType({ description: 'What the viewer may do to a member, with the reason when not.' })
export class MemberPermissions {
  @Field(() => Permission)
  update: Permission;

  @Field(() => Permission)
  remove: Permission;
}

export const MemberConnection = connectionOf('Member', () => Member);
