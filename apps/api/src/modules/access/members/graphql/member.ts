import type { RoleName } from '@frontdesk/policies';
import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { PolicyEffectEnum, RoleNameEnum } from '../../../../graphql/enums.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, list, type Read, run, sql } from '../../../../query-compiler/index.ts';

const PLAIN = 'Plain data of a member that the viewer can read.';

@ObjectType({ description: 'A policy granted or denied to one member in addition to the role.' })
class PolicyGrant {
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
class MemberCustomRole {
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

@InputType()
class PolicyGrantInput {
  @Field(() => String, { description: 'A key from `policies`.' })
  policy: string;

  @Field(() => PolicyEffectEnum)
  effect: 'GRANT' | 'DENY';

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Null: no expiry.' })
  expiresAt?: Date | null;
}

@InputType()
export class UpdateMemberInput {
  @Field(() => ID)
  id: string;

  @Field(() => RoleNameEnum)
  role: RoleName;

  @Field(() => ID, {
    nullable: true,
    description: 'A custom role in place of `member`. Null: none.',
  })
  customRoleId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether phone numbers and email addresses are masked for the member and the member's API keys. Null: unchanged.",
  })
  maskContactDetails?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the member can access only assigned conversations. Null: unchanged.',
  })
  assignedConversationsOnly?: boolean | null;

  @Field(() => [PolicyGrantInput], { description: 'Complete list. Grants that are not listed are removed.' })
  grants: PolicyGrantInput[];
}

@InputType()
export class RemoveMemberInput {
  @Field(() => ID)
  id: string;
}

@ArgsType()
export class ExplainAccessArgs {
  @Field(() => ID, { nullable: true, description: 'Either a member or an API key.' })
  memberId?: string | null;

  @Field(() => ID, { nullable: true })
  apiKeyId?: string | null;

  @Field(() => String, { description: 'For example `reply`.' })
  action: string;

  @Field(() => String, { description: 'For example `Conversation`.' })
  subject: string;

  @Field(() => ID, { nullable: true, description: 'One record. Null: whether any record would be allowed.' })
  recordId?: string | null;
}

@ObjectType({ description: "The change applies from the member's next request." })
class MemberUpdated {
  readonly type: 'MemberUpdated';

  @Field(() => Member)
  readonly member: Read;
}

@ObjectType({ description: 'The member was removed. The account stays.' })
class MemberRemoved {
  readonly type: 'MemberRemoved';

  @Field(() => ID)
  readonly id: string;
}

@ObjectType({ description: 'The caller has left the workspace. The account stays.' })
class WorkspaceLeft {
  readonly type: 'WorkspaceLeft';

  @Field(() => String)
  readonly slug: string;
}

export const UpdateMemberResult = resultUnion('UpdateMemberResult', MemberUpdated, Refused);
export const RemoveMemberResult = resultUnion('RemoveMemberResult', MemberRemoved, Refused);
export const LeaveWorkspaceResult = resultUnion('LeaveWorkspaceResult', WorkspaceLeft, Refused);
