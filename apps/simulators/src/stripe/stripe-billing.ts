import type {
  StripeCard,
  StripeCheckout,
  StripeInvoice,
  StripeItem,
  StripeLine,
  StripeStore,
  StripeSubscription,
} from './stripe-store.ts';
import { totalOf, wireCheckout, wireInvoice, wireSchedule, wireSubscription } from './stripe-wire.ts';

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
    anchor: created,
    schedule: null,
    pendingUpdate: null,
    latestInvoice: null,
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
  const lines = periodLines(store, subscription);
  const invoice = createInvoice(billing, subscription, { reason: 'subscription_create', lines, created });
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
      const { pendingUpdate } = subscription;
      const expiry = pendingUpdate
        ? [{ at: pendingUpdate.expiresAt, run: () => discardUpdate(billing, subscription, pendingUpdate.expiresAt) }]
        : [];
      return [...expiry, renewal, ...retries];
    });
  return steps.toSorted((one, other) => one.at - other.at)[0];
}

function endPeriod(billing: StripeBilling, subscription: StripeSubscription): void {
  const { store } = billing;
  const at = subscription.periodEnd;
  if (subscription.cancelAtPeriodEnd) return endSubscription(billing, subscription, at);
  subscription.periodStart = at;
  startPhase(billing, subscription, at);
  subscription.periodEnd = nextPeriodEnd(store, subscription);
  billing.emit('customer.subscription.updated', wireSubscription(store, subscription), at);
  // After all retries have failed, Stripe leaves later invoices as drafts, which the simulator does not create.
  if (subscription.status === 'unpaid') return;
  const lines = periodLines(store, subscription);
  charge(billing, createInvoice(billing, subscription, { reason: 'subscription_cycle', lines, created: at }), at);
}

/** Applies the phase of the subscription's schedule that starts at a time, and releases a schedule that has ended. */
function startPhase({ store, emit }: StripeBilling, subscription: StripeSubscription, at: number): void {
  const schedule = store.schedules.get(subscription.schedule ?? '');
  const phase = schedule?.phases.find(({ start }) => start === at);
  if (phase) {
    const interval = intervalOf(store, subscription.items);
    subscription.items = phase.items.map((item) => ({ id: store.newId('si'), ...item }));
    if (intervalOf(store, subscription.items) !== interval) subscription.anchor = at;
  }
  if (!schedule || schedule.phases.some(({ end }) => end > at)) return;
  Object.assign(schedule, { status: 'released', releasedAt: at });
  subscription.schedule = null;
  emit('subscription_schedule.released', wireSchedule(schedule), at);
}

