import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { as } from '../../../../test/testkit/as.ts';
import { buildPlanVersion } from '../../../../test/testkit/billing.ts';
import {
  type BuiltWorkspace,
  buildMember,
  type Member,
  signedInAgain,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import type { TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import {
  buildPlanForSale,
  CARDS,
  type PaymentsDesk,
  startPayments,
  subscribe,
} from '../../../../test/testkit/payments.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let desk: PaymentsDesk;
let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
let starter: string;
let pro: string;
beforeAll(async () => {
  desk = await startPayments();
  ({ fd } = desk);
});
beforeEach(async () => {
  await rows(
    fd,
    'truncate endpoint_weights, plans, plan_versions, payment_prices, payment_customers, payment_events, subscriptions, invoices, invoice_lines, credit_notes, credit_note_lines, credit_uses',
  );
  ({ acme, globex } = await twoWorkspaces(fd));
  starter = await buildPlanForSale(desk);
  pro = await buildPlan('Pro', 9900, 0);
  await subscribe(desk, acme.owner, starter);
});
afterAll(() => desk.close());

async function buildPlan(name: string, baseMinor: number, perSeatMinor: number) {
  const prices = [
    { currency: 'EUR', interval: 'MONTH', baseMinor, perSeatMinor } as const,
    { currency: 'EUR', interval: 'YEAR', baseMinor: baseMinor * 10, perSeatMinor } as const,
  ];
  const planVersionId = await buildPlanVersion(fd, { name, prices, visibility: 'PUBLIC', features: ['campaigns'] });
  await desk.run('sync_plan_prices', { planVersionId });
  return planVersionId;
}

const owner = () => signedInAgain(fd, acme.owner);
const SHOWN =
  'preview { token planName seats isImmediate appliesAt currency creditMinor chargeMinor taxMinor totalMinor dueMinor nextInvoiceMinor nextInvoiceAt lostFeatures lowerLimits { meter before after used isEnforced } }';
const preview = async (input: object) =>
  (await mutate(fd, await owner(), 'previewSubscriptionChange', input, SHOWN)).preview as {
    readonly token: string;
    readonly totalMinor: number;
    readonly dueMinor: number;
    readonly [field: string]: unknown;
  };
const refusal = async (input: object, who = acme.owner) =>
  outcome(fd, await signedInAgain(fd, who), 'previewSubscriptionChange', input);
const confirm = async (token: string, who = acme.owner) =>
  outcome(fd, await signedInAgain(fd, who), 'changeSubscription', { token });
const cancel = async () => outcome(fd, await owner(), 'cancelSubscriptionChange', {});
const subscription = async () =>
  (
    await as(fd, await owner()).ok(
      '{ payments { subscription { planName interval seats pendingChange { planName seats appliesAt } } } }',
    )
  ).payments.subscription;
const own = <T extends { readonly customer: string }>(all: readonly T[], customer: string | undefined) =>
  all.filter((one) => one.customer === customer);
const customer = async () =>
  (
    await rows<{ id: string }>(fd, 'select provider_id as id from payment_customers where workspace_id = $1', [acme.id])
  )[0]?.id ?? '';
const invoices = async () => own(desk.stripe.state().invoices, await customer());
const totals = () =>
  rows<{ total: number; status: string }>(
    fd,
    'select total_minor::int as total, status from invoices where workspace_id = $1 order by created_at, id',
    [acme.id],
  );
const recorded = () =>
  rows<{ name: string; by: string }>(
    fd,
    "select name, actor_label as by from audit_events where workspace_id = $1 and name like 'subscription.%' order by id",
    [acme.id],
  ).then((events) => events.map(({ name }) => name));

describe('a change of plan or seats [BL-13]', () => {
  it('shows credit, charge, tax and the next invoice, and charges exactly that', async () => {
    desk.stripe.setTax(19);
    const shown = await preview({ planVersionId: pro });
    expect(shown).toMatchObject({
      planName: 'Pro',
      seats: null,
      isImmediate: true,
      currency: 'EUR',
      lostFeatures: ['SEQUENCES', 'MCP_SERVERS', 'SEARCH_BY_MEANING', 'OUTBOUND_CALLS'],
      nextInvoiceMinor: 11_781,
    });
    expect(shown.dueMinor).toBe(shown.totalMinor);
    expect(await subscription()).toMatchObject({ planName: 'Starter', seats: 3 });
    expect(await confirm(shown.token)).toBe('ok');
    expect(await subscription()).toEqual({ planName: 'Pro', interval: 'MONTH', seats: null, pendingChange: null });
    expect(await totals()).toEqual([
      { total: 7600, status: 'PAID' },
      { total: shown.totalMinor, status: 'PAID' },
    ]);
    expect(await recorded()).toEqual(['subscription.created', 'subscription.change_confirmed', 'subscription.updated']);
    desk.stripe.setTax(0);
  });

  it('charges once for two presses, also at the same time', async () => {
    const { token } = await preview({ planVersionId: starter, seats: 5 });
    const answers = await Promise.all([confirm(token), confirm(token)]);
    expect(answers).toContain('ok');
    expect(await confirm(token)).toBe('PREVIEW_OUTDATED');
    expect(await invoices()).toHaveLength(2);
    expect((await recorded()).filter((name) => name === 'subscription.change_confirmed')).toHaveLength(1);
    expect(await subscription()).toMatchObject({ seats: 5 });
  });

  it('refuses a token that is forged, older than ten minutes, of another workspace, or shown before a change', async () => {
    const { token } = await preview({ planVersionId: pro });
    expect(await confirm(`${token}x`)).toBe('PREVIEW_OUTDATED');
    await subscribe(desk, globex.owner, starter);
    expect(await confirm(token, globex.owner)).toBe('PREVIEW_OUTDATED');
    const seats = await preview({ planVersionId: starter, seats: 4 });
    expect(await confirm(seats.token)).toBe('ok');
    expect(await confirm(token)).toBe('PREVIEW_OUTDATED');
    const late = await preview({ planVersionId: pro });
    fd.advance({ minutes: 10 });
    expect(await confirm(late.token)).toBe('PREVIEW_OUTDATED');
    const archived = await preview({ planVersionId: pro });
    await rows(fd, "update plans set archived_at = now() where name = 'Pro'");
    expect(await confirm(archived.token)).toBe('PREVIEW_OUTDATED');
    // Precondition: the same change is possible before the plan is archived.
    await rows(fd, 'update plans set archived_at = null');
    expect(await confirm(archived.token)).toBe('ok');
  });

  it('keeps the plan if the card is declined, and changes it when the open invoice is paid', async () => {
    desk.stripe.setCard(await customer(), CARDS.failsLater);
    const { token } = await preview({ planVersionId: starter, seats: 9 });
    expect(await confirm(token)).toBe('PAYMENT_FAILED');
    expect(await subscription()).toMatchObject({ planName: 'Starter', seats: 3 });
    expect((await totals()).map(({ status }) => status)).toEqual(['PAID', 'OPEN']);
    expect(await recorded()).toEqual(['subscription.created']);
    const open = (await invoices()).at(-1);
    await fetch(`${desk.stripe.url}/i/${open?.id}`, {
      method: 'POST',
      body: new URLSearchParams({ card: CARDS.good }),
    });
    await desk.settle();
    expect(await subscription()).toMatchObject({ seats: 9 });
  });

  it('applies a lower price at the end of the period, and can be canceled before', async () => {
    const first = await preview({ planVersionId: pro });
    await confirm(first.token);
    const shown = await preview({ planVersionId: starter, seats: 2 });
    expect(shown).toMatchObject({
      isImmediate: false,
      dueMinor: 0,
      nextInvoiceMinor: 6700,
      lostFeatures: [],
    });
    expect(shown.appliesAt).toBe(shown.nextInvoiceAt);
    expect(shown.lowerLimits).toEqual([{ meter: 'MEMBERS', before: null, after: 2, used: 1, isEnforced: true }]);
    expect(await confirm(shown.token)).toBe('ok');
    expect(await subscription()).toMatchObject({
      planName: 'Pro',
      pendingChange: { planName: 'Starter', seats: 2, appliesAt: shown.appliesAt },
    });
    expect(await refusal({ planVersionId: starter, seats: 5 })).toBe('SUBSCRIPTION_CHANGE_PENDING');
    expect(await cancel()).toBe('ok');
    expect(await cancel()).toBe('SUBSCRIPTION_CHANGE_NOT_PENDING');
    expect(await subscription()).toMatchObject({ planName: 'Pro', pendingChange: null });
    const again = await preview({ planVersionId: starter, seats: 2 });
    await confirm(again.token);
    await desk.advance(31);
    expect(await subscription()).toMatchObject({ planName: 'Starter', seats: 2, pendingChange: null });
    expect((await totals()).at(-1)).toEqual({ total: 6700, status: 'PAID' });
  });

  it('is refused to admins, without a change, with wrong seats, and while a payment is missing or the subscription ends', async () => {
    const admin = await buildMember(fd, acme, { role: 'admin' });
    expect(await refusal({ planVersionId: pro }, admin)).toBe('FORBIDDEN');
    expect(await refusal({ planVersionId: starter })).toBe('SUBSCRIPTION_UNCHANGED');
    expect(await refusal({ planVersionId: starter, seats: 1 })).toBe('SUBSCRIPTION_SEATS_TOO_FEW');
    expect(await refusal({ planVersionId: pro, seats: 3 })).toBe('SUBSCRIPTION_SEATS_INVALID');
    expect(await refusal({ planVersionId: starter, interval: 'YEAR' })).toBe('PRICE_NOT_AVAILABLE');
    expect(await refusal({ planVersionId: await buildPlanVersion(fd) })).toBe('NOT_FOUND');
    expect(await refusal({ planVersionId: pro }, globex.owner)).toBe('PAYMENTS_NOT_STARTED');
    desk.stripe.setCard(await customer(), CARDS.failsLater);
    await desk.advance(32);
    expect(await refusal({ planVersionId: pro })).toBe('SUBSCRIPTION_UNPAID');
  });

  it('charges what was shown, for any plan, interval, seats and time', async () => {
    const step = fc.record({
      isPro: fc.boolean(),
      interval: fc.constantFrom('MONTH', 'YEAR'),
      seats: fc.integer({ min: 2, max: 40 }),
      hours: fc.integer({ min: 1, max: 60 }),
    });
    const team = await buildPlan('Team', 5100, 700);
    await fc.assert(
      fc.asyncProperty(step, async ({ isPro, interval, seats, hours }) => {
        fd.advance({ hours });
        const input = isPro ? { planVersionId: pro, interval } : { planVersionId: team, interval, seats };
        const answer = await refusal(input);
        if (answer !== 'ok') return fc.pre(answer !== 'SUBSCRIPTION_UNCHANGED');
        const shown = await preview(input);
        const before = (await invoices()).length;
        expect(await confirm(shown.token)).toBe('ok');
        const created = (await invoices()).slice(before);
        const charged = created.flatMap(({ lines }) => lines).reduce((sum, { amount }) => sum + amount, 0);
        expect(charged).toBe(shown.dueMinor);
        if (shown.isImmediate !== true) expect(await cancel()).toBe('ok');
      }),
      { numRuns: 12 },
    );
  });
});
