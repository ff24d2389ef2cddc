import { isOverage, type PlanFeature, type PlanLimit, type PlanPrice } from '@frontdesk/domain';
import type { Tx } from '../../../db/transaction.ts';
import { notFound } from '../../../errors/denials.ts';
import { refused } from '../../../errors/refused.ts';

/** Returns a version that workspaces can subscribe to, or a refusal. A private plan is not found. */
export async function planForSale(tx: Tx, id: string) {
  const version = await offeredPlan(tx, id);
  if (!version) throw notFound();
  return version;
}

/**
 * Returns a version that workspaces can subscribe to, a refusal, or null for a private plan. Plans that charge usage are
 * not for sale, because Stripe does not receive the usage.
 */
export async function offeredPlan(tx: Tx, id: string) {
  const version = await tx.planVersion.findUnique({ where: { id }, include: { plan: true } });
  if (version?.plan.visibility !== 'PUBLIC') return null;
  if (version.plan.archivedAt) return refused('PLAN_ARCHIVED', 'planVersionId');
  const { planId } = version;
  const newest = await tx.planVersion.findFirst({
    where: { planId, publishedAt: { not: null } },
    orderBy: { number: 'desc' },
    select: { id: true },
  });
  return newest?.id === id && !chargesUsage(version) ? version : refused('PRICE_NOT_AVAILABLE', 'planVersionId');
}

/** Returns the newest version of each public plan with the prices that exist at Stripe, oldest plan first. */
export async function findPlansForSale(tx: Tx) {
  const plans = await tx.plan.findMany({
    where: { visibility: 'PUBLIC', archivedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: MAX_PLANS,
    include: {
      versions: {
        where: { publishedAt: { not: null } },
        orderBy: { number: 'desc' },
        take: 1,
        include: { paymentPrices: true },
      },
    },
  });
  return plans.flatMap(({ name, description, versions: [version] }) => {
    if (!version || chargesUsage(version)) return [];
    const { id, features, limits, paymentPrices } = version;
    const synced = new Set(paymentPrices.map(({ currency, interval, kind }) => `${currency} ${interval} ${kind}`));
    const prices = (version.prices as unknown as readonly PlanPrice[]).filter(
      ({ currency, interval, baseMinor, perSeatMinor }) =>
        baseMinor + perSeatMinor > 0 &&
        (baseMinor === 0 || synced.has(`${currency} ${interval} BASE`)) &&
        (perSeatMinor === 0 || synced.has(`${currency} ${interval} SEATS`)),
    );
    if (prices.length === 0) return [];
    const terms = { features: features as PlanFeature[], limits: limits as unknown as PlanLimit[], prices };
    return [{ id, name, description, ...terms }];
  });
}

const chargesUsage = ({ limits }: { readonly limits: unknown }): boolean => (limits as PlanLimit[]).some(isOverage);

/** Maximum number of plans that are offered. */
const MAX_PLANS = 20;
