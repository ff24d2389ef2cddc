import type { StripeCard, StripeCheckout, StripeInvoice, StripeStore, StripeSubscription } from './stripe-store.ts';
import { wireCheckout, wireInvoice, wireSubscription } from './stripe-wire.ts';

/** Function that sends an event with the current state of the object. */
export type EmitEvent = (type: string, object: object, created: number) => void;

export interface StripeBilling {
  readonly store: StripeStore;
  readonly emit: EmitEvent;
  readonly baseUrl: () => string;
}

/**
 * Numbers of days after a failed payment when the payment is retried. If the last retry fails, the subscription becomes
 * unpaid.
 */
const RETRY_DAYS = [3, 5, 7] as const;
const DAY = 86_400;

/** Test cards from Stripe's documentation. Other card numbers are declined. */
const CARDS: Readonly<Record<string, { readonly isSaved: boolean; readonly isCharged: boolean }>> = {
  '4242424242424242': { isSaved: true, isCharged: true },
  '4000000000000002': { isSaved: false, isCharged: false },
  '4000000000000341': { isSaved: true, isCharged: false },
};

/** Returns the card with the given number. Null if the card cannot be saved or is not a test card. */
export function cardOf(input: string): StripeCard | null {
  const number = input.replaceAll(/[\s-]/g, '');
  const card = CARDS[number];
  return card?.isSaved ? { last4: number.slice(-4), isCharged: card.isCharged } : null;
}

/** Pays a checkout and creates its subscription. If the card is declined, changes nothing and returns false. */
export function completeCheckout(billing: StripeBilling, checkout: StripeCheckout, card: StripeCard | null): boolean {
  const { store } = billing;
  const customer = store.customers.get(checkout.customer);
  if (!customer || !card?.isCharged || checkout.status !== 'open') return false;
  customer.card = card;
  const created = store.timeOf(customer);
  const subscription: StripeSubscription = {
    id: store.newId('sub'),
    customer: customer.id,
    items: checkout.items.map((item) => ({ id: store.newId('si'), ...item })),
    metadata: checkout.metadata,
    created,
    status: 'active',
    periodStart: created,
    periodEnd: created,
    cancelAtPeriodEnd: false,
    canceledAt: null,
    endedAt: null,
    cancellationReason: null,
  };
  store.subscriptions.set(subscription.id, subscription);
  subscription.periodEnd = nextPeriodEnd(store, subscription);
  [checkout.status, checkout.subscription] = ['complete', subscription.id];
  const invoice = createInvoice(billing, subscription, 'subscription_create');
  billing.emit('customer.subscription.created', wireSubscription(store, subscription), created);
  payInvoice(billing, invoice, created);
  billing.emit('checkout.session.completed', wireCheckout(checkout, billing.baseUrl()), created);
  return true;
}

/** Executes the renewals, retries and cancellations that are due until a time, in chronological order. */
export function settleUntil(billing: StripeBilling, customerId: string, until: number): void {
  for (;;) {
    const due = nextStep(billing, customerId);
    if (!due || due.at > until) return;
    due.run();
  }
}

/** Returns the next renewal, retry or cancellation of a customer's subscriptions. */
function nextStep(billing: StripeBilling, customerId: string) {
  const { store } = billing;
  const steps = [...store.subscriptions.values()]
    .filter(({ customer, endedAt }) => customer === customerId && endedAt === null)
    .flatMap((subscription) => {
      const renewal = { at: subscription.periodEnd, run: () => endPeriod(billing, subscription) };
      const retries = [...store.invoices.values()].flatMap((invoice) =>
        invoice.subscription === subscription.id && invoice.status === 'open' && invoice.nextAttempt !== null
          ? [{ at: invoice.nextAttempt, run: () => charge(billing, invoice, invoice.nextAttempt ?? 0) }]
          : [],
      );
      return [renewal, ...retries];
    });
  return steps.toSorted((one, other) => one.at - other.at)[0];
}

function endPeriod(billing: StripeBilling, subscription: StripeSubscription): void {
  const at = subscription.periodEnd;
  if (subscription.cancelAtPeriodEnd) return endSubscription(billing, subscription, at);
  subscription.periodStart = at;
  subscription.periodEnd = nextPeriodEnd(billing.store, subscription);
  billing.emit('customer.subscription.updated', wireSubscription(billing.store, subscription), at);
  // After all retries have failed, Stripe leaves later invoices as drafts, which the simulator does not create.
  if (subscription.status !== 'unpaid') charge(billing, createInvoice(billing, subscription, 'subscription_cycle'), at);
}

