import { normalizeName, type RefusalCode } from '@frontdesk/domain';
import {
  checkGrantLimit,
  isPolicyKey,
  type PolicyKey,
  serviceAccountPermissions,
  withheldFromServiceAccounts,
} from '@frontdesk/policies';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { ServiceAccount } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { isRefused, type Refused, refused, validFields } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { callerGrants } from '../../members/index.ts';

/** Creates a service account. Its policies must be within the API caller's grant limit. */
export async function createServiceAccount(ctx: WorkspaceContext, input: { name: string; policies: string[] }) {
  const terms = validateServiceAccount(input);
  if (isRefused(terms)) return terms;
  const refusal = checkServiceAccountGrant(ctx, { after: terms });
  if (refusal) return refused(refusal, 'policies');
  const id = uuidv7();
  return orUniqueViolation(refused('SERVICE_ACCOUNT_NAME_TAKEN', 'name'), () =>
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
      return { serviceAccount: byId(id) } as const;
    }),
  );
}

interface UpdateServiceAccount {
  readonly id: string;
  readonly name: string;
  readonly policies: readonly string[];
}

/**
 * Changes a service account. Applies from the next request of its keys. The policies of the account, before and after
 * the change, must be within the API caller's grant limit.
 */
export async function updateServiceAccount(ctx: WorkspaceContext, input: UpdateServiceAccount) {
  const terms = validateServiceAccount(input);
  if (isRefused(terms)) return terms;
  const { id } = input;
  return orUniqueViolation(refused('SERVICE_ACCOUNT_NAME_TAKEN', 'name'), () =>
    ctx.db.write(async (tx) => {
      const serviceAccount = authorize(ctx, 'update', 'ServiceAccount', await findActiveServiceAccount(tx, id));
      const refusal = checkServiceAccountGrant(ctx, { before: serviceAccount, after: terms });
      if (refusal) return refused(refusal, refusal === 'ABOVE_YOURS' ? 'policies' : 'id');
      const before = { name: serviceAccount.name, policies: serviceAccount.policies };
      if (JSON.stringify(before) === JSON.stringify(terms)) return { serviceAccount: byId(id) } as const;
      const where = { workspaceId_id: { workspaceId: ctx.workspace.id, id } };
      await tx.serviceAccount.update({ where, data: { ...terms, activeName: terms.name } });
      const fact = { name: 'service_account.updated', subject: { type: 'ServiceAccount', id } } as const;
      const note = { topic: 'access', workspaceId: ctx.workspace.id } as const;
      await recordEvent(tx, ctx, { ...fact, before, after: { ...terms } }, note);
      return { serviceAccount: byId(id) } as const;
    }),
  );
}

export const deleteServiceAccount = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const serviceAccount = authorize(ctx, 'remove', 'ServiceAccount', await findActiveServiceAccount(tx, id));
    const refusal = checkServiceAccountGrant(ctx, { before: serviceAccount });
    if (refusal) return refused(refusal, 'id');
    const now = ctx.services.clock();
    const where = { workspaceId_id: { workspaceId: ctx.workspace.id, id } };
    await tx.serviceAccount.update({ where, data: { activeName: null, removedAt: now } });
    const { count } = await tx.apiKey.updateMany({
      where: { serviceAccountId: id, revokedAt: null },
      data: { revokedAt: now },
    });
    const fact = { name: 'service_account.removed', subject: { type: 'ServiceAccount', id } } as const;
    const change = {
      before: { name: serviceAccount.name, policies: serviceAccount.policies },
      after: { revokedKeys: count },
    };
    await recordEvent(tx, ctx, { ...fact, ...change }, { topic: 'access', workspaceId: ctx.workspace.id });
    return { id } as const;
  });

interface ValidServiceAccount {
  readonly name: string;
  readonly policies: PolicyKey[];
}

/**
 * Validates the name and policies of a service account. Returns a refusal if they are invalid. Some policies cannot be
 * assigned to a service account.
 */
function validateServiceAccount(input: {
  readonly name: string;
  readonly policies: readonly string[];
}): ValidServiceAccount | Refused {
  return validFields({
    name: normalizeName(input.name) ?? refused('NAME_INVALID', 'name'),
    policies: readPolicies(input.policies),
  });
}

function readPolicies(given: readonly string[]): PolicyKey[] | Refused {
  const asked = [...new Set(given)];
  const policies = asked.filter(isPolicyKey);
  if (policies.length < asked.length) return refused('POLICY_UNKNOWN', 'policies');
  if (policies.length === 0) return refused('SCOPES_EMPTY', 'policies');
  if (withheldFromServiceAccounts(policies).length > 0)
    return refused('SERVICE_ACCOUNT_POLICY_NOT_ALLOWED', 'policies');
  return policies;
}

export type ServiceAccountRow = ServiceAccount;

type Policies = Pick<ServiceAccountRow, 'policies'>;

/**
 * Checks whether the policies of a service account, before and after a change, are within the API caller's grant limit.
 * Returns the refusal code, or null if the change is allowed.
 */
export function checkServiceAccountGrant(
  ctx: WorkspaceContext,
  { before, after }: { before?: Policies; after?: Policies },
): RefusalCode | null {
  const reach = ({ policies }: Policies) =>
    serviceAccountPermissions(policies.filter(isPolicyKey), ctx.services.clock());
  const verdict = checkGrantLimit({
    giver: callerGrants(ctx),
    ...(before ? { target: reach(before) } : {}),
    ...(after ? { result: reach(after) } : {}),
  });
  return verdict.allowed ? null : verdict.reason;
}

/** Locks a service account. Returns null if it does not exist or was deleted. */
export async function findActiveServiceAccount(tx: Tx, id: string): Promise<ServiceAccountRow | null> {
  const serviceAccount = await lockRow<ServiceAccountRow>(tx, 'ServiceAccount', id);
  return serviceAccount?.removedAt ? null : serviceAccount;
}
