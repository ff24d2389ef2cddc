import { REFUSALS } from '@frontdesk/domain';
import { FieldResolver, Resolver, Root } from 'type-graphql';
import { permission } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Public } from '../../../../graphql/can.ts';
import { inSql } from '../../../../query-compiler/index.ts';
import { checkCallerGrantLimit } from '../grant-check.ts';
import { type MemberRow } from '../members.repository.ts';
import { policiesOf, roleAndGrantsOf } from '../role-and-grants.ts';
import { Member, MemberPermissions } from './member.type.ts';

const READ_MEMBER = 'Plain data of a member that the viewer can read.';

// Columns from which packages/policies computes policies and the grant limit.
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
    description: 'Effective policies of the member: role and grants, without denials and expired entries.',
  })
  effectivePolicies(@InWorkspace() ctx: WorkspaceContext, @Root() member: MemberRow): string[] {
    return [...policiesOf(member, ctx.services.clock())].sort();
  }

  @Public("The caller's own permissions.")
  @inSql.row(ROLE_AND_GRANTS)
  @FieldResolver(() => MemberPermissions, { description: 'Actions that the viewer can take on this member.' })
  viewerCan(@InWorkspace() ctx: WorkspaceContext, @Root() member: MemberRow): MemberPermissions {
    const refusal = checkCallerGrantLimit(ctx, { before: roleAndGrantsOf(member) });
    const reach = (action: 'update' | 'remove') => {
      // Viewers who can act on members get the specific reason.
      if (refusal && ctx.ability.can(action, 'Member')) return { allowed: false, reason: REFUSALS[refusal] };
      return permission(ctx, action, 'Member', member);
    };
    return { update: reach('update'), remove: reach('remove') };
  }
}
