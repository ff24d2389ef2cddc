import { signStripe } from '@frontdesk/providers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildPlanVersion, buildSubscription } from '../../../../test/testkit/billing.ts';
import {
  type BuiltWorkspace,
  buildMember,
  buildUser,
  type Member,
  signedInAgain,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { buildPaidVersion } from '../../../../test/testkit/invoices.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import {
  buildPlanForSale,
  CARDS,
  openCheckout,
  type PaymentsDesk,
  startPayments,
  submitPage,
  subscribe,
} from '../../../../test/testkit/payments.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { pullPayments } from './pull-payments.ts';

let desk: PaymentsDesk;
let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
let planVersionId: string;
beforeAll(async () => {
  desk = await startPayments();
  ({ fd } = desk);
});
beforeEach(async () => {
  await rows(
    fd,
    'truncate endpoint_weights, plans, plan_versions, payment_prices, payment_customers, payment_events, subscriptions, invoices, invoice_lines, credit_notes, credit_note_lines, credit_uses',
  );
  desk.stripe.faults.clear();
  ({ acme, globex } = await twoWorkspaces(fd));
  planVersionId = await buildPlanForSale(desk);
});
afterAll(() => desk.close());

const owner = () => signedInAgain(fd, acme.owner);
const subscribed = () => subscribe(desk, acme.owner, planVersionId);
const planOf = async (who: Member) =>
  (await as(fd, await signedInAgain(fd, who)).ok('{ entitlements { planName status features } }')).entitlements;
const statusNow = async () => (await planOf(acme.owner)).status;
const paymentsOf = async (who: Member) =>
  (
    await as(fd, await signedInAgain(fd, who)).ok(
      '{ payments { canOpenPortal minSeats subscription { planName status interval seats cancelsAt } plans { name prices { baseMinor perSeatMinor } } } }',
    )
  ).payments;
const invoicesOf = async (who: Member) =>
  (
    await as(fd, await signedInAgain(fd, who)).ok(
      '{ invoices(first: 10) { edges { node { id provider status isOverdue totalMinor hostedUrl planName } } } }',
    )
  ).invoices.edges.map(({ node }: { node: object }) => node);
const checkout = async (over: object = {}, who: Member = acme.owner) => {
  const input = { planVersionId, interval: 'MONTH', currency: 'EUR', seats: 3, ...over };
  return outcome(fd, await signedInAgain(fd, who), 'startCheckout', input);
};
const customers = () => rows<{ id: string }>(fd, 'select provider_id as id from payment_customers order by created_at');
const customerId = async () => (await customers())[0]?.id ?? '';
const outcomes = () =>
  rows<{ status: string; count: number }>(
    fd,
    'select status, count(*)::int as count from payment_events group by status order by status',
  );
const names = () =>
  rows<{ name: string }>(
    fd,
    "select name from audit_events where workspace_id = $1 and actor_label = 'Stripe' order by id",
    [acme.id],
  ).then((events) => events.map(({ name }) => name));

