import type {
  StripeCheckout,
  StripeInvoice,
  StripeItem,
  StripePrice,
  StripeSchedule,
  StripeStore,
  StripeSubscription,
} from './stripe-store.ts';

/** The only accepted API version, which is also the version of events. It equals the version of the SDK. */
export const STRIPE_VERSION = '2026-10-28.endive';

/** An error in Stripe's format. */
export class StripeRefusal extends Error {
  readonly status: number;
  readonly body: object;
  constructor(
    status: number,
    error: { type: string; message: string; code?: string; decline_code?: string; param?: string },
  ) {
    super(error.message);
    this.status = status;
    this.body = { error };
  }
}

export const invalidRequest = (message: string, more: { code?: string; param?: string } = {}, status = 400) =>
  new StripeRefusal(status, { type: 'invalid_request_error', message, ...more });

export const missing = (noun: string, id: string): StripeRefusal =>
  invalidRequest(`No such ${noun}: '${id}'`, { code: 'resource_missing', param: 'id' }, 404);

/**
 * Converts keys with brackets, such as `items[0][price]`, to nested objects. Lists become objects with numeric keys.
 */
export function nested(flat: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(flat)) {
    const [first = '', ...rest] = key.split('[').map((part) => part.replace(/\]$/, ''));
    const path = [first, ...rest];
    if (path.some((part) => ['__proto__', 'constructor', 'prototype'].includes(part))) continue;
    let at = root;
    for (const part of path.slice(0, -1)) {
      if (typeof at[part] !== 'object' || at[part] === null) at[part] = {};
      at = at[part] as Record<string, unknown>;
    }
    at[path.at(-1) ?? ''] = value;
  }
  return root;
}

export const listOf = (url: string, data: readonly object[], limit: number) => ({
  object: 'list',
  url,
  has_more: data.length > limit,
  data: data.slice(0, limit),
});

const livemode = false;

export const wirePrice = (price: StripePrice) => ({
  id: price.id,
  object: 'price',
  active: true,
  billing_scheme: 'per_unit',
  created: price.created,
  currency: price.currency,
  livemode,
  lookup_key: price.lookup_key,
  metadata: {},
  product: price.product,
  recurring: { interval: price.interval, interval_count: 1, meter: null, usage_type: 'licensed' },
  tax_behavior: 'unspecified',
  type: 'recurring',
  unit_amount: price.unit_amount,
  unit_amount_decimal: String(price.unit_amount),
});

export function wireSubscription(store: StripeStore, subscription: StripeSubscription) {
  const { id, customer, status, periodEnd, created } = subscription;
  return {
    id,
    object: 'subscription',
    customer,
    status,
    created,
    start_date: created,
    livemode,
    metadata: subscription.metadata,
    collection_method: 'charge_automatically',
    billing_mode: { type: 'flexible' },
    cancel_at_period_end: subscription.cancelAtPeriodEnd,
    cancel_at: subscription.cancelAtPeriodEnd ? periodEnd : null,
    canceled_at: subscription.canceledAt,
    ended_at: subscription.endedAt,
    schedule: subscription.schedule,
    latest_invoice: subscription.latestInvoice,
    pending_update: wirePendingUpdate(store, subscription),
    cancellation_details: { comment: null, feedback: null, reason: subscription.cancellationReason },
    items: listOf(`/v1/subscription_items?subscription=${id}`, wireItems(store, subscription, subscription.items), 100),
    trial_start: null,
    trial_end: null,
  };
}

const wirePendingUpdate = (store: StripeStore, subscription: StripeSubscription) =>
  subscription.pendingUpdate && {
    billing_cycle_anchor: null,
    expires_at: subscription.pendingUpdate.expiresAt,
    subscription_items: wireItems(store, subscription, subscription.pendingUpdate.items),
    trial_end: null,
    trial_from_plan: null,
  };

