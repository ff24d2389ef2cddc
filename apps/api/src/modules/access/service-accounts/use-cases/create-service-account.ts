import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { checkIdentityGrant } from '../grant-check.ts';
import { validateServiceAccount } from './service-account-validation.ts';

/** Creates a service account within its creator's permissions. */
export async function createServiceAccount(ctx: WorkspaceContext, input: { name: string; policies: string[] }) {
  const terms = validateServiceAccount(input);
  if (isRefused(terms)) return terms;
  const refusal = checkIdentityGrant(ctx, { after: terms });
  if (refusal) return refused(refusal, 'policies');
  const id = uuidv7();
  return orUniqueViolation(refused('IDENTITY_NAME_TAKEN', 'name'), () =>
    ctx.db.write(async (tx) => {
      const made = { createdById: ctx.membership.userId, createdByName: ctx.actor.name };
      await tx.serviceAccount.create({
        data: {
          workspaceId: ctx.workspace.id,
          id,
          ...terms,
          activeName: terms.name,
          ...made,
          createdAt: ctx.services.clock(),
        },
      });
      const subject = { type: 'ServiceAccount', id };
      await recordEvent(tx, ctx, { name: 'service_account.created', subject, after: { ...terms } });
      return { type: 'ServiceAccountCreated', identity: byId(id) } as const;
    }),
  );
}