describe('a checkout [BL-16]', () => {
  it('gives nothing until the payment is read from Stripe, and then the plan and its invoice', async () => {
    const url = await openCheckout(fd, acme.owner, planVersionId);
    const paid = await submitPage(url, { card: CARDS.good });
    expect(paid.headers.get('location')).toBe(`http://localhost:4000/admin/${acme.slug}/billing?checkout=done`);
    await desk.stripe.courier.settled();
    expect(await planOf(acme.owner)).toMatchObject({ planName: null, status: null });
    await desk.settle();
    expect(await planOf(acme.owner)).toMatchObject({ planName: 'Starter', status: 'ACTIVE' });
    expect(await paymentsOf(acme.owner)).toMatchObject({
      canOpenPortal: true,
      minSeats: 1,
      subscription: { planName: 'Starter', status: 'ACTIVE', interval: 'MONTH', seats: 3, cancelsAt: null },
    });
    const invoice = { provider: 'STRIPE', status: 'PAID', isOverdue: false, totalMinor: 7600, planName: 'Starter' };
    expect(await invoicesOf(acme.owner)).toEqual([
      { ...invoice, id: expect.any(String), hostedUrl: expect.stringContaining('/i/in_') },
    ]);
    expect(await names()).toEqual(['subscription.created', 'invoice.created', 'invoice.paid']);
    expect(await planOf(globex.owner)).toMatchObject({ planName: null, status: null });
    expect(await invoicesOf(globex.owner)).toEqual([]);
  });

  it('gives nothing for a declined card', async () => {
    const url = await openCheckout(fd, acme.owner, planVersionId);
    expect((await submitPage(url, { card: CARDS.declined })).status).toBe(200);
    await desk.settle();
    expect(await statusNow()).toBeNull();
  });

  it('is refused to admins, and for plans, prices and seats that are not offered', async () => {
    const admin = await buildMember(fd, acme, { role: 'admin' });
    expect(await checkout({}, admin)).toBe('FORBIDDEN');
    expect(await checkout({ planVersionId: await buildPlanVersion(fd) })).toBe('NOT_FOUND');
    expect(await checkout({ currency: 'USD' })).toBe('PRICE_NOT_AVAILABLE');
    expect(await checkout({ interval: 'YEAR' })).toBe('PRICE_NOT_AVAILABLE');
    expect(await checkout({ seats: null })).toBe('SUBSCRIPTION_SEATS_INVALID');
    expect(await checkout({ seats: 0 })).toBe('SUBSCRIPTION_SEATS_INVALID');
    expect(await checkout({ seats: 1 })).toBe('SUBSCRIPTION_SEATS_TOO_FEW');
    const prices = [{ currency: 'EUR', interval: 'MONTH', baseMinor: 100, perSeatMinor: 0 } as const];
    const unsynced = await buildPlanVersion(fd, { prices, visibility: 'PUBLIC' });
    expect(await checkout({ planVersionId: unsynced, seats: null })).toBe('PRICE_NOT_AVAILABLE');
    const limits = [{ meter: 'messages_out', included: 0, mode: 'OVERAGE', unitPriceMinor: '1' } as const];
    const charging = await buildPaidVersion(fd, { limits });
    expect(await checkout({ planVersionId: charging, seats: 3 })).toBe('PRICE_NOT_AVAILABLE');
    // Precondition: the same plan without the charge is refused only because of the seats.
    expect(await checkout({ planVersionId: await buildPaidVersion(fd), seats: 1 })).toBe('SUBSCRIPTION_SEATS_TOO_FEW');
    expect(desk.stripe.state().checkouts.filter(({ reference }) => reference === acme.id)).toEqual([]);
    await rows(fd, 'update plans set archived_at = now()');
    expect(await checkout()).toBe('PLAN_ARCHIVED');
  });

  it('is refused while the workspace has a subscription', async () => {
    await buildSubscription(fd, acme);
    expect(await checkout()).toBe('SUBSCRIPTION_OVERLAPS');
    await subscribe(desk, globex.owner, planVersionId);
    expect(await checkout({}, globex.owner)).toBe('SUBSCRIPTION_OVERLAPS');
  });

  it('closes the earlier one, so that a workspace cannot subscribe twice', async () => {
    const first = await openCheckout(fd, acme.owner, planVersionId);
    const second = await openCheckout(fd, acme.owner, planVersionId);
    expect((await submitPage(first, { card: CARDS.good })).status).toBe(404);
    expect((await submitPage(second, { card: CARDS.good })).status).toBe(303);
    expect(await checkout()).toBe('CHECKOUT_COMPLETED');
    await desk.settle();
    expect(await statusNow()).toBe('ACTIVE');
    expect(await customers()).toHaveLength(1);
  });

  it('stays open once if two members start one at the same time', async () => {
    const results = await Promise.all([checkout(), checkout()]);
    // The second one is refused if both began before one was stored; otherwise it closes the first one.
    expect(['CHECKOUT_STARTED,ok', 'ok,ok']).toContain(results.toSorted().join());
    const own = desk.stripe.state().checkouts.filter(({ reference }) => reference === acme.id);
    expect(own.map(({ status }) => status).toSorted()).toEqual(['expired', 'open']);
  });

  it('says that Stripe is away, and stores nothing', async () => {
    desk.stripe.faults.add({ kind: 'DROP_BEFORE', path: '/v1/checkout', times: 3 });
    expect(await checkout()).toBe('PAYMENTS_UNAVAILABLE');
    expect(await checkout()).toBe('ok');
  });

  it('is off without an account at Stripe, as are its events', async () => {
    const manual = await startFrontdesk({ billing: 'MANUAL', beside: fd });
    const who = await signedInAgain(manual, acme.owner);
    const input = { planVersionId, interval: 'MONTH', currency: 'EUR', seats: 3 };
    expect(await outcome(manual, who, 'startCheckout', input)).toBe('PAYMENTS_OFF');
    expect(await outcome(manual, who, 'openBillingPortal', {})).toBe('PAYMENTS_OFF');
    expect(await outcome(manual, who, 'refreshPayments', {})).toBe('PAYMENTS_OFF');
    expect(await as(manual, who).ok('{ payments { id } }')).toEqual({ payments: null });
    expect(manual.app.hasRoute({ method: 'POST', url: '/webhooks/stripe' })).toBe(false);
    expect(fd.app.hasRoute({ method: 'POST', url: '/webhooks/stripe' })).toBe(true);
    await manual.close();
  });
});

