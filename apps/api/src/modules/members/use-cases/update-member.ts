import { isPolicyKey, type PolicyGrant, type RoleName } from '@frontdesk/policies';
import { authorize } from '../../../context/authorize.ts';
import type { WorkspaceContext } from '../../../context/context.ts';
import { badInput } from '../../../errors/denials.ts';
import { record } from '../../../events/record.ts';
import { refused } from '../../../graphql/refused.type.ts';
import { MemberUpdated } from '../graphql/member.results.ts';
import { lockMember, lockOwners } from '../members.repository.ts';
import { ceilingFault } from '../reach.ts';
import { grantsOf, standingOf } from '../standing.ts';

export interface UpdateMember {
  readonly id: string;
  readonly role: RoleName;
  readonly grants: readonly { policy: string; effect: 'GRANT' | 'DENY'; expiresAt?: Date | null }[];
}

/** Gives a member another role and other grants; their next request already obeys (WC-10). */
export const updateMember = (ctx: WorkspaceContext, { id, role, grants: wanted }: UpdateMember) =>
  ctx.db.write(async (tx) => {
    const grants = knownGrants(wanted);
    if (!grants) return refused('POLICY_UNKNOWN', 'grants');
    const owners = await lockOwners(tx);
    const member = authorize(ctx, 'update', 'Member', await lockMember(tx, id));
    const fault = ceilingFault(ctx, { before: standingOf(member), after: { role, grants } });
    if (fault) return refused(fault, 'role');
    if (member.role === 'owner' && role !== 'owner' && owners === 1) return refused('LAST_OWNER', 'role');

    const key = { workspaceId: ctx.workspace.id, memberId: id };
    await tx.member.update({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } }, data: { role } });
    await tx.memberGrant.deleteMany({ where: { memberId: id } });
    await tx.memberGrant.createMany({ data: grants.map((grant) => ({ ...key, ...grant })) });
    await record(
      tx,
      ctx,
      {
        name: 'member.updated',
        subject: { type: 'Member', id },
        before: { role: member.role, grants: grantsOf(member).map(asText) },
        after: { role, grants: grants.map(asText) },
      },
      { topic: 'access', workspaceId: ctx.workspace.id },
    );
    return new MemberUpdated(id);
  });

/** The last word on a policy wins when it is named twice; null when one of them is not a policy. */
function knownGrants(wanted: UpdateMember['grants']): PolicyGrant[] | null {
  const grants = new Map<string, PolicyGrant>();
  for (const { policy, effect, expiresAt } of wanted) {
    if (!isPolicyKey(policy)) return null;
    // PostgreSQL has no year 0; whatever is over long ago is no grant worth keeping.
    if (expiresAt && expiresAt.getTime() < 0) throw badInput('A grant ends after 1970, or never.', 'grants');
    grants.set(policy, { policy, effect, expiresAt: expiresAt ?? null });
  }
  return [...grants.values()];
}

const asText = ({ policy, effect, expiresAt }: PolicyGrant) =>
  `${effect} ${policy}${expiresAt ? ` until ${expiresAt.toISOString()}` : ''}`;
