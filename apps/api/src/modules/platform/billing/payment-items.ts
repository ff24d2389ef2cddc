import { BILLING_LIMITS, type BillingInterval, type PlanPrice } from '@frontdesk/domain';
import type { PaymentItem } from '@frontdesk/providers';
import type { Tx } from '../../../db/transaction.ts';
import { type Refused, refused } from '../../../errors/refused.ts';

/** A price of a plan version, and the purchased seats. */
export interface PricedChoice {
  readonly planVersionId: string;
  readonly interval: BillingInterval;
  readonly currency: string;
  /** Purchased seats. Null if the price has no price for seats. */
  readonly seats: number | null;
}

/** Returns the price and the items at Stripe of a choice. Refuses unknown prices and wrong seats. */
export async function pricedItems(
  tx: Tx,
  prices: readonly PlanPrice[],
  { planVersionId, interval, currency, seats }: PricedChoice,
): Promise<{ readonly price: PlanPrice; readonly items: readonly PaymentItem[] } | Refused> {
  const price = prices.find((one) => one.currency === currency && one.interval === interval);
  if (!price) return refused('PRICE_NOT_AVAILABLE', 'currency');
  const hasSeats = price.perSeatMinor > 0;
  if (hasSeats !== (seats !== null) || (seats !== null && (seats < 1 || seats > BILLING_LIMITS.seats)))
    return refused('SUBSCRIPTION_SEATS_INVALID', 'seats');
  if (seats !== null && seats < (await tx.member.count())) return refused('SUBSCRIPTION_SEATS_TOO_FEW', 'seats');
  const wanted = [...(price.baseMinor > 0 ? ['BASE'] : []), ...(hasSeats ? ['SEATS'] : [])];
  const stored = await tx.paymentPrice.findMany({ where: { planVersionId, currency, interval } });
  const items = stored
    .filter(({ kind }) => wanted.includes(kind))
    .map(({ kind, providerId }) => ({ priceId: providerId, quantity: kind === 'SEATS' ? (seats ?? 1) : 1 }));
  if (items.length === 0 || items.length < wanted.length) return refused('PRICE_NOT_AVAILABLE', 'planVersionId');
  return { price, items };
}