describe('a payment that fails [BL-11]', () => {
  it('makes the subscription past due with its invoice, and active again when it is paid', async () => {
    await subscribed();
    desk.stripe.setCard(await customerId(), CARDS.failsLater);
    await desk.advance(31);
    expect(await statusNow()).toBe('PAST_DUE');
    const [open] = await invoicesOf(acme.owner);
    expect(open).toMatchObject({ status: 'OPEN', isOverdue: true });
    const mails = (await fd.outbox()).filter(({ subject }) => subject.startsWith('Unpaid invoices of'));
    expect(mails).toHaveLength(1);
    expect((await submitPage(open.hostedUrl, { card: CARDS.good })).status).toBe(303);
    await desk.settle();
    expect(await statusNow()).toBe('ACTIVE');
    expect((await invoicesOf(acme.owner))[0]).toMatchObject({ status: 'PAID', isOverdue: false });
  });

  it('restricts the workspace when Stripe gives up, and releases it when the invoice is paid', async () => {
    await subscribed();
    desk.stripe.setCard(await customerId(), CARDS.failsLater);
    await desk.advance(31);
    await desk.advance(15);
    expect(await planOf(acme.owner)).toMatchObject({ status: 'RESTRICTED', features: [] });
    const [open] = await invoicesOf(acme.owner);
    await submitPage(open.hostedUrl, { card: CARDS.good });
    await desk.settle();
    expect(await statusNow()).toBe('ACTIVE');
  });

  it('cancels the subscription at Stripe 60 days after the restriction', async () => {
    await subscribed();
    desk.stripe.setCard(await customerId(), CARDS.failsLater);
    await desk.advance(31);
    await desk.advance(15);
    fd.advance({ days: 60 });
    await pullPayments(fd.services, acme.id);
    expect(await statusNow()).toBe('CANCELED');
    await desk.settle();
    const own = desk.stripe.state().subscriptions.filter(({ metadata }) => metadata['reference'] === acme.id);
    expect(own.map(({ status }) => status)).toEqual(['canceled']);
  });
});

describe('the portal of Stripe [BL-16]', () => {
  it('cancels the subscription at the end of its period', async () => {
    expect(await outcome(fd, await owner(), 'openBillingPortal', {})).toBe('PAYMENTS_NOT_STARTED');
    await subscribed();
    const { url } = await mutate(fd, await owner(), 'openBillingPortal', {}, 'url');
    await submitPage(url, { action: 'cancel' });
    await desk.settle();
    const { subscription } = await paymentsOf(acme.owner);
    expect(subscription).toMatchObject({ status: 'ACTIVE', cancelsAt: expect.any(String) });
    await desk.advance(32);
    expect(await statusNow()).toBeNull();
    expect((await paymentsOf(acme.owner)).subscription).toBeNull();
    expect(await names()).toContain('subscription.ended');
    await subscribed();
    expect(await statusNow()).toBe('ACTIVE');
  });

  it('is refused to members without the policy', async () => {
    await subscribed();
    const admin = await buildMember(fd, acme, { role: 'admin' });
    for (const name of ['openBillingPortal', 'refreshPayments'])
      expect(await outcome(fd, admin, name, {})).toBe('FORBIDDEN');
  });
});

