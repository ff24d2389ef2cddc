import type { PlanFeature, PlanLimit, PlanPrice, PlanVisibility, Throughput } from '@frontdesk/domain';
import type { PlanRow } from './plans.repository.ts';

/** Converts a stored plan to its API representation. */
export const toPlan = ({ versions, visibility, ...plan }: PlanRow) => ({
  ...plan,
  visibility: visibility as PlanVisibility,
  versions: versions.map(({ features, limits, prices, throughput, _count, ...version }) => ({
    ...version,
    features: features as PlanFeature[],
    limits: limits as unknown as PlanLimit[],
    prices: prices as unknown as PlanPrice[],
    throughput: throughput as unknown as Throughput | null,
    subscriptionCount: _count.subscriptions,
  })),
});
