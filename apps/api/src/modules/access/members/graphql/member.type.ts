import type { RoleName } from '@frontdesk/policies';
import { Field, ID, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { PolicyEffectEnum, RoleNameEnum } from '../../../../graphql/enums.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, list, run, sql } from '../../../../query-compiler/index.ts';

const PLAIN = 'Plain data of a member that the viewer can read.';

@ObjectType({ description: 'A policy granted or denied to one member in addition to the role.' })
export class PolicyGrant {
  @Field(() => String)
  policy: string;

  @Field(() => PolicyEffectEnum)
  effect: 'GRANT' | 'DENY';

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Null: no expiry.' })
  expiresAt: Date | null;

  @Field(() => String, { description: 'Name of the member who set it. Empty when unknown.' })
  grantedByName: string;

  @Field(() => GraphQLDateTime)
  grantedAt: Date;
}

@ObjectType({ description: "A member's custom role." })
export class MemberCustomRole {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => [String])
  policies: string[];
}

@ObjectType({ description: "A user's membership in one workspace. Users are global; members are not." })
export class Member {
  @Field(() => ID)
  id: string;

  @Field(() => RoleNameEnum)
  role: RoleName;

  @Field(() => MemberCustomRole, {
    nullable: true,
    description: "Custom role, whose policies replace the built-in role's. Null: none.",
  })
  customRole: MemberCustomRole | null;

  @Field(() => Boolean, { description: 'Whether phone numbers and email addresses of leads and contacts are masked.' })
  maskContactDetails: boolean;

  @Field(() => Boolean, { description: 'Whether the member can access only assigned conversations.' })
  assignedConversationsOnly: boolean;

  @Public(PLAIN)
  @inSql.relation('grants', () => list([['policy', 'asc']]))
  @Field(() => [PolicyGrant], { description: 'Grants and denials in addition to the role, including expired ones.' })
  grants: PolicyGrant[];

  @Field(() => GraphQLDateTime)
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

@ObjectType({ description: 'Actions that the viewer can take on a member, with the reason when not.' })
export class MemberPermissions {
  @Field(() => PermissionCheck)
  update: PermissionCheck;

  @Field(() => PermissionCheck)
  remove: PermissionCheck;
}

export const MemberConnection = connectionOf('Member', () => Member);
