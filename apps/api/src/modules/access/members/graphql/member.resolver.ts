import { REFUSALS } from '@frontdesk/domain';
import { Arg, Args, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { permission } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ListOrder } from '../../../../graphql/list-order.ts';
import { DeletedPayload } from '../../../../graphql/payload.ts';
import {
  byId,
  filterWhere,
  inSql,
  NEWEST_FIRST,
  orderOf,
  ProjectedField,
  page,
} from '../../../../query-compiler/index.ts';
import { checkCallerGrantLimit } from '../grant-check.ts';
import type { MemberRow } from '../members.repository.ts';
import { policiesOf, roleAndGrantsOf } from '../role-and-grants.ts';
import { explainAccess } from '../use-cases/explain-access.ts';
import { leaveWorkspace, removeMember } from '../use-cases/remove-member.ts';
import { updateAvailability } from '../use-cases/update-availability.ts';
import { previewMemberChange, updateMember } from '../use-cases/update-member.ts';
import { AccessExplanation } from './access-explanation.type.ts';
import { AccessPreview } from './access-preview.type.ts';
import {
  ExplainAccessArgs,
  LeaveWorkspacePayload,
  Member,
  MemberConnection,
  MemberFilter,
  MemberPayload,
  MemberPermissions,
  UpdateAvailabilityInput,
  UpdateMemberInput,
} from './member.ts';

const READ_MEMBER = 'Plain data of a member that the viewer can read.';

// Columns that packages/policies needs to compute policies, the grant limit and the permissions on the member.
const ROLE_AND_GRANTS = {
  id: true,
  role: true,
  userId: true,
  maskContactDetails: true,
  assignedConversationsOnly: true,
  customRole: { policies: true },
  grants: { policy: true, effect: true, expiresAt: true },
} as const;

@Resolver(() => Member)
export class MemberFields {
  @Public(READ_MEMBER)
  @inSql.row(ROLE_AND_GRANTS)
  @FieldResolver(() => [String], {
    description:
      'Policies that the member has through the role and grants. Denied policies and expired grants are not included.',
  })
  effectivePolicies(@InWorkspace() ctx: WorkspaceContext, @Root() member: MemberRow): string[] {
    return [...policiesOf(member, ctx.services.clock())].sort();
  }

  @Public("The caller's own permissions.")
  @inSql.row(ROLE_AND_GRANTS)
  @FieldResolver(() => MemberPermissions, {
    description: 'Whether the viewer is allowed to perform each action on the member, with the reason if not.',
  })
  viewerCan(@InWorkspace() ctx: WorkspaceContext, @Root() member: MemberRow): MemberPermissions {
    const refusal = checkCallerGrantLimit(ctx, { before: roleAndGrantsOf(member) });
    const reach = (action: 'update' | 'remove') => {
      // If only the grant limit prevents the action, returns the message of the grant limit as the reason.
      if (refusal && ctx.ability.can(action, 'Member')) return { allowed: false, reason: REFUSALS[refusal] };
      return permission(ctx, action, 'Member', member);
    };
    return { update: reach('update'), remove: reach('remove') };
  }
}

@Resolver()
export class MemberResolver {
  @Can('read', 'Member')
  @ProjectedField()
  @Query(() => MemberConnection, {
    description:
      'Members of the workspace. By default, the members who joined last come first. API keys need the policy `workspace.members`.',
  })
  // oxlint-disable-next-line max-params -- a resolver method needs one parameter for each argument of its GraphQL field.
  members(
    @InWorkspace() { ability }: WorkspaceContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => MemberFilter, { nullable: true }) filter: MemberFilter | null,
    @Arg('orderBy', () => ListOrder, {
      nullable: true,
      description: 'Order of the list. If null or omitted, newest first.',
    })
    orderBy: ListOrder | null,
  ) {
    const where = filterWhere({ ability, type: MemberFilter }, filter);
    const { by, direction } = orderOf(orderBy, NEWEST_FIRST);
    return page({ first, after }, { by: by === 'createdAt' ? 'joinedAt' : by, direction, where });
  }

  @Can('read', 'Member')
  @ProjectedField()
  @Query(() => Member, {
    description:
      'A member. NOT_FOUND if the id does not exist in this workspace. API keys need the policy `workspace.members`.',
  })
  member(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('explain', 'Member')
  @Query(() => AccessExplanation, {
    description:
      'Explains why a member or API key is or is not allowed to perform an action. Explanations about other members require the policy `workspace.members`.',
  })
  explainAccess(@InWorkspace() ctx: WorkspaceContext, @Args(() => ExplainAccessArgs) args: ExplainAccessArgs) {
    const { action, subject } = args;
    const [memberId, apiKeyId, recordId] = [args.memberId, args.apiKeyId, args.recordId].map(
      (id) => id && ids.uuid(id),
    );
    return explainAccess(ctx, { memberId, apiKeyId, action, subject, recordId });
  }

  @Can('update', 'Member')
  @Query(() => AccessPreview, {
    description: 'Preview of the effect of `updateMember` with the same input. Nothing is changed.',
  })
  previewMemberChange(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateMemberInput, { description: 'Change to preview.' }) input: UpdateMemberInput,
  ) {
    return previewMemberChange(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'Member')
  @Mutation(() => MemberPayload, {
    description:
      'Changes the role, grants and restrictions of a member, from the next request of the member. Takeovers that the member can no longer continue end. Refused if the member has, before or after the change, permissions that the viewer cannot grant, and if the last owner would get another role.',
  })
  updateMember(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateMemberInput) input: UpdateMemberInput,
  ): Promise<MemberPayload | Refused> {
    return updateMember(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('remove', 'Member')
  @Mutation(() => DeletedPayload, {
    description:
      "Removes a member from the workspace. The member's takeovers end, assigned conversations become unassigned, API keys are revoked, and shared views are transferred to the viewer, or to an owner if the viewer removes their own membership. The user's account and keys of service accounts remain. Refused for the last owner.",
  })
  removeMember(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DeletedPayload | Refused> {
    return removeMember(ctx, { id: ids.uuid(id) });
  }

  @Can('setAvailability', 'Member')
  @Mutation(() => MemberPayload, {
    description:
      'Sets whether the viewer is away. Escalations skip members who are away; if all members who can take over are away, they are all notified. Permissions do not change. Available to members only, not to API keys.',
  })
  updateAvailability(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateAvailabilityInput) input: UpdateAvailabilityInput,
  ): Promise<MemberPayload | Refused> {
    return updateAvailability(ctx, input);
  }

  @Can('leave', 'Member')
  @Mutation(() => LeaveWorkspacePayload, {
    description:
      "Removes the viewer from the workspace. The viewer's takeovers end, assigned conversations become unassigned, API keys are revoked, and shared views are transferred to an owner. Refused for the last owner. Available to members only, not to API keys.",
  })
  leaveWorkspace(@InWorkspace() ctx: WorkspaceContext): Promise<LeaveWorkspacePayload | Refused> {
    return leaveWorkspace(ctx);
  }
}
