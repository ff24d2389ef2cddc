import * as z from 'zod';
import { checked, type StripeApi, wireInteger, wireList } from './stripe-access.ts';
import {
  applyItems,
  createInvoice,
  discardUpdate,
  draftInvoice,
  isPayable,
  nextPeriodEnd,
  payInvoice,
  periodLines,
  type StripeBilling,
} from './stripe-billing.ts';
import { changedItems, prorationLines } from './stripe-changes.ts';
import type { StripeItem, StripeLine, StripeSubscription } from './stripe-store.ts';
import { invalidRequest, missing, StripeRefusal, wireInvoice, wireSubscription } from './stripe-wire.ts';

const itemChanges = wireList(
  z.strictObject({
    id: z.string().optional(),
    price: z.string().optional(),
    quantity: wireInteger.pipe(z.number().min(0)).optional(),
    deleted: z
      .enum(['true', 'false'])
      .transform((word) => word === 'true')
      .optional(),
  }),
);

/** Hours after which an update that is not paid is discarded. */
const PENDING_HOURS = 23;

/** Adds the routes that preview and change the items of a subscription. */
export function changeRoutes(api: StripeApi, billing: StripeBilling): void {
  previewRoute(api, billing);
  updateRoute(api, billing);
}

const preview = z.strictObject({
  customer: z.string().optional(),
  subscription: z.string(),
  preview_mode: z.enum(['next', 'recurring']).default('next'),
  subscription_details: z.strictObject({
    items: itemChanges,
    proration_behavior: z.enum(['always_invoice', 'none']).default('none'),
    proration_date: wireInteger.optional(),
  }),
});

function previewRoute(api: StripeApi, billing: StripeBilling): void {
  const { store, baseUrl } = billing;
  api.post('/v1/invoices/create_preview', (params) => {
    const { customer, subscription: id, preview_mode: mode, subscription_details: details } = checked(preview, params);
    const subscription = liveSubscription(billing, id);
    if (customer !== undefined && customer !== subscription.customer) throw missing('subscription', id);
    const { proration_behavior: behavior, proration_date: date } = details;
    if (date !== undefined && behavior === 'none')
      throw invalidRequest('You cannot set `proration_date` if `proration_behavior` is `none`.', {
        param: 'subscription_details[proration_date]',
      });
    const now = nowOf(billing, subscription);
    const items = changedItems(store, subscription, details.items);
    const isNow = behavior === 'always_invoice' && mode === 'next';
    const at = prorationDate(subscription, date ?? now, 'subscription_details[proration_date]');
    const lines = isNow
      ? prorationLines(store, subscription, { items, at, now })
      : renewalLines(billing, subscription, items);
    const invoice = draftInvoice(store, subscription, { reason: 'subscription_update', lines, created: now });
    const { id: invoiceId, ...wired } = wireInvoice(invoice, baseUrl());
    return { ...wired, id: `upcoming_${invoiceId}`, status: 'draft', number: null, hosted_invoice_url: null };
  });
}

/** Returns the lines of the next period with other items. */
function renewalLines({ store }: StripeBilling, { anchor, periodEnd }: StripeSubscription, items: StripeItem[]) {
  const period = { items, periodStart: periodEnd, anchor };
  return periodLines(store, { ...period, periodEnd: nextPeriodEnd(store, period) });
}

const update = z.strictObject({
  items: itemChanges,
  proration_behavior: z.literal('always_invoice'),
  proration_date: wireInteger.optional(),
  payment_behavior: z.enum(['pending_if_incomplete', 'error_if_incomplete']),
});

function updateRoute(api: StripeApi, billing: StripeBilling): void {
  const { store } = billing;
  api.post('/v1/subscriptions/:id', (params, request) => {
    const subscription = liveSubscription(billing, (request.params as { id: string }).id);
    const { items: changes, proration_date: date, payment_behavior: behavior } = checked(update, params);
    const isPending = behavior === 'pending_if_incomplete';
    if (isPending && changes.some(({ deleted }) => deleted !== undefined))
      throw invalidRequest('You cannot use `deleted` with `payment_behavior` set to `pending_if_incomplete`.', {
        param: 'items[deleted]',
      });
    const now = nowOf(billing, subscription);
    const items = changedItems(store, subscription, changes);
    const at = prorationDate(subscription, date ?? now, 'proration_date');
    const lines = prorationLines(store, subscription, { items, at, now });
    applyUpdate(billing, subscription, { items, lines, isPending, now });
    return wireSubscription(store, subscription);
  });
}

interface Update {
  readonly items: readonly StripeItem[];
  readonly lines: readonly StripeLine[];
  readonly isPending: boolean;
  readonly now: number;
}

/** Applies a change if its invoice is paid. Otherwise, the change is pending or refused. */
function applyUpdate(billing: StripeBilling, subscription: StripeSubscription, change: Update): void {
  const { store, emit, baseUrl } = billing;
  const { items, lines, isPending, now } = change;
  const given = { reason: 'subscription_update', lines, created: now } as const;
  const isPaid = isPayable(store, draftInvoice(store, subscription, given));
  if (!isPaid && !isPending) throw declined();
  if (subscription.pendingUpdate) discardUpdate(billing, subscription, now);
  const invoice = lines.length === 0 ? null : createInvoice(billing, subscription, given);
  if (isPaid) applyItems(billing, subscription, items, now);
  else if (invoice) {
    const expiresAt = Math.min(subscription.periodEnd, now + PENDING_HOURS * 3600);
    subscription.pendingUpdate = { items, invoice: invoice.id, expiresAt };
    invoice.attempts += 1;
    emit('invoice.payment_failed', wireInvoice(invoice, baseUrl()), now);
  }
  emit('customer.subscription.updated', wireSubscription(store, subscription), now);
  if (invoice && isPaid) payInvoice(billing, invoice, now);
}

const declined = () =>
  new StripeRefusal(402, {
    type: 'card_error',
    code: 'card_declined',
    decline_code: 'generic_decline',
    message: 'Your card was declined.',
  });

/** Returns a subscription that has not ended. */
export function liveSubscription({ store }: StripeBilling, id: string): StripeSubscription {
  const subscription = store.subscriptions.get(id);
  if (!subscription || subscription.endedAt !== null) throw missing('subscription', id);
  return subscription;
}

const nowOf = ({ store }: StripeBilling, { customer }: StripeSubscription): number =>
  store.timeOf(store.customers.get(customer));

function prorationDate({ periodStart, periodEnd }: StripeSubscription, at: number, param: string): number {
  if (at < periodStart || at > periodEnd)
    throw invalidRequest('Invalid proration_date: it must be within the current period of the subscription.', {
      param,
    });
  return at;
}
