import type { PlanPrice } from '@frontdesk/domain';
import type { PaymentsPort } from '@frontdesk/providers';
import type { Services } from '../../../auth/context.ts';
import { findCatalogVersion, storePrice } from './payments.repository.ts';

type CatalogServices = Pick<Services, 'clock' | 'database'>;

/**
 * Creates the prices of a published version at Stripe that do not exist yet. A price has a key that is derived from the
 * version, so that a repeated or interrupted run creates each price once. Prices of 0 are not created.
 */
export async function syncPlanPrices(services: CatalogServices, port: PaymentsPort, id: string): Promise<void> {
  const { system } = services.database;
  const version = await findCatalogVersion(system, id);
  if (!version?.publishedAt) return;
  const stored = new Set(version.paymentPrices.map(keyOf));
  const missing = pricesOf(version.prices as unknown as readonly PlanPrice[]).filter(
    (price) => !stored.has(keyOf(price)),
  );
  if (missing.length === 0) return;
  const productId = `frontdesk_plan_${version.planId}`;
  await port.saveProduct({ id: productId, name: version.plan.name });
  for (const { unitMinor, ...price } of missing) {
    const key = `frontdesk_${id}_${keyOf(price)}`;
    const { currency, interval } = price;
    const providerId = await port.savePrice({ key, productId, currency, interval, unitMinor });
    await storePrice(system, { planVersionId: id, ...price, providerId, createdAt: services.clock() });
  }
}

/** Returns the prices that are charged: for the plan, and for each seat. */
const pricesOf = (prices: readonly PlanPrice[]) =>
  prices.flatMap(({ currency, interval, baseMinor, perSeatMinor }) =>
    [
      { currency, interval, kind: 'BASE', unitMinor: baseMinor } as const,
      { currency, interval, kind: 'SEATS', unitMinor: perSeatMinor } as const,
    ].filter(({ unitMinor }) => unitMinor > 0),
  );

const keyOf = ({ currency, interval, kind }: { currency: string; interval: string; kind: string }): string =>
  `${currency}_${interval}_${kind}`;
