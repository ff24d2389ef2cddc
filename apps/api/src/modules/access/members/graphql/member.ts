import type { RoleName } from '@frontdesk/policies';
import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { BooleanFilter, DateTimeFilter, IDFilter } from '../../../../graphql/comparators.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { PolicyEffectEnum, RoleNameEnum } from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { FilterBy, FilterInput, inSql, list, type Read, run, sql } from '../../../../query-compiler/index.ts';
import { absenceSql, isAwaySql } from '../availability.ts';

const PLAIN = 'Plain data of a member that the viewer can read.';

@ObjectType({ description: 'A policy that is granted or denied to a member in addition to the role.' })
class PolicyGrant {
  @Field(() => String, { description: 'Key of the policy, for example `lead.manage`.' })
  policy: string;

  @Field(() => PolicyEffectEnum, { description: 'Whether the policy is granted or denied.' })
  effect: 'GRANT' | 'DENY';

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the entry expires. Null if it does not expire.',
  })
  expiresAt: Date | null;

  @Field(() => String, { description: 'Name of the member who added the entry. Empty if the name is not known.' })
  grantedByName: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the entry was added.' })
  grantedAt: Date;
}

@ObjectType({ description: 'Custom role of a member.' })
class MemberCustomRole {
  @Field(() => ID, { description: 'Id of the custom role.' })
  id: string;

  @Field(() => String, { description: 'Name of the custom role.' })
  name: string;

  @Field(() => [String], { description: 'Keys of the policies that were selected for the role.' })
  policies: string[];
}

@ObjectType({ implements: Node, description: "A user's membership of one workspace." })
export class Member {
  id: string;

  @Field(() => RoleNameEnum, {
    description: 'Built-in role. Its policies do not apply if the member has a custom role.',
  })
  role: RoleName;

  @Field(() => MemberCustomRole, {
    nullable: true,
    description: 'Custom role of the member, whose policies replace those of the built-in role. Null if there is none.',
  })
  customRole: MemberCustomRole | null;

  @Field(() => Boolean, {
    description: 'Whether phone numbers and email addresses of leads and contacts are masked for the member.',
  })
  maskContactDetails: boolean;

  @Field(() => Boolean, {
    description: 'Whether the member can access only conversations that are assigned to the member.',
  })
  assignedConversationsOnly: boolean;

  @Public(PLAIN)
  @inSql.relation('grants', () => list([['policy', 'asc']]))
  @Field(() => [PolicyGrant], {
    description:
      'Policies that are granted or denied to the member in addition to the role, including expired entries.',
  })
  grants: PolicyGrant[];

  @Field(() => GraphQLDateTime, { description: 'Time at which the user became a member of the workspace.' })
  joinedAt: Date;

  @Field(() => GraphQLDateTime, {
    description:
      "Time of the last change of the membership. Changes of the user's name and email address are not included.",
  })
  updatedAt: Date;

  @Public(PLAIN)
  @inSql.expression(isAwaySql)
  @Field(() => Boolean, {
    description: 'Whether the member is away. Handoffs notify members who are away only if all members are away.',
  })
  isAway: boolean;

  @Public(PLAIN)
  @inSql.expression(absenceSql('awaySince'))
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the absence of the member started. Null if the member is available.',
  })
  awaySince: Date | null;

  @Public(PLAIN)
  @inSql.expression(absenceSql('awayUntil'))
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time at which the absence of the member ends. Null if the member is available or if the absence has no end.',
  })
  awayUntil: Date | null;

  @Public(PLAIN)
  @inSql.through('user', 'name')
  @Field(() => String, { description: 'Name of the user account.' })
  name: string;

  @Public(PLAIN)
  @inSql.through('user', 'email')
  @Field(() => String, { description: 'Email address of the user account, in lower case.' })
  email: string;

  @Public(PLAIN)
  @inSql.expression(({ column }) => sql`coalesce(${column('userId')} = ${run.userId}::uuid, false)`)
  @Field(() => Boolean, { description: 'Whether the viewer is this member.' })
  isViewer: boolean;
}

