import { type PaymentsPort, readStripeEvent, verifyStripe } from '@frontdesk/providers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { stripeSandbox } from '../src/index.ts';
import { failureOf, kindOf, type SimulatorHarness, startHarness } from './harness.ts';

let harness: SimulatorHarness;
let payments: PaymentsPort;
const NOW = new Date('2026-01-31T10:30:00Z');
const [GOOD, DECLINED, FAILS_LATER] = ['4242 4242 4242 4242', '4000000000000002', '4000000000000341'];
beforeAll(async () => {
  harness = await startHarness({ now: () => NOW });
  payments = harness.acme.with.payments({ secretKey: stripeSandbox.secretKey });
});
afterAll(() => harness.stop());
beforeEach(async () => {
  await control('reset');
  harness.product.received.length = 0;
});

const stripe = () => harness.simulators.stripe;
const control = (path: string) => fetch(`${stripe().url}/_control/${path}`, { method: 'POST' });
const events = async () => {
  await stripe().courier.settled();
  return harness.product.received.map(({ body }) => readStripeEvent(body)?.type);
};

const ana = { key: 'customer 1', name: 'Acme', email: 'ana@example.com', reference: 'workspace-1' };
const base = {
  key: 'v1 EUR MONTH BASE',
  productId: 'plan_pro',
  currency: 'EUR',
  interval: 'MONTH' as const,
  unitMinor: 4900,
};

async function startCheckout(key = 'checkout 1') {
  await payments.saveProduct({ id: 'plan_pro', name: 'Pro' });
  const priceId = await payments.savePrice(base);
  const seatId = await payments.savePrice({ ...base, key: 'v1 EUR MONTH SEAT', unitMinor: 900 });
  const customerId = await payments.createCustomer(ana);
  const items = [
    { priceId, quantity: 1 },
    { priceId: seatId, quantity: 3 },
  ];
  const urls = {
    successUrl: 'https://desk.example/billing?checkout={CHECKOUT_SESSION_ID}',
    cancelUrl: 'https://desk.example/billing',
  };
  const started = await payments.startCheckout({ key, customerId, items, reference: 'workspace-1', ...urls });
  return { customerId, items, ...started };
}

const submit = (url: string, fields: Record<string, string>) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

async function subscribe() {
  const started = await startCheckout();
  expect((await submit(started.url, { card: GOOD })).status).toBe(303);
  const [subscription] = await payments.listSubscriptions(started.customerId);
  if (!subscription) throw new Error('There is no subscription.');
  return { ...started, subscription };
}

const request = (path: string, { key = 'k', method = 'POST', body = '', headers = {} } = {}) =>
  fetch(`${stripe().url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${stripeSandbox.secretKey}`,
      'idempotency-key': key,
      ...(body ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      ...headers,
    },
    ...(body ? { body } : {}),
  });

