import * as z from 'zod';
import { checked, type StripeApi, wireInteger, wireList } from './stripe-access.ts';
import { endSubscription, type StripeBilling } from './stripe-billing.ts';
import { changeRoutes } from './stripe-change-routes.ts';
import { scheduleRoutes } from './stripe-schedule-routes.ts';
import type { StripeCheckout, StripeSubscription } from './stripe-store.ts';
import {
  invalidRequest,
  listOf,
  missing,
  wireCheckout,
  wireInvoice,
  wireSchedule,
  wireSubscription,
} from './stripe-wire.ts';

const idOf = (request: { params: unknown }): string => (request.params as { id: string }).id;
const DAY = 86_400;

/** Adds the routes for checkouts, portal sessions, subscriptions and invoices. */
export function billingRoutes(api: StripeApi, billing: StripeBilling): void {
  checkoutRoutes(api, billing);
  portalRoutes(api, billing);
  subscriptionRoutes(api, billing);
  invoiceRoutes(api, billing);
  changeRoutes(api, billing);
  scheduleRoutes(api, billing);
}

const address = z.url({ protocol: /^https?$/, message: 'Not a valid URL' });
const metadata = z.record(z.string().max(40), z.string().max(500)).default({});

const newCheckout = z.strictObject({
  mode: z.literal('subscription'),
  customer: z.string(),
  client_reference_id: z.string().max(200).optional(),
  line_items: wireList(z.strictObject({ price: z.string(), quantity: wireInteger.pipe(z.number().min(1)) })),
  subscription_data: z.strictObject({ metadata }).optional(),
  success_url: address,
  cancel_url: address.optional(),
});

function checkoutRoutes(api: StripeApi, billing: StripeBilling): void {
  const { store, emit, baseUrl } = billing;
  const known = (id: string): StripeCheckout => {
    const checkout = store.checkouts.get(id);
    if (!checkout) throw missing('checkout.session', id);
    const now = store.timeOf(store.customers.get(checkout.customer));
    if (checkout.status === 'open' && checkout.expiresAt <= now) checkout.status = 'expired';
    return checkout;
  };
  api.post('/v1/checkout/sessions', (params) => {
    const given = checked(newCheckout, params);
    const customer = store.customers.get(given.customer);
    if (!customer) throw missing('customer', given.customer);
    const prices = given.line_items.map(({ price }) => store.prices.get(price) ?? missing('price', price));
    for (const price of prices) if (price instanceof Error) throw price;
    const terms = new Set(prices.map((price) => ('currency' in price ? `${price.currency} ${price.interval}` : '')));
    if (terms.size !== 1)
      throw invalidRequest('All prices of a subscription must have the same currency and interval.', {
        param: 'line_items',
      });
    const created = store.timeOf(customer);
    const checkout: StripeCheckout = {
      id: store.newId('cs_test'),
      customer: customer.id,
      items: given.line_items,
      reference: given.client_reference_id ?? null,
      metadata: given.subscription_data?.metadata ?? {},
      successUrl: given.success_url,
      cancelUrl: given.cancel_url ?? null,
      created,
      expiresAt: created + DAY,
      status: 'open',
      subscription: null,
    };
    store.checkouts.set(checkout.id, checkout);
    return wireCheckout(checkout, baseUrl());
  });
  api.get('/v1/checkout/sessions/:id', (_params, request) => wireCheckout(known(idOf(request)), baseUrl()));
  api.post('/v1/checkout/sessions/:id/expire', (_params, request) => {
    const checkout = known(idOf(request));
    if (checkout.status !== 'open')
      throw invalidRequest(
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${checkout.status}.`,
      );
    checkout.status = 'expired';
    emit('checkout.session.expired', wireCheckout(checkout, baseUrl()), store.accountTime());
    return wireCheckout(checkout, baseUrl());
  });
}

const newPortal = z.strictObject({ customer: z.string(), return_url: address });

function portalRoutes(api: StripeApi, { store, baseUrl }: StripeBilling): void {
  api.post('/v1/billing_portal/sessions', (params) => {
    const { customer, return_url: returnUrl } = checked(newPortal, params);
    if (!store.customers.has(customer)) throw missing('customer', customer);
    const portal = { id: store.newId('bps'), customer, returnUrl };
    store.portals.set(portal.id, portal);
    const url = `${baseUrl()}/p/session/${portal.id}`;
    const created = store.accountTime();
    return {
      id: portal.id,
      object: 'billing_portal.session',
      customer,
      return_url: returnUrl,
      url,
      created,
      livemode: false,
    };
  });
}

const search = z.strictObject({
  customer: z.string().optional(),
  status: z.enum(['all', 'active', 'past_due', 'unpaid', 'canceled', 'ended']).optional(),
  limit: wireInteger.pipe(z.number().min(1).max(100)).default(10),
  expand: wireList(z.enum(['data.schedule'])).default([]),
});

function subscriptionRoutes(api: StripeApi, billing: StripeBilling): void {
  const { store } = billing;
  const known = (id: string): StripeSubscription => {
    const subscription = store.subscriptions.get(id);
    if (!subscription) throw missing('subscription', id);
    return subscription;
  };
  api.get('/v1/subscriptions', (params) => {
    const { customer, status, limit, expand } = checked(search, params);
    const wired = (one: StripeSubscription) => {
      const schedule = expand.length > 0 && one.schedule ? store.schedules.get(one.schedule) : undefined;
      return { ...wireSubscription(store, one), ...(schedule ? { schedule: wireSchedule(schedule) } : {}) };
    };
    // Like Stripe, omit canceled subscriptions unless the request filters by status.
    const isListed = (one: StripeSubscription) =>
      status === undefined ? one.status !== 'canceled' : status === 'all' || one.status === status;
    const found = [...store.subscriptions.values()]
      .filter((one) => (customer === undefined || one.customer === customer) && isListed(one))
      .toReversed();
    return listOf('/v1/subscriptions', found.map(wired), limit);
  });
  api.get('/v1/subscriptions/:id', (_params, request) => wireSubscription(store, known(idOf(request))));
  api.delete('/v1/subscriptions/:id', (_params, request) => {
    const subscription = known(idOf(request));
    if (subscription.endedAt !== null) throw missing('subscription', subscription.id);
    endSubscription(billing, subscription, store.timeOf(store.customers.get(subscription.customer)));
    return wireSubscription(store, subscription);
  });
}

const invoiceSearch = z.strictObject({
  customer: z.string().optional(),
  limit: wireInteger.pipe(z.number().min(1).max(100)).default(10),
});

function invoiceRoutes(api: StripeApi, { store, baseUrl }: StripeBilling): void {
  api.get('/v1/invoices', (params) => {
    const { customer, limit } = checked(invoiceSearch, params);
    const found = [...store.invoices.values()].filter((one) => customer === undefined || one.customer === customer);
    return listOf(
      '/v1/invoices',
      found.toReversed().map((one) => wireInvoice(one, baseUrl())),
      limit,
    );
  });
  api.get('/v1/invoices/:id', (_params, request) => {
    const invoice = store.invoices.get(idOf(request));
    if (!invoice) throw missing('invoice', idOf(request));
    return wireInvoice(invoice, baseUrl());
  });
}