@ObjectType({
  description: 'Whether the viewer is allowed to perform each action on a member, with the reason if not.',
})
export class MemberPermissions {
  @Field(() => PermissionCheck, {
    description: 'Whether the viewer can change the role, policies and restrictions of the member.',
  })
  update: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can remove the member from the workspace.' })
  remove: PermissionCheck;
}

export const MemberConnection = connectionOf('Member', () => Member);

@FilterInput('Member', 'members')
export class MemberFilter {
  @FilterBy(() => IDFilter, 'Condition on the id.')
  id?: IDFilter | null;

  @FilterBy(
    () => [RoleNameEnum],
    'Roles of the members. A member with a custom role has the role `member`. If null, omitted or empty, members with any role match.',
    'role',
  )
  roles?: RoleName[] | null;

  @FilterBy(() => BooleanFilter, 'Condition on whether contact details are masked for the member.')
  maskContactDetails?: BooleanFilter | null;

  @FilterBy(
    () => BooleanFilter,
    'Condition on whether the member can access only conversations that are assigned to the member.',
  )
  assignedConversationsOnly?: BooleanFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the member joined the workspace.')
  joinedAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time of the last change.')
  updatedAt?: DateTimeFilter | null;
}

@InputType({ description: 'A policy to grant or deny to a member in addition to the role.' })
class PolicyGrantInput {
  @Field(() => String, { description: 'Key from the query `policies`.' })
  policy: string;

  @Field(() => PolicyEffectEnum, { description: 'Whether to grant or deny the policy.' })
  effect: 'GRANT' | 'DENY';

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time at which the entry expires. VALIDATION_FAILED if it is before 1970. If null or omitted, the entry does not expire.',
  })
  expiresAt?: Date | null;
}

@InputType({ description: 'Input of `updateMember` and `previewMemberChange`.' })
export class UpdateMemberInput {
  @Field(() => ID, { description: 'Id of the member.' })
  id: string;

  @Field(() => RoleNameEnum, { description: 'New built-in role of the member.' })
  role: RoleName;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of a custom role. VALIDATION_FAILED if the role is not `member`, whose policies the custom role replaces. If null or omitted, the member has no custom role.',
  })
  customRoleId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether phone numbers and email addresses are masked for the member and the member's API keys. If null or omitted, the value is not changed.",
  })
  maskContactDetails?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the member can access only conversations that are assigned to the member. If null or omitted, the value is not changed.',
  })
  assignedConversationsOnly?: boolean | null;

  @Field(() => [PolicyGrantInput], {
    description:
      'All grants and denials of the member. Existing entries that are not in the list are removed. If a policy occurs more than once, its last entry applies.',
  })
  grants: PolicyGrantInput[];
}

@InputType({ description: 'Input of `updateAvailability`.' })
export class UpdateAvailabilityInput {
  @Field(() => Boolean, { description: 'Whether the viewer is away.' })
  isAway: boolean;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time at which the absence ends, at most 365 days in the future. VALIDATION_FAILED if `isAway` is false. If null or omitted, the absence has no end.',
  })
  awayUntil?: Date | null;
}

@ArgsType()
export class ExplainAccessArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the member. Exactly one of `memberId` and `apiKeyId` is required.',
  })
  memberId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of an active API key. Exactly one of `memberId` and `apiKeyId` is required.',
  })
  apiKeyId?: string | null;

  @Field(() => String, {
    description:
      'Name of the action, for example `reply`. VALIDATION_FAILED if the type of record does not have this action.',
  })
  action: string;

  @Field(() => String, { description: 'Type of the record, for example `Conversation`.' })
  subject: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of a record. NOT_FOUND if the viewer cannot read it. If null or omitted, the result states whether the action is allowed on at least some records.',
  })
  recordId?: string | null;
}

@ObjectType({ description: 'Payload of the mutations that return a member.' })
export class MemberPayload extends Payload {
  @Field(() => Member, { description: 'Member after the mutation.' })
  readonly member: Read;
}

@ObjectType({ description: 'Payload of `leaveWorkspace`.' })
export class LeaveWorkspacePayload extends Payload {
  @Field(() => String, { description: 'Slug of the workspace that the viewer left.' })
  readonly slug: string;
}