const wireItems = (
  store: StripeStore,
  { id: subscription, periodStart, periodEnd }: StripeSubscription,
  items: readonly StripeItem[],
) =>
  items.map(({ id, price, quantity }) => ({
    id,
    object: 'subscription_item',
    subscription,
    quantity,
    current_period_start: periodStart,
    current_period_end: periodEnd,
    price: wirePrice(store.prices.get(price) as StripePrice),
  }));

export const totalOf = ({ lines, tax }: Pick<StripeInvoice, 'lines' | 'tax'>): number =>
  lines.reduce((sum, { amount }) => sum + amount, 0) + tax;

export function wireInvoice(invoice: StripeInvoice, baseUrl: string) {
  const { id, customer, subscription, status, created, currency } = invoice;
  const total = totalOf(invoice);
  const due = Math.max(0, total);
  const paid = status === 'paid' ? due : 0;
  return {
    id,
    object: 'invoice',
    number: invoice.number,
    customer,
    status,
    currency,
    created,
    livemode,
    billing_reason: invoice.reason,
    collection_method: 'charge_automatically',
    amount_due: due,
    amount_paid: paid,
    amount_remaining: due - paid,
    attempt_count: invoice.attempts,
    attempted: invoice.attempts > 0,
    next_payment_attempt: invoice.nextAttempt,
    due_date: null,
    starting_balance: 0,
    subtotal: total - invoice.tax,
    total,
    total_taxes:
      invoice.tax === 0 ? [] : [{ amount: invoice.tax, tax_behavior: 'exclusive', type: 'tax_rate_details' }],
    hosted_invoice_url: `${baseUrl}/i/${id}`,
    invoice_pdf: `${baseUrl}/i/${id}/pdf`,
    // As at Stripe, the period of an invoice is the time in which its items were added, whereas its lines contain the
    // service period.
    period_start: created,
    period_end: created,
    parent: {
      type: 'subscription_details',
      quote_details: null,
      subscription_details: { subscription, metadata: {} },
    },
    status_transitions: {
      finalized_at: created,
      marked_uncollectible_at: null,
      paid_at: invoice.paidAt,
      voided_at: invoice.voidedAt,
    },
    lines: wireLines(invoice),
  };
}

const wireLines = ({ id, lines, currency, subscription }: StripeInvoice) =>
  listOf(
    `/v1/invoices/${id}/lines`,
    lines.map(({ item, price, quantity, amount, isProration, start, end }, index) => ({
      id: `il_${id.slice(3)}${index}`,
      object: 'line_item',
      amount,
      currency,
      quantity,
      subscription,
      period: { start, end },
      parent: {
        type: 'subscription_item_details',
        invoice_item_details: null,
        subscription_item_details: {
          invoice_item: null,
          proration: isProration,
          proration_details: null,
          subscription,
          subscription_item: item,
        },
      },
      pricing: { type: 'price_details', price_details: { price } },
    })),
    100,
  );

export const wireSchedule = ({ id, customer, subscription, status, created, phases, ...times }: StripeSchedule) => ({
  id,
  object: 'subscription_schedule',
  customer,
  created,
  livemode,
  status,
  subscription: status === 'active' ? subscription : null,
  released_subscription: status === 'released' ? subscription : null,
  released_at: times.releasedAt,
  completed_at: times.completedAt,
  end_behavior: 'release',
  phases: phases.map(({ items, start, end }) => ({
    start_date: start,
    end_date: end,
    items: items.map(({ price, quantity }) => ({ price, quantity })),
    proration_behavior: 'none',
  })),
});

export const wireCheckout = (checkout: StripeCheckout, baseUrl: string) => ({
  id: checkout.id,
  object: 'checkout.session',
  mode: 'subscription',
  status: checkout.status,
  payment_status: checkout.status === 'complete' ? 'paid' : 'unpaid',
  customer: checkout.customer,
  client_reference_id: checkout.reference,
  subscription: checkout.subscription,
  created: checkout.created,
  expires_at: checkout.expiresAt,
  livemode,
  metadata: {},
  success_url: checkout.successUrl,
  cancel_url: checkout.cancelUrl,
  url: checkout.status === 'open' ? `${baseUrl}/c/pay/${checkout.id}` : null,
});
