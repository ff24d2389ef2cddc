import { intervalOf, nextPeriodEnd, periodLines } from './stripe-billing.ts';
import type { StripeItem, StripeLine, StripeStore, StripeSubscription } from './stripe-store.ts';
import { invalidRequest, missing } from './stripe-wire.ts';

/** Change of one item. Without an id, an item is added. */
export interface ItemChange {
  readonly id?: string | undefined;
  readonly price?: string | undefined;
  readonly quantity?: number | undefined;
  readonly deleted?: boolean | undefined;
}

/** Returns the items of a subscription after changes. */
export function changedItems(store: StripeStore, subscription: StripeSubscription, changes: readonly ItemChange[]) {
  const items = new Map(subscription.items.map((item) => [item.id, item]));
  for (const change of changes) {
    const { id = store.newId('si'), deleted = false } = change;
    const before = items.get(id);
    if (change.id !== undefined && !before) throw missing('subscription_item', id);
    if (deleted) items.delete(id);
    else items.set(id, changedItem(store, { id, before, change }));
  }
  const next = [...items.values()];
  checkItems(store, subscription, next);
  return next;
}

function changedItem(
  store: StripeStore,
  { id, before, change }: { id: string; before: StripeItem | undefined; change: ItemChange },
): StripeItem {
  const price = change.price ?? before?.price;
  if (price === undefined) throw invalidRequest('Missing required param: items[price].', { param: 'items[price]' });
  if (!store.prices.has(price)) throw missing('price', price);
  return { id, price, quantity: change.quantity ?? before?.quantity ?? 1 };
}

function checkItems(store: StripeStore, { items: before }: StripeSubscription, items: readonly StripeItem[]): void {
  const prices = items.map(({ price }) => store.prices.get(price));
  if (items.length === 0) throw invalidRequest('A subscription must have at least one active item.');
  if (new Set(items.map(({ price }) => price)).size < items.length)
    throw invalidRequest('Cannot add multiple subscription items with the same price.', { param: 'items' });
  if (new Set(prices.map((price) => price?.interval)).size > 1)
    throw invalidRequest('Currently, all items of a subscription must have the same interval.', { param: 'items' });
  const currency = store.prices.get(before[0]?.price ?? '')?.currency;
  if (prices.some((price) => price?.currency !== currency))
    throw invalidRequest(`The price specified only supports another currency than \`${currency}\`.`, {
      param: 'items',
    });
}

interface Proration {
  readonly items: readonly StripeItem[];
  /** Time from which prices differ, in the current period. */
  readonly at: number;
  readonly now: number;
}

/**
 * Returns the lines of the invoice for a change: credits for the unused time of changed items, and charges for the
 * remaining time, to the second. If the interval changes, a new period starts and is charged completely.
 */
export function prorationLines(store: StripeStore, subscription: StripeSubscription, change: Proration): StripeLine[] {
  const { items: before } = subscription;
  const { items, now } = change;
  const isReset = intervalOf(store, items) !== intervalOf(store, before);
  const isKept = (item: StripeItem, others: readonly StripeItem[]) =>
    !isReset &&
    others.some(({ id, price, quantity }) => item.id === id && item.price === price && item.quantity === quantity);
  const proration = (item: StripeItem, sign: 1 | -1) => prorated(store, subscription, { item, sign, at: change.at });
  const credits = before.filter((item) => !isKept(item, items)).map((item) => proration(item, -1));
  if (!isReset) return [...credits, ...items.filter((item) => !isKept(item, before)).map((item) => proration(item, 1))];
  const period = { items, periodStart: now, periodEnd: nextPeriodEnd(store, { anchor: now, periodStart: now, items }) };
  return [...credits, ...periodLines(store, period)];
}

function prorated(
  store: StripeStore,
  { periodStart, periodEnd }: StripeSubscription,
  { item: { id, price, quantity }, sign, at }: { item: StripeItem; sign: 1 | -1; at: number },
): StripeLine {
  const complete = quantity * (store.prices.get(price)?.unit_amount ?? 0);
  const amount = sign * Math.round((complete * (periodEnd - at)) / (periodEnd - periodStart));
  return { item: id, price, quantity, amount, isProration: true, start: at, end: periodEnd };
}