describe('what Stripe sends [BL-16]', () => {
  it('has the same result if events are lost, doubled and in another order', async () => {
    const faults = ['DUPLICATE', 'REORDER', 'DUPLICATE', 'REORDER', 'LOSE'] as const;
    desk.stripe.faults.add(...faults.map((kind) => ({ kind })));
    await subscribed();
    expect(await statusNow()).toBe('ACTIVE');
    expect(await outcomes()).toEqual([{ status: 'APPLIED', count: 4 }]);
    expect(await names()).toEqual(['subscription.created', 'invoice.created', 'invoice.paid']);
    await pullPayments(fd.services, acme.id);
    expect(await names()).toHaveLength(3);
  });

  it('is read every day, also if no event arrives', async () => {
    desk.stripe.faults.add({ kind: 'LOSE', times: 20 });
    await subscribed();
    expect(await statusNow()).toBeNull();
    await desk.run('reconcile_payments');
    await desk.settle();
    expect(await statusNow()).toBe('ACTIVE');
  });

  it('is read when a member returns from the checkout', async () => {
    desk.stripe.faults.add({ kind: 'LOSE', times: 20 });
    await subscribed();
    expect(await outcome(fd, await owner(), 'refreshPayments', {})).toBe('ok');
    await desk.settle();
    expect(await statusNow()).toBe('ACTIVE');
  });

  it('is stored with the reason if it does not concern a workspace', async () => {
    await subscribed();
    const object = { id: 'in_1', customer: await customerId() };
    await desk.stripe.send({ type: 'invoice.paid', object, livemode: true });
    await desk.stripe.send({ type: 'payout.paid', object });
    await desk.stripe.send({ type: 'invoice.paid', object: { id: 'in_2', customer: 'cus_of_someone' } });
    const ignored = await rows(fd, "select detail from payment_events where status = 'IGNORED' order by detail");
    expect(ignored.map(({ detail }) => detail)).toEqual([
      'Events of this type are not used.',
      'No workspace has this customer.',
      'The event belongs to the other mode of the account.',
    ]);
  });

  it('is refused without a valid signature, and accepted if it is not an event', async () => {
    await subscribed();
    const delivered = desk.stripe.courier.log.at(-1);
    const send = async (payload: string, headers: Record<string, string>) =>
      (await fetch(`${desk.url}/webhooks/stripe`, { method: 'POST', body: payload, headers })).status;
    const { body = '', headers = {} } = delivered ?? {};
    expect(await send(body, { ...headers })).toBe(200);
    const json = { 'content-type': 'application/json' };
    expect(await send(body, json)).toBe(403);
    expect(await send(body, { ...json, 'stripe-signature': 't=1,v1=00' })).toBe(403);
    expect(await send(`${body} `, { ...headers })).toBe(403);
    fd.advance({ seconds: 301 });
    expect(await send(body, { ...headers })).toBe(403);
    const { webhookSecret = '' } = fd.services.payments ?? {};
    const signature = signStripe(webhookSecret, '{"object":"v2.core.event"}', fd.services.clock());
    const thin = await send('{"object":"v2.core.event"}', { ...json, 'stripe-signature': signature });
    expect(thin).toBe(200);
  });

  it('does not replace newer state', async () => {
    await subscribed();
    const { port } = fd.services.payments ?? {};
    if (!port) throw new Error('Payments are off.');
    const before = await port.listSubscriptions(await customerId());
    const slow = { ...port, listSubscriptions: async () => before };
    const startedAt = fd.services.clock();
    const portal = await port.openPortal(await customerId(), 'http://localhost:4000');
    await submitPage(portal, { action: 'cancel' });
    fd.advance({ minutes: 1 });
    await desk.settle();
    const late = { ...fd.services, clock: () => startedAt, payments: { port: slow, webhookSecret: '' } };
    await pullPayments(late, acme.id);
    const { subscription } = await paymentsOf(acme.owner);
    expect(subscription.cancelsAt).not.toBeNull();
  });

  it('fails visibly if a price belongs to no plan, until a global admin replays the event', async () => {
    const pia = await buildUser(fd, { globalRole: 'ADMIN' });
    const url = await openCheckout(fd, acme.owner, planVersionId);
    const stored = await rows(fd, 'delete from payment_prices returning *');
    await submitPage(url, { card: CARDS.good });
    await desk.settle();
    expect(await statusNow()).toBeNull();
    const list = '{ paymentEvents(first: 10, status: FAILED) { totalCount edges { node { id type detail } } } }';
    const { paymentEvents } = await as(fd, pia).ok(list);
    expect(paymentEvents.totalCount).toBe(5);
    const { id, detail } = paymentEvents.edges[0].node;
    expect(detail).toMatch(/^A price of the subscription sub_\w+ does not belong to a plan\.$/);
    for (const { plan_version_id: version, currency, interval, kind, provider_id: price } of stored)
      await rows(fd, 'insert into payment_prices values ($1, $2, $3, $4, $5, now())', [
        version,
        currency,
        interval,
        kind,
        price,
      ]);
    expect(await outcome(fd, await owner(), 'replayPaymentEvent', { id })).toBe('FORBIDDEN');
    const replayed = await mutate(fd, pia, 'replayPaymentEvent', { id }, 'paymentEvent { status }');
    expect(replayed.paymentEvent).toEqual({ status: 'PENDING' });
    await desk.settle();
    expect(await statusNow()).toBe('ACTIVE');
    expect(await outcomes()).toContainEqual({ status: 'APPLIED', count: 1 });
    expect(await outcome(fd, pia, 'replayPaymentEvent', { id: 'evt_none' })).toBe('NOT_FOUND');
  });

  it('does not replace the subscription of a global admin', async () => {
    const url = await openCheckout(fd, acme.owner, planVersionId);
    await buildSubscription(fd, acme, { planVersionId: await buildPlanVersion(fd, { name: 'Enterprise' }) });
    await submitPage(url, { card: CARDS.good });
    await desk.settle();
    expect(await planOf(acme.owner)).toMatchObject({ planName: 'Enterprise', status: 'ACTIVE' });
    expect(await outcomes()).toEqual([{ status: 'FAILED', count: 5 }]);
  });
});

