import type { WorkspaceContext } from '../../../../auth/context.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { Refused, refused } from '../../../../graphql/refused.type.ts';
import { checkCallerGrantLimit } from '../../members/index.ts';
import { RoleCreated } from '../graphql/role.results.ts';
import { type RoleInput, readRole } from '../role-draft.ts';
import { roleOnly } from '../role-grants.ts';

/** Creates a custom role within its creator's permissions. */
export async function createRole(ctx: WorkspaceContext, input: RoleInput) {
  const role = readRole(input);
  if (role instanceof Refused) return role;
  const refusal = checkCallerGrantLimit(ctx, { after: roleOnly(role.policies) });
  if (refusal) return refused(refusal, 'policies');
  return orUniqueViolation(refused('ROLE_NAME_TAKEN', 'name'), () =>
    ctx.db.write(async (tx) => {
      const { id } = await tx.customRole.create({ data: { workspaceId: ctx.workspace.id, ...role } });
      await recordEvent(tx, ctx, { name: 'role.created', subject: { type: 'Role', id }, after: { ...role } });
      return new RoleCreated(id);
    }),
  );
}
