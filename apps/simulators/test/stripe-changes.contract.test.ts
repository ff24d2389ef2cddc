import type { PaymentSubscription, PaymentsPort } from '@frontdesk/providers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { stripeSandbox } from '../src/index.ts';
import { failureOf, type SimulatorHarness, startHarness } from './harness.ts';

const NOW = new Date('2026-04-16T00:00:00Z');
const [GOOD, FAILS_LATER] = ['4242 4242 4242 4242', '4000000000000341'];
const PERIOD_END = new Date('2026-05-16T00:00:00Z');

let harness: SimulatorHarness;
let payments: PaymentsPort;
let now = NOW;
beforeAll(async () => {
  harness = await startHarness({ now: () => now });
  payments = harness.acme.with.payments({ secretKey: stripeSandbox.secretKey });
});
afterAll(() => harness.stop());
beforeEach(async () => {
  now = NOW;
  await fetch(`${stripe().url}/_control/reset`, { method: 'POST' });
  await payments.saveProduct({ id: 'plan', name: 'Pro' });
});

const stripe = () => harness.simulators.stripe;
const price = (unitMinor: number, interval: 'MONTH' | 'YEAR' = 'MONTH') =>
  payments.savePrice({ key: `${interval} ${unitMinor}`, productId: 'plan', currency: 'EUR', interval, unitMinor });

/** Subscribes a new customer to a price of €30.00 per month and to seats of €9.00. */
async function subscribe(seats = 3): Promise<PaymentSubscription> {
  const customerId = await payments.createCustomer({ key: 'c', name: 'Acme', email: null, reference: 'w' });
  const items = [
    { priceId: await price(3000), quantity: 1 },
    { priceId: await price(900), quantity: seats },
  ];
  const urls = { successUrl: 'https://desk.example', cancelUrl: 'https://desk.example' };
  const { url } = await payments.startCheckout({ key: 's', customerId, items, reference: 'w', ...urls });
  await fetch(url, { method: 'POST', body: new URLSearchParams({ card: GOOD }), redirect: 'manual' });
  return current(customerId);
}

async function current(customerId: string): Promise<PaymentSubscription> {
  const [subscription] = await payments.listSubscriptions(customerId);
  if (!subscription) throw new Error('There is no subscription.');
  return subscription;
}

const changed = async (before: PaymentSubscription, base: number, seats: number) => ({
  subscription: before,
  items: [
    { priceId: await price(base), quantity: 1 },
    { priceId: await price(900), quantity: seats },
  ],
  prorationAt: now,
});

const later = (seconds: number) => {
  now = new Date(NOW.getTime() + seconds * 1000);
};