describe('the catalog at Stripe [BL-16]', () => {
  const pricesOf = (id: string) =>
    desk.stripe.state().prices.filter(({ lookup_key: key }) => key?.startsWith(`frontdesk_${id}`));

  it('gets the prices of a version when it is published', async () => {
    const pia = await buildUser(fd, { globalRole: 'ADMIN' });
    const prices = [{ currency: 'USD', interval: 'YEAR', baseMinor: 9900, perSeatMinor: 0 } as const];
    const id = await buildPlanVersion(fd, { name: 'Yearly', prices, isDraft: true, visibility: 'PUBLIC' });
    await desk.settle();
    expect(pricesOf(id)).toEqual([]);
    expect(await outcome(fd, pia, 'publishPlanVersion', { id })).toBe('ok');
    await desk.settle();
    expect(pricesOf(id)).toMatchObject([{ currency: 'usd', unit_amount: 9900, interval: 'year' }]);
    const { plans } = await paymentsOf(acme.owner);
    expect(plans).toContainEqual({ name: 'Yearly', prices: [{ baseMinor: 9900, perSeatMinor: 0 }] });
  });

  it('gets each price once after interruptions and lost responses', async () => {
    const prices = [{ currency: 'EUR', interval: 'MONTH', baseMinor: 100, perSeatMinor: 200 } as const];
    const id = await buildPlanVersion(fd, { prices, visibility: 'PUBLIC' });
    desk.stripe.faults.add({ kind: 'DROP_AFTER', method: 'POST', path: '/v1/prices', times: 3 });
    await expect(desk.run('sync_plan_prices', { planVersionId: id })).rejects.toThrow('STRIPE RETRY');
    await desk.run('sync_plan_prices', { planVersionId: id });
    await desk.run('sync_plan_prices', { planVersionId: id });
    expect(pricesOf(id).map(({ unit_amount: amount }) => amount)).toEqual([100, 200]);
  });
});

describe('a subscription at Stripe', () => {
  it('is not changed by global admins, nor are its invoices [BL-16]', async () => {
    const pia = await buildUser(fd, { globalRole: 'ADMIN' });
    await subscribed();
    const [{ id }] = (await rows(fd, 'select id from subscriptions where workspace_id = $1', [acme.id])) as [
      { id: string },
    ];
    const terms = { id, planVersionId, interval: 'MONTH' };
    expect(await outcome(fd, pia, 'updateManualSubscription', terms)).toBe('SUBSCRIPTION_AT_STRIPE');
    expect(await outcome(fd, pia, 'endManualSubscription', { id })).toBe('SUBSCRIPTION_AT_STRIPE');
    const [invoice] = await invoicesOf(acme.owner);
    const closing = { id: invoice.id, reason: 'Paid by bank transfer' };
    for (const name of ['markInvoicePaid', 'voidInvoice'])
      expect(await outcome(fd, pia, name, closing)).toBe('INVOICE_AT_STRIPE');
    expect(await outcome(fd, await owner(), 'createInvoiceLink', { id: invoice.id })).toBe('INVOICE_AT_STRIPE');
    expect(await outcome(fd, pia, 'createPlatformInvoiceLink', { id: invoice.id })).toBe('INVOICE_AT_STRIPE');
  });

  it('is canceled with its workspace', async () => {
    await subscribed();
    const input = { confirmSlug: acme.slug };
    expect(await outcome(fd, await owner(), 'deleteWorkspace', input)).toBe('ok');
    await desk.settle();
    const own = desk.stripe.state().subscriptions.filter(({ metadata }) => metadata['reference'] === acme.id);
    expect(own.map(({ status }) => status)).toEqual(['canceled']);
  });

  it('is canceled with its workspace even if the checkout was completed at the same time', async () => {
    const url = await openCheckout(fd, acme.owner, planVersionId);
    await submitPage(url, { card: CARDS.good });
    expect(await outcome(fd, await owner(), 'deleteWorkspace', { confirmSlug: acme.slug })).toBe('ok');
    await desk.settle();
    const own = desk.stripe.state().subscriptions.filter(({ metadata }) => metadata['reference'] === acme.id);
    expect(own.map(({ status }) => status)).toEqual(['canceled']);
  });
});
