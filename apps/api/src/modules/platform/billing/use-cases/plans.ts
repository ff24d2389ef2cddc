import { BILLING_LIMITS } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { SignedInContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/transaction.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { notFound } from '../../../../errors/denials.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { enqueuePlanPrices } from '../../../../events/payment-outbox.ts';
import { recordPlatformEvent } from '../../../../events/record-platform-event.ts';
import { planById } from '../plans.repository.ts';
import { type PlanInput, type PlanVersionInput, validatePlan, validateVersion } from '../plans.validation.ts';
import { toPlan } from '../to-plan.ts';

/** Creates a plan without versions. Refused if another plan has the same key. */
export async function createPlan(ctx: SignedInContext, input: PlanInput) {
  const valid = validatePlan(input);
  if (isRefused(valid)) return valid;
  return orUniqueViolation(refused('PLAN_KEY_TAKEN', 'key'), () =>
    ctx.services.database.system.write(async (tx) => {
      const [id, createdAt] = [uuidv7(), ctx.services.clock()];
      await tx.plan.create({ data: { id, ...valid, createdAt, createdByName: ctx.actor.name } });
      await recordPlatformEvent(tx, ctx, { name: 'plan.created', subject: { type: 'Plan', id }, after: { ...valid } });
      return { plan: toPlan(await planById(tx, id)) } as const;
    }),
  );
}

interface CreatePlanVersion extends PlanVersionInput {
  readonly planId: string;
}

/** Creates a draft of a plan version with the next version number of the plan. */
export async function createPlanVersion(ctx: SignedInContext, { planId, ...input }: CreatePlanVersion) {
  const valid = validateVersion(input);
  if (isRefused(valid)) return valid;
  return ctx.services.database.system.write(async (tx) => {
    const plan = await lockPlan(tx, planId);
    if (plan.archivedAt) return refused('PLAN_ARCHIVED', 'planId');
    const count = await tx.planVersion.count({ where: { planId } });
    if (count >= BILLING_LIMITS.versions) return refused('PLAN_VERSIONS_TOO_MANY', 'planId');
    const [id, number] = [uuidv7(), count + 1];
    const { limits, prices, throughput, ...terms } = valid;
    const json = {
      limits: limits.map((limit) => ({ ...limit })),
      prices: prices.map((price) => ({ ...price })),
      ...(throughput ? { throughput: { ...throughput } } : {}),
    };
    const made = { createdAt: ctx.services.clock(), createdByName: ctx.actor.name };
    await tx.planVersion.create({ data: { id, planId, number, ...terms, ...json, ...made } });
    const after = { planId, number, ...terms, ...json };
    await recordPlatformEvent(tx, ctx, { name: 'plan_version.created', subject: { type: 'PlanVersion', id }, after });
    return { plan: toPlan(await planById(tx, planId)) } as const;
  });
}

/**
 * Publishes a version, which can then no longer be changed. New subscriptions and workspaces on the default plan use
 * the newest version.
 */
export const publishPlanVersion = (ctx: SignedInContext, { id }: { readonly id: string }) =>
  ctx.services.database.system.write(async (tx) => {
    const version = await tx.planVersion.findUnique({ where: { id } });
    if (!version) throw notFound();
    const plan = await lockPlan(tx, version.planId);
    if (plan.archivedAt) return refused('PLAN_ARCHIVED', 'id');
    const { features, limits, prices, throughput, number, planId } = version;
    if (features.length + lengthOf(limits) + lengthOf(prices) === 0 && !throughput)
      return refused('PLAN_VERSION_EMPTY', 'id');
    const where = { id, publishedAt: null };
    const { count } = await tx.planVersion.updateMany({ where, data: { publishedAt: ctx.services.clock() } });
    if (count === 0) return refused('PLAN_VERSION_PUBLISHED', 'id');
    if (ctx.services.payments) await enqueuePlanPrices(tx, { planVersionId: id });
    const subject = { type: 'PlanVersion', id };
    await recordPlatformEvent(tx, ctx, { name: 'plan_version.published', subject, after: { planId, number } });
    return { plan: toPlan(await planById(tx, planId)) } as const;
  });

const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0);

/** Archives a plan. Existing subscriptions keep it, but it can no longer be selected or be the default plan. */
export const archivePlan = (ctx: SignedInContext, { id }: { readonly id: string }) =>
  ctx.services.database.system.write(async (tx) => {
    const plan = await lockPlan(tx, id);
    if (!plan.archivedAt) {
      await tx.plan.update({ where: { id }, data: { archivedAt: ctx.services.clock(), isDefault: false } });
      const before = { isDefault: plan.isDefault };
      await recordPlatformEvent(tx, ctx, { name: 'plan.archived', subject: { type: 'Plan', id }, before });
    }
    return { plan: toPlan(await planById(tx, id)) } as const;
  });

/**
 * Sets whether the plan applies to workspaces without a subscription. The previous default plan is no longer the
 * default.
 */
export const updateDefaultPlan = (ctx: SignedInContext, { id, isDefault }: { id: string; isDefault: boolean }) =>
  ctx.services.database.system.write(async (tx) => {
    // Locks all plans in the same order, so that two concurrent changes cannot both set a default plan.
    await tx.sql`select id from plans order by id for update`;
    const plan = await lockPlan(tx, id);
    if (plan.archivedAt) return refused('PLAN_ARCHIVED', 'id');
    const published = { planId: id, publishedAt: { not: null } };
    if (isDefault && (await tx.planVersion.count({ where: published })) === 0)
      return refused('PLAN_NOT_PUBLISHED', 'id');
    if (plan.isDefault !== isDefault) {
      await tx.plan.updateMany({ where: { isDefault: true }, data: { isDefault: false } });
      if (isDefault) await tx.plan.update({ where: { id }, data: { isDefault: true } });
      const subject = { type: 'Plan', id };
      await recordPlatformEvent(tx, ctx, { name: 'plan.default_updated', subject, after: { isDefault } });
    }
    return { plan: toPlan(await planById(tx, id)) } as const;
  });

/** Locks a plan, so that it is not concurrently archived or given another version. */
async function lockPlan(tx: Tx, id: string) {
  await tx.sql`select id from plans where id = ${id}::uuid for update`;
  const plan = await tx.plan.findUnique({ where: { id } });
  if (!plan) throw notFound();
  return plan;
}
