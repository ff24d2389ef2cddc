import { BILLING_LIMITS } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { SignedInContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/transaction.ts';
import { badInput, notFound } from '../../../../errors/denials.ts';
import { type Refused, refused } from '../../../../errors/refused.ts';
import { recordPlatformEvent } from '../../../../events/record-platform-event.ts';
import { findTraffic, findWeights, weightById } from '../endpoint-weights.repository.ts';

export interface EndpointWeightInput {
  readonly endpoint: string;
  readonly weight: number;
  /**
   * Plan to which the weight applies. If null or omitted, the weight applies to all plans that have no weight of their
   * own.
   */
  readonly planId?: string | null;
}

/** Sets the factor by which the cost of an endpoint is multiplied, for one plan or for all plans. */
export async function updateEndpointWeight(
  ctx: SignedInContext,
  input: EndpointWeightInput,
  endpoints: readonly string[],
) {
  const refusal = checkWeight(input, endpoints);
  if (refusal) return refusal;
  const { endpoint, weight, planId = null } = input;
  return ctx.services.database.system.write(async (tx) => {
    // Serializes changes, so that two admins who set the same weight concurrently change the same row.
    await tx.sql`select pg_advisory_xact_lock(hashtextextended('endpoint weights', 0))`;
    await assertPlan(tx, planId);
    const before = await tx.endpointWeight.findFirst({ where: { endpoint, planId } });
    if (!before && (await tx.endpointWeight.count()) >= BILLING_LIMITS.endpointWeights)
      return refused('ENDPOINT_WEIGHTS_TOO_MANY', 'endpoint');
    const id = before?.id ?? uuidv7();
    const now = ctx.services.clock();
    const stamp = { weight, updatedAt: now, updatedByName: ctx.actor.name };
    if (before) await tx.endpointWeight.update({ where: { id }, data: stamp });
    else await tx.endpointWeight.create({ data: { id, endpoint, planId, createdAt: now, ...stamp } });
    const change = { ...(before ? { before: { weight: before.weight } } : {}), after: { endpoint, planId, weight } };
    const subject = { type: 'EndpointWeight', id };
    await recordPlatformEvent(tx, ctx, { name: 'endpoint_weight.updated', subject, ...change });
    return { endpointWeight: await weightById(tx, id) } as const;
  });
}

/** Deletes a weight. The general weight then applies to the endpoint or, if there is none, the weight 1. */
export const deleteEndpointWeight = (ctx: SignedInContext, { id }: { readonly id: string }) =>
  ctx.services.database.system.write(async (tx) => {
    const [found] = await tx.sql<{ id: string }>`select id from endpoint_weights where id = ${id}::uuid for update`;
    if (!found) throw notFound();
    const { plan, ...endpointWeight } = await weightById(tx, id);
    await tx.endpointWeight.delete({ where: { id } });
    const { endpoint, planId, weight } = endpointWeight;
    const subject = { type: 'EndpointWeight', id };
    await recordPlatformEvent(tx, ctx, {
      name: 'endpoint_weight.deleted',
      subject,
      before: { endpoint, planId, weight },
    });
    return { endpointWeight: { ...endpointWeight, plan } } as const;
  });

const DAY_MS = 86_400_000;
const PREVIEW_DAYS = 7;
const SHOWN_WORKSPACES = 10;

/**
 * Returns the cost of all API key requests to the endpoint in the last 7 days, with the current weight and with the
 * given weight.
 */
export async function previewEndpointWeight(
  ctx: SignedInContext,
  input: EndpointWeightInput,
  endpoints: readonly string[],
) {
  const refusal = checkWeight(input, endpoints);
  if (refusal) throw badInput(refusal.message, refusal.field ?? undefined);
  const { endpoint, weight, planId = null } = input;
  return ctx.services.database.system.write(async (tx) => {
    await assertPlan(tx, planId);
    const now = ctx.services.clock();
    const since = new Date(now.getTime() - PREVIEW_DAYS * DAY_MS);
    const current = (await findWeights(tx, planId)).get(endpoint) ?? 1;
    const traffic = await findTraffic(tx, { endpoint, since, now, planId });
    const total = (of: 'requests' | 'cost') => traffic.reduce((sum, row) => sum + row[of], 0);
    const weighted = (cost: number) => ({ cost: cost * current, costWithWeight: cost * weight });
    return {
      since,
      requests: total('requests'),
      ...weighted(total('cost')),
      workspaceCount: traffic.length,
      workspaces: traffic.slice(0, SHOWN_WORKSPACES).map(({ cost, ...row }) => ({ ...row, ...weighted(cost) })),
    };
  });
}

function checkWeight({ endpoint, weight }: EndpointWeightInput, endpoints: readonly string[]): Refused | null {
  if (!endpoints.includes(endpoint)) return refused('ENDPOINT_UNKNOWN', 'endpoint');
  const isValid = Number.isSafeInteger(weight) && weight >= 0 && weight <= BILLING_LIMITS.endpointWeight;
  return isValid ? null : refused('ENDPOINT_WEIGHT_INVALID', 'weight');
}

async function assertPlan(tx: Tx, planId: string | null): Promise<void> {
  if (planId !== null && !(await tx.plan.findUnique({ where: { id: planId } }))) throw notFound();
}
