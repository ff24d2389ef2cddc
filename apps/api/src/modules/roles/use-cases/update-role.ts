import { isDeepStrictEqual } from 'node:util';
import type { PolicyKey } from '@frontdesk/policies';
import { authorize } from '../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { orUniqueViolation } from '../../../db/unique-violation.ts';
import { notify } from '../../../events/notify.ts';
import { recordEvent } from '../../../events/record-event.ts';
import { Refused, refused } from '../../../graphql/refused.type.ts';
import {
  type AccessPreview,
  accessChange,
  ceilingFault,
  lockMembersWithRole,
  type MemberRow,
  membersWithRole,
  releaseLost,
  standingOf,
} from '../../members/index.ts';
import { RoleUpdated } from '../graphql/role.results.ts';
import { type RoleInput, readRole } from '../role-draft.ts';
import { bare, offerWith, policiesIn } from '../role-grants.ts';
import { type CustomRoleRow, lockRole, offersOf, roleById } from '../roles.repository.ts';

export interface UpdateRole extends RoleInput {
  readonly id: string;
}

/** Changes a role; whoever has it obeys with their next request. */
export async function updateRole(ctx: WorkspaceContext, { id, ...input }: UpdateRole) {
  const draft = readRole(input);
  if (draft instanceof Refused) return draft;
  return orUniqueViolation(refused('ROLE_NAME_TAKEN', 'name'), () =>
    ctx.db.write(async (tx) => {
      const role = authorize(ctx, 'update', 'Role', await lockRole(tx, id));
      const members = await lockMembersWithRole(tx, id);
      const fault = await faultOf(tx, ctx, { role, members, policies: draft.policies });
      if (fault) return fault;
      const { name, description, policies } = role;
      await tx.customRole.update({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } }, data: draft });
      for (const member of members) await releaseLost(tx, ctx, member, withRole(member, draft.policies));
      const fact = {
        name: 'role.updated',
        subject: { type: 'Role', id },
        before: { name, description, policies },
        after: { ...draft },
      } as const;
      await tellHolders(tx, ctx, { role, members, policies: draft.policies }, draft.name);
      await recordEvent(tx, ctx, fact, { topic: 'access', workspaceId: ctx.workspace.id });
      return new RoleUpdated(id);
    }),
  );
}

/** The same question by the same code, and nothing is written. */
export const previewRoleChange = (ctx: WorkspaceContext, { id, ...input }: UpdateRole) =>
  ctx.db.read(async (tx): Promise<AccessPreview> => {
    const role = authorize(ctx, 'update', 'Role', await roleById(tx, id));
    const members = await membersWithRole(tx, id);
    const draft = readRole(input);
    if (draft instanceof Refused) return { refusal: draft, changes: [] };
    const refusal = await faultOf(tx, ctx, { role, members, policies: draft.policies });
    if (refusal) return { refusal, changes: [] };
    const now = ctx.services.clock();
    const changes = members.map((member) => accessChange(tx, member, withRole(member, draft.policies), now));
    return { refusal: null, changes: await Promise.all(changes) };
  });

const withRole = (member: MemberRow, customRole: readonly PolicyKey[]) => ({ ...standingOf(member), customRole });

interface Change {
  readonly role: CustomRoleRow;
  readonly members: readonly MemberRow[];
  readonly policies: readonly PolicyKey[];
}

/** Another name or description is no news; another policy is. */
const tellHolders = async (tx: Tx, ctx: WorkspaceContext, { role, members, policies }: Change, name: string) => {
  if (isDeepStrictEqual([...role.policies].sort(), [...policies].sort())) return;
  await notify(tx, ctx, { kind: 'RIGHTS_CHANGED', to: members.map(({ id }) => id), about: name });
};

/** The role itself is under the ceiling, and so is everybody who has it or is invited to it: before and after. */
async function faultOf(tx: Tx, ctx: WorkspaceContext, { role, members, policies }: Change): Promise<Refused | null> {
  const fault =
    ceilingFault(ctx, { before: bare(policiesIn(role)), after: bare(policies) }) ??
    firstFault(members, (member) =>
      ceilingFault(ctx, { before: standingOf(member), after: withRole(member, policies) }),
    ) ??
    firstFault(await offersOf(tx, role.id), (offer) =>
      ceilingFault(ctx, { after: offerWith(offer, { role: 'member', customRole: policies }) }),
    );
  return fault && refused(fault, 'policies');
}

export function firstFault<T, F>(all: readonly T[], faultIn: (one: T) => F | null): F | null {
  for (const one of all) {
    const fault = faultIn(one);
    if (fault) return fault;
  }
  return null;
}
