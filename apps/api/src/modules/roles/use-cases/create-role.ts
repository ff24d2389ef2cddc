import type { WorkspaceContext } from '../../../auth/context.ts';
import { orTaken } from '../../../db/unique-violation.ts';
import { record } from '../../../events/record-event.ts';
import { Refused, refused } from '../../../graphql/refused.type.ts';
import { ceilingFault } from '../../members/index.ts';
import { RoleCreated } from '../graphql/role.results.ts';
import { type RoleInput, readRole } from '../role-draft.ts';
import { bare } from '../role-grants.ts';

/** A role of the workspace's own, out of what its maker holds. */
export async function createRole(ctx: WorkspaceContext, input: RoleInput) {
  const role = readRole(input);
  if (role instanceof Refused) return role;
  const fault = ceilingFault(ctx, { after: bare(role.policies) });
  if (fault) return refused(fault, 'policies');
  return orTaken(refused('ROLE_NAME_TAKEN', 'name'), () =>
    ctx.db.write(async (tx) => {
      const { id } = await tx.customRole.create({ data: { workspaceId: ctx.workspace.id, ...role } });
      await record(tx, ctx, { name: 'role.created', subject: { type: 'Role', id }, after: { ...role } });
      return new RoleCreated(id);
    }),
  );
}