describe('a change at Stripe', () => {
  it('charges the remaining time of changed items to the second, and credits their unused time', async () => {
    const subscription = await subscribe();
    later(15 * 86_400);
    const change = await changed(subscription, 6000, 5);
    const preview = await payments.previewChange(change);
    expect(preview.lines.map(({ quantity, amountMinor }) => [quantity, amountMinor])).toEqual([
      [1, -1500],
      [3, -1350],
      [1, 3000],
      [5, 2250],
    ]);
    expect(preview).toMatchObject({ currency: 'EUR', taxMinor: 0, totalMinor: 2400, dueMinor: 2400 });
    expect(await payments.previewPeriod(change)).toEqual({ totalMinor: 6000 + 5 * 900 });
    // Precondition: a preview changes nothing.
    expect(await current(subscription.customerId)).toEqual(subscription);
    expect(await payments.change('change', change)).toBe('PAID');
    const [invoice] = await payments.listInvoices(subscription.customerId);
    expect(invoice).toMatchObject({ status: 'PAID', totalMinor: 2400, periodEnd: PERIOD_END });
    expect(await current(subscription.customerId)).toMatchObject({
      periodEndsAt: PERIOD_END,
      items: change.items,
    });
  });

  it('starts a new period if the interval changes', async () => {
    const subscription = await subscribe();
    later(15 * 86_400);
    const items = [{ priceId: await price(60_000, 'YEAR'), quantity: 1 }];
    const change = { subscription, items, prorationAt: now };
    const preview = await payments.previewChange(change);
    expect(preview.lines.map(({ amountMinor }) => amountMinor)).toEqual([-1500, -1350, 60_000]);
    expect(await payments.change('year', change)).toBe('PAID');
    expect(await current(subscription.customerId)).toMatchObject({
      periodStartsAt: now,
      periodEndsAt: new Date('2027-05-01T00:00:00Z'),
      items,
    });
  });

  it('charges once for a repeated key, also after a lost response', async () => {
    const subscription = await subscribe();
    const change = await changed(subscription, 6000, 3);
    stripe().faults.add({
      kind: 'DROP_AFTER',
      method: 'POST',
      path: `/v1/subscriptions/${subscription.subscriptionId}`,
    });
    expect(await payments.change('change', change)).toBe('PAID');
    expect(await payments.change('change', change)).toBe('PAID');
    expect(await payments.listInvoices(subscription.customerId)).toHaveLength(2);
  });

  it('keeps the items if the card is declined, until the open invoice is paid', async () => {
    const subscription = await subscribe();
    stripe().setCard(subscription.customerId, FAILS_LATER);
    const change = await changed(subscription, 6000, 3);
    expect(await payments.change('change', change)).toBe('PAYMENT_FAILED');
    expect(await current(subscription.customerId)).toEqual(subscription);
    const [open] = await payments.listInvoices(subscription.customerId);
    expect(open?.status).toBe('OPEN');
    await fetch(open?.hostedUrl ?? '', { method: 'POST', body: new URLSearchParams({ card: GOOD }) });
    expect((await current(subscription.customerId)).items).toMatchObject(change.items);
  });

  it('voids the invoice of a change that was not paid within 23 hours, or before another change', async () => {
    const subscription = await subscribe();
    stripe().setCard(subscription.customerId, FAILS_LATER);
    await payments.change('one', await changed(subscription, 6000, 3));
    await payments.change('two', await changed(subscription, 7000, 3));
    const statuses = async () => (await payments.listInvoices(subscription.customerId)).map(({ status }) => status);
    expect(await statuses()).toEqual(['OPEN', 'VOID', 'PAID']);
    stripe().advance(1);
    expect(await statuses()).toEqual(['VOID', 'VOID', 'PAID']);
    expect((await current(subscription.customerId)).status).toBe('ACTIVE');
  });

  it('changes nothing if a change that removes an item cannot be paid', async () => {
    const subscription = await subscribe();
    stripe().setCard(subscription.customerId, FAILS_LATER);
    const change = { subscription, items: [{ priceId: await price(9000), quantity: 1 }], prorationAt: now };
    expect(await payments.change('change', change)).toBe('PAYMENT_FAILED');
    stripe().setCard(subscription.customerId, GOOD);
    // Stripe repeats the response to the key, so a declined change is tried again with another one.
    expect(await payments.change('change', change)).toBe('PAYMENT_FAILED');
    expect(await payments.listInvoices(subscription.customerId)).toHaveLength(1);
    expect(await payments.change('again', change)).toBe('PAID');
    expect((await current(subscription.customerId)).items).toMatchObject(change.items);
  });

  it('changes the items at the end of the period, unless the change is canceled before', async () => {
    const subscription = await subscribe();
    const { customerId } = subscription;
    const items = [{ priceId: await price(1000), quantity: 1 }];
    const schedule = async (key: string) =>
      payments.scheduleChange(key, { subscription: await current(customerId), items, interval: 'MONTH' });
    await schedule('one');
    const pending = await current(customerId);
    expect(pending).toMatchObject({ items: subscription.items, scheduled: { items, at: PERIOD_END } });
    await payments.cancelScheduledChange(pending.scheduleId ?? '');
    await payments.cancelScheduledChange(pending.scheduleId ?? '');
    expect(await current(customerId)).toEqual(subscription);
    await schedule('two');
    stripe().advance(30);
    const after = await current(customerId);
    expect(after).toMatchObject({ items, scheduled: null });
    const [invoice] = await payments.listInvoices(customerId);
    expect(invoice).toMatchObject({ totalMinor: 1000, status: 'PAID' });
    // The schedule lasts until the end of the next period, and does not prevent another change.
    expect(after.scheduleId).not.toBeNull();
    const prorationAt = after.periodStartsAt;
    const again = { subscription: after, items: [{ priceId: await price(2000), quantity: 1 }], prorationAt };
    expect(await payments.change('three', again)).toBe('PAID');
    expect(await current(customerId)).toMatchObject({ items: again.items, scheduleId: null });
  });

  it('refuses a proration date outside of the period, and prices of another currency', async () => {
    const subscription = await subscribe();
    const early = { ...(await changed(subscription, 6000, 3)), prorationAt: new Date('2026-04-01T00:00:00Z') };
    expect(await failureOf(payments.previewChange(early))).toMatchObject({ kind: 'REFUSED', httpStatus: 400 });
    const usd = { key: 'usd', productId: 'plan', currency: 'USD', interval: 'MONTH', unitMinor: 100 } as const;
    const items = [{ priceId: await payments.savePrice(usd), quantity: 1 }];
    const failure = await failureOf(payments.previewChange({ subscription, items, prorationAt: now }));
    expect(failure).toMatchObject({ kind: 'REFUSED', httpStatus: 400 });
  });
});