describe('Stripe', () => {
  it('refuses a wrong key', async () => {
    const stranger = harness.acme.with.payments({ secretKey: 'sk_test_nobody1234' });
    const failure = await failureOf(stranger.createCustomer(ana));
    expect(failure).toMatchObject({ kind: 'CREDENTIALS', httpStatus: 401 });
    expect(failure.message).not.toContain('sk_test_nobody1234');
  });

  it('refuses JSON, another version, and unknown, missing and invalid parameters', async () => {
    const answers = await Promise.all([
      request('/v1/customers', { body: '{"name":"Acme"}', headers: { 'content-type': 'application/json' } }),
      request('/v1/customers', { body: 'name=Acme', headers: { 'stripe-version': '2019-01-01' } }),
      request('/v1/customers', { body: 'colour=blue' }),
      request('/v1/products', { body: 'metadata[a]=b' }),
      request('/v1/prices', { body: 'product=p&currency=EUR&unit_amount=1&recurring[interval]=month' }),
      request('/v1/nothing'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 404]);
    const errors = (await Promise.all(answers.map((answer) => answer.json()))) as {
      error: { code?: string; param?: string };
    }[];
    expect(errors.slice(2, 5).map(({ error: { code, param } }) => [code, param])).toEqual([
      ['parameter_unknown', 'colour'],
      ['parameter_missing', 'name'],
      [undefined, 'currency'],
    ]);
  });

  it('returns the first response to a repeated key, and refuses it with other parameters', async () => {
    const [first, second] = [await payments.createCustomer(ana), await payments.createCustomer(ana)];
    expect(second).toBe(first);
    expect(stripe().state().customers).toHaveLength(1);
    const failure = await failureOf(payments.createCustomer({ ...ana, name: 'Globex' }));
    expect(failure).toMatchObject({ kind: 'REFUSED', code: 'idempotency_error' });
  });

  it('is asked again after a lost response, and then nothing exists twice', async () => {
    for (const kind of ['DROP_AFTER', 'GARBLED', 'STATUS_AFTER'] as const) {
      stripe().faults.add({ kind, method: 'POST', path: '/v1/customers' });
      const customer = payments.createCustomer({ ...ana, key: kind });
      if (kind === 'GARBLED') await expect(customer).rejects.toThrow('STRIPE REFUSED');
      else await customer;
      await payments.createCustomer({ ...ana, key: kind });
    }
    expect(stripe().state().customers).toHaveLength(3);
  });

  it('keeps a price with its key, and updates the name of a product', async () => {
    await payments.saveProduct({ id: 'plan_pro', name: 'Pro' });
    await payments.saveProduct({ id: 'plan_pro', name: 'Professional' });
    expect(await payments.savePrice(base)).toBe(await payments.savePrice(base));
    const { products, prices } = stripe().state();
    expect(products.map(({ name }) => name)).toEqual(['Professional']);
    expect(prices).toMatchObject([{ currency: 'eur', unit_amount: 4900, interval: 'month', lookup_key: base.key }]);
  });

  it('subscribes a customer whose card is accepted, and not one whose card is declined', async () => {
    const started = await startCheckout();
    const page = await (await submit(started.url, { card: DECLINED })).text();
    expect(page).toContain('Your card was declined');
    expect(await payments.listSubscriptions(started.customerId)).toEqual([]);
    const paid = await submit(started.url, { card: GOOD });
    expect(paid.headers.get('location')).toBe(`https://desk.example/billing?checkout=${started.checkoutId}`);
    const [subscription] = await payments.listSubscriptions(started.customerId);
    expect(subscription).toMatchObject({ status: 'ACTIVE', items: started.items, cancelsAt: null, endedAt: null });
    // The day of the month does not exist in February.
    expect(subscription?.periodEndsAt).toEqual(new Date('2026-02-28T10:30:00Z'));
    const [invoice] = await payments.listInvoices(started.customerId);
    expect(invoice).toMatchObject({ status: 'PAID', totalMinor: 4900 + 3 * 900, currency: 'EUR' });
    expect(invoice?.periodEnd).toEqual(subscription?.periodEndsAt);
    expect(await events()).toEqual([
      'invoice.created',
      'invoice.finalized',
      'customer.subscription.created',
      'invoice.paid',
      'checkout.session.completed',
    ]);
  });

  it('closes a checkout before it is completed', async () => {
    const { checkoutId, url } = await startCheckout();
    expect(await payments.expireCheckout(checkoutId)).toBe('EXPIRED');
    expect(await payments.expireCheckout(checkoutId)).toBe('EXPIRED');
    expect((await submit(url, { card: GOOD })).status).toBe(404);
  });

  it('says that a checkout was completed before it could be closed', async () => {
    const { checkoutId } = await subscribe();
    expect(await payments.expireCheckout(checkoutId)).toBe('COMPLETE');
  });

  it('renews, retries a failed payment, and stops after the last attempt', async () => {
    const { customerId } = await subscribe();
    const states = async () => {
      const [subscription] = await payments.listSubscriptions(customerId);
      const invoices = await payments.listInvoices(customerId);
      return [subscription?.status, ...invoices.map(({ status }) => status)];
    };
    stripe().advance(30);
    expect(await states()).toEqual(['ACTIVE', 'PAID', 'PAID']);
    stripe().setCard(customerId, FAILS_LATER);
    stripe().advance(31);
    expect(await states()).toEqual(['PAST_DUE', 'OPEN', 'PAID', 'PAID']);
    stripe().advance(20);
    expect(await states()).toEqual(['UNPAID', 'OPEN', 'PAID', 'PAID']);
    const [open] = await payments.listInvoices(customerId);
    expect((await submit(open?.hostedUrl ?? '', { card: GOOD })).status).toBe(303);
    expect(await states()).toEqual(['ACTIVE', 'PAID', 'PAID', 'PAID']);
    expect(new Set(await events())).toContain('invoice.payment_failed');
  });

  it('ends with the period after a cancellation in the portal, and immediately by request', async () => {
    const { customerId, subscription } = await subscribe();
    const portal = await payments.openPortal(customerId, 'https://desk.example/billing');
    expect((await submit(portal, { action: 'cancel' })).status).toBe(303);
    const [canceling] = await payments.listSubscriptions(customerId);
    expect(canceling).toMatchObject({ status: 'ACTIVE', cancelsAt: subscription.periodEndsAt });
    stripe().advance(31);
    expect(await payments.listSubscriptions(customerId)).toMatchObject([
      { status: 'CANCELED', endedAt: subscription.periodEndsAt, isCanceledForPayment: false },
    ]);
    await payments.cancel(subscription.subscriptionId);
    expect(await kindOf(payments.cancel('sub_none'))).toBe('REFUSED');
  });

  it('advances a test clock by two intervals at most', async () => {
    const start = NOW.getTime() / 1000;
    const clock = (await (await request('/v1/test_helpers/test_clocks', { body: `frozen_time=${start}` })).json()) as {
      id: string;
    };
    const customer = await request('/v1/customers', { key: 'c', body: `name=Acme&test_clock=${clock.id}` });
    expect(await customer.json()).toMatchObject({ test_clock: clock.id });
    const move = (seconds: number) =>
      request(`/v1/test_helpers/test_clocks/${clock.id}/advance`, {
        key: `${seconds}`,
        body: `frozen_time=${start + seconds}`,
      });
    expect((await move(-1)).status).toBe(400);
    expect((await move(4 * 366 * 86_400)).status).toBe(400);
    expect(await (await move(86_400)).json()).toMatchObject({ status: 'ready', frozen_time: start + 86_400 });
  });

  it('signs its events, and sends them twice, later or not at all', async () => {
    await subscribe();
    await stripe().courier.settled();
    const [sent] = harness.product.received;
    const signature = String(sent?.headers['stripe-signature']);
    const delivery = { secret: stripeSandbox.webhookSecret, signature, rawBody: sent?.body ?? '', now: NOW };
    expect(verifyStripe(delivery)).toBe(true);
    expect(verifyStripe({ ...delivery, rawBody: `${sent?.body} ` })).toBe(false);
    harness.product.received.length = 0;
    stripe().faults.add({ kind: 'DUPLICATE' }, { kind: 'REORDER' }, { kind: 'LOSE' });
    for (const type of ['one', 'two', 'three', 'four']) void stripe().send({ type, object: { id: 'x' } });
    expect(await events()).toEqual(['one', 'one', 'four', 'two']);
  });
});
