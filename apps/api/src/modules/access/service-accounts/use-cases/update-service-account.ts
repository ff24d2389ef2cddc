import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { checkIdentityGrant, findActiveIdentity } from '../grant-check.ts';
import { validateServiceAccount } from './service-account-validation.ts';

interface UpdateServiceAccount {
  readonly id: string;
  readonly name: string;
  readonly policies: readonly string[];
}

/**
 * Applies from the next request of its keys. Accounts that exceed the caller's permissions cannot be changed, not
 * even reduced.
 */
export async function updateServiceAccount(ctx: WorkspaceContext, input: UpdateServiceAccount) {
  const terms = validateServiceAccount(input);
  if (isRefused(terms)) return terms;
  const { id } = input;
  return orUniqueViolation(refused('IDENTITY_NAME_TAKEN', 'name'), () =>
    ctx.db.write(async (tx) => {
      const identity = authorize(ctx, 'update', 'ServiceAccount', await findActiveIdentity(tx, id));
      const refusal = checkIdentityGrant(ctx, { before: identity, after: terms });
      if (refusal) return refused(refusal, refusal === 'ABOVE_YOURS' ? 'policies' : 'id');
      const before = { name: identity.name, policies: identity.policies };
      if (JSON.stringify(before) === JSON.stringify(terms))
        return { type: 'ServiceAccountUpdated', identity: byId(id) } as const;
      const where = { workspaceId_id: { workspaceId: ctx.workspace.id, id } };
      await tx.serviceAccount.update({ where, data: { ...terms, activeName: terms.name } });
      const fact = { name: 'service_account.updated', subject: { type: 'ServiceAccount', id } } as const;
      const note = { topic: 'access', workspaceId: ctx.workspace.id } as const;
      await recordEvent(tx, ctx, { ...fact, before, after: { ...terms } }, note);
      return { type: 'ServiceAccountUpdated', identity: byId(id) } as const;
    }),
  );
}
