import type { WorkspaceContext } from '../../../../auth/context.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { checkCallerGrantLimit } from '../../members/index.ts';
import { type RoleInput, readRole } from '../role-draft.ts';
import { roleOnly } from '../role-grants.ts';

/** Creates a custom role within its creator's permissions. */
export async function createRole(ctx: WorkspaceContext, input: RoleInput) {
  const role = readRole(input);
  if (isRefused(role)) return role;
  const refusal = checkCallerGrantLimit(ctx, { after: roleOnly(role.policies) });
  if (refusal) return refused(refusal, 'policies');
  return orUniqueViolation(refused('ROLE_NAME_TAKEN', 'name'), () =>
    ctx.db.write(async (tx) => {
      const { id } = await tx.customRole.create({ data: { workspaceId: ctx.workspace.id, ...role } });
      await recordEvent(tx, ctx, { name: 'role.created', subject: { type: 'Role', id }, after: { ...role } });
      return { type: 'RoleCreated', role: byId(id) } as const;
    }),
  );
}