/** Cancels a subscription immediately. */
export function endSubscription(billing: StripeBilling, subscription: StripeSubscription, at: number): void {
  subscription.status = 'canceled';
  subscription.endedAt = at;
  subscription.canceledAt ??= at;
  subscription.cancellationReason ??= 'cancellation_requested';
  for (const invoice of billing.store.invoices.values())
    if (invoice.subscription === subscription.id) invoice.nextAttempt = null;
  const schedule = billing.store.schedules.get(subscription.schedule ?? '');
  if (schedule) schedule.status = 'canceled';
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

interface NewInvoice {
  readonly reason: StripeInvoice['reason'];
  readonly lines: readonly StripeLine[];
  readonly created: number;
}

/** Creates and finalizes an invoice of a subscription. */
export function createInvoice(billing: StripeBilling, subscription: StripeSubscription, given: NewInvoice) {
  const { store } = billing;
  const invoice = draftInvoice(store, subscription, given);
  store.invoices.set(invoice.id, invoice);
  subscription.latestInvoice = invoice.id;
  billing.emit('invoice.created', wireInvoice(invoice, billing.baseUrl()), invoice.created);
  billing.emit('invoice.finalized', wireInvoice(invoice, billing.baseUrl()), invoice.created);
  return invoice;
}

/** Returns an invoice that is not stored. */
export function draftInvoice(store: StripeStore, { id, customer }: StripeSubscription, given: NewInvoice) {
  const number = [...store.invoices.values()].filter((other) => other.customer === customer).length + 1;
  const subtotal = given.lines.reduce((sum, { amount }) => sum + amount, 0);
  const invoice: StripeInvoice = {
    id: store.newId('in'),
    number: `${customer.slice(-8).toUpperCase()}-${String(number).padStart(4, '0')}`,
    customer,
    subscription: id,
    currency: store.prices.get(given.lines[0]?.price ?? '')?.currency ?? 'eur',
    tax: Math.round((subtotal * store.settings.taxPercent) / 100),
    ...given,
    status: 'open',
    attempts: 0,
    nextAttempt: null,
    paidAt: null,
    voidedAt: null,
  };
  return invoice;
}

/** Returns the lines for the complete current period of a subscription. */
export const periodLines = (
  store: StripeStore,
  { items, periodStart, periodEnd }: Pick<StripeSubscription, 'items' | 'periodStart' | 'periodEnd'>,
): StripeLine[] =>
  items.map(({ id, price, quantity }) => ({
    item: id,
    price,
    quantity,
    amount: quantity * (store.prices.get(price)?.unit_amount ?? 0),
    isProration: false,
    start: periodStart,
    end: periodEnd,
  }));

/** Charges the card of the customer. Returns whether the invoice is paid. */
export function charge(billing: StripeBilling, invoice: StripeInvoice, at: number): boolean {
  const { store, emit, baseUrl } = billing;
  const subscription = store.subscriptions.get(invoice.subscription);
  if (isPayable(store, invoice)) {
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

/** Returns whether a charge of the customer's card succeeds. An invoice without an amount needs no card. */
export const isPayable = (store: StripeStore, invoice: StripeInvoice): boolean =>
  totalOf(invoice) <= 0 || store.customers.get(invoice.customer)?.card?.isCharged === true;

export function payInvoice(billing: StripeBilling, invoice: StripeInvoice, at: number): void {
  const { store, emit, baseUrl } = billing;
  Object.assign(invoice, { status: 'paid', paidAt: at, nextAttempt: null, attempts: invoice.attempts + 1 });
  emit('invoice.paid', wireInvoice(invoice, baseUrl()), at);
  const subscription = store.subscriptions.get(invoice.subscription);
  if (subscription?.pendingUpdate?.invoice === invoice.id) {
    applyItems(billing, subscription, subscription.pendingUpdate.items, at);
    emit('customer.subscription.updated', wireSubscription(store, subscription), at);
  }
  const isOpen = [...store.invoices.values()].some(
    (other) => other.subscription === invoice.subscription && other.status === 'open',
  );
  if (!subscription || subscription.endedAt !== null || subscription.status === 'active' || isOpen) return;
  subscription.status = 'active';
  emit('customer.subscription.updated', wireSubscription(store, subscription), at);
}

/** Replaces the items of a subscription. A new period starts if their interval differs. */
export function applyItems(
  { store }: StripeBilling,
  subscription: StripeSubscription,
  items: readonly StripeItem[],
  at: number,
): void {
  const isReset = intervalOf(store, items) !== intervalOf(store, subscription.items);
  Object.assign(subscription, { items, pendingUpdate: null });
  if (!isReset) return;
  Object.assign(subscription, { anchor: at, periodStart: at });
  subscription.periodEnd = nextPeriodEnd(store, subscription);
}

/** Discards the pending update of a subscription and voids its invoice. */
export function discardUpdate(billing: StripeBilling, subscription: StripeSubscription, at: number): void {
  const invoice = billing.store.invoices.get(subscription.pendingUpdate?.invoice ?? '');
  subscription.pendingUpdate = null;
  if (invoice?.status !== 'open') return;
  Object.assign(invoice, { status: 'void', voidedAt: at });
  billing.emit('invoice.voided', wireInvoice(invoice, billing.baseUrl()), at);
  billing.emit('customer.subscription.updated', wireSubscription(billing.store, subscription), at);
}

export const intervalOf = (store: StripeStore, items: readonly { readonly price: string }[]) =>
  store.prices.get(items[0]?.price ?? '')?.interval ?? 'month';

/**
 * Returns the end of the next period. It is on the same day of the month as the start of the subscription, or on the
 * last day of a shorter month.
 */
export function nextPeriodEnd(
  store: StripeStore,
  { anchor: anchorSeconds, periodStart, items }: Pick<StripeSubscription, 'anchor' | 'periodStart' | 'items'>,
): number {
  const months = intervalOf(store, items) === 'year' ? 12 : 1;
  const anchor = new Date(anchorSeconds * 1000);
  const start = new Date(periodStart * 1000);
  const passed = (start.getUTCFullYear() - anchor.getUTCFullYear()) * 12 + start.getUTCMonth() - anchor.getUTCMonth();
  const end = new Date(anchorSeconds * 1000);
  end.setUTCDate(1);
  end.setUTCMonth(anchor.getUTCMonth() + passed + months);
  const lastDay = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
  end.setUTCDate(Math.min(anchor.getUTCDate(), lastDay));
  return Math.floor(end.getTime() / 1000);
}