/** Cancels a subscription immediately. */
export function endSubscription(billing: StripeBilling, subscription: StripeSubscription, at: number): void {
  subscription.status = 'canceled';
  subscription.endedAt = at;
  subscription.canceledAt ??= at;
  subscription.cancellationReason ??= 'cancellation_requested';
  for (const invoice of billing.store.invoices.values())
    if (invoice.subscription === subscription.id) invoice.nextAttempt = null;
  billing.emit('customer.subscription.deleted', wireSubscription(billing.store, subscription), at);
}

/** Sets whether the subscription ends at the end of its period, which a customer can choose in the portal. */
export function cancelAtPeriodEnd(billing: StripeBilling, subscription: StripeSubscription, isCanceled: boolean): void {
  const at = billing.store.timeOf(billing.store.customers.get(subscription.customer));
  subscription.cancelAtPeriodEnd = isCanceled;
  subscription.canceledAt = isCanceled ? at : null;
  subscription.cancellationReason = isCanceled ? 'cancellation_requested' : null;
  billing.emit('customer.subscription.updated', wireSubscription(billing.store, subscription), at);
}

function createInvoice(billing: StripeBilling, subscription: StripeSubscription, reason: StripeInvoice['reason']) {
  const { store } = billing;
  const number = [...store.invoices.values()].filter(({ customer }) => customer === subscription.customer).length + 1;
  const lines = subscription.items.map(({ price, quantity }) => ({
    price,
    quantity,
    amount: quantity * (store.prices.get(price)?.unit_amount ?? 0),
  }));
  const invoice: StripeInvoice = {
    id: store.newId('in'),
    number: `${subscription.customer.slice(-8).toUpperCase()}-${String(number).padStart(4, '0')}`,
    customer: subscription.customer,
    subscription: subscription.id,
    reason,
    currency: store.prices.get(lines[0]?.price ?? '')?.currency ?? 'eur',
    lines,
    periodStart: subscription.periodStart,
    periodEnd: subscription.periodEnd,
    created: subscription.periodStart,
    status: 'open',
    attempts: 0,
    nextAttempt: null,
    paidAt: null,
    voidedAt: null,
  };
  store.invoices.set(invoice.id, invoice);
  billing.emit('invoice.created', wireInvoice(invoice, billing.baseUrl()), invoice.created);
  billing.emit('invoice.finalized', wireInvoice(invoice, billing.baseUrl()), invoice.created);
  return invoice;
}

/** Charges the card of the customer. Returns whether the invoice is paid. */
export function charge(billing: StripeBilling, invoice: StripeInvoice, at: number): boolean {
  const { store, emit, baseUrl } = billing;
  const subscription = store.subscriptions.get(invoice.subscription);
  if (store.customers.get(invoice.customer)?.card?.isCharged) {
    payInvoice(billing, invoice, at);
    return true;
  }
  const days = RETRY_DAYS[invoice.attempts];
  invoice.attempts += 1;
  invoice.nextAttempt = days === undefined ? null : at + days * DAY;
  emit('invoice.payment_failed', wireInvoice(invoice, baseUrl()), at);
  if (!subscription || subscription.endedAt !== null) return false;
  subscription.status = invoice.nextAttempt === null ? 'unpaid' : 'past_due';
  emit('customer.subscription.updated', wireSubscription(store, subscription), at);
  return false;
}

function payInvoice(billing: StripeBilling, invoice: StripeInvoice, at: number): void {
  const { store, emit, baseUrl } = billing;
  Object.assign(invoice, { status: 'paid', paidAt: at, nextAttempt: null, attempts: invoice.attempts + 1 });
  emit('invoice.paid', wireInvoice(invoice, baseUrl()), at);
  const subscription = store.subscriptions.get(invoice.subscription);
  const isOpen = [...store.invoices.values()].some(
    (other) => other.subscription === invoice.subscription && other.status === 'open',
  );
  if (!subscription || subscription.endedAt !== null || subscription.status === 'active' || isOpen) return;
  subscription.status = 'active';
  emit('customer.subscription.updated', wireSubscription(store, subscription), at);
}

/**
 * Returns the end of the next period. It is on the same day of the month as the start of the subscription, or on the
 * last day of a shorter month.
 */
function nextPeriodEnd(store: StripeStore, { created, periodStart, items }: StripeSubscription): number {
  const months = store.prices.get(items[0]?.price ?? '')?.interval === 'year' ? 12 : 1;
  const anchor = new Date(created * 1000);
  const start = new Date(periodStart * 1000);
  const passed = (start.getUTCFullYear() - anchor.getUTCFullYear()) * 12 + start.getUTCMonth() - anchor.getUTCMonth();
  const end = new Date(created * 1000);
  end.setUTCDate(1);
  end.setUTCMonth(anchor.getUTCMonth() + passed + months);
  const lastDay = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
  end.setUTCDate(Math.min(anchor.getUTCDate(), lastDay));
  return Math.floor(end.getTime() / 1000);
}
