import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { buildPlanVersion, buildSubscription } from '../../../../test/testkit/billing.ts';
import {
  type BuiltWorkspace,
  buildMember,
  buildUser,
  type Member,
  type Person,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { buildBillingAccount, buildInvoice, buildPricedSubscription } from '../../../../test/testkit/invoices.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { issueInvoicesJob } from './jobs/issue-invoices-job.ts';

let fd: TestFrontdesk;
let pia: Person;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk({ billing: 'MANUAL' });
});
beforeEach(async () => {
  await rows(
    fd,
    'truncate endpoint_weights, plans, plan_versions, payment_prices, subscriptions, invoices, invoice_lines, credit_notes, credit_note_lines, credit_uses, invoice_numbers',
  );
  pia = await buildUser(fd, { name: 'Pia Platform', globalRole: 'ADMIN' });
  ({ acme, globex } = await twoWorkspaces(fd));
  await rows(fd, "update workspaces set timezone = 'Europe/Berlin'");
});
afterAll(() => fd.close());

/** Runs the job at a time. The job of the other workspace's subscriptions runs with it. */
const issueAt = (time: string) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the task reads neither its payload nor its helpers.
  issueInvoicesJob({ ...fd.services, clock: () => new Date(time) })({}, {} as never);
const LIST =
  '{ invoices(first: 20) { totalCount nodes { id number status isOverdue planName periodStart periodEnd currency totalMinor payerName payerCountry payerVatId lines { position kind units share unitPriceMinor amountMinor } } } }';
const invoicesOf = async (who: Caller) => (await as(fd, who).ok(LIST)).invoices;
const from = (time: string) => ({ startsAt: new Date(time) });
// The clock of Berlin is one hour ahead of UTC in winter and two in summer.
const [JANUARY, FEBRUARY, MARCH] = ['2026-01-01', '2026-02-01', '2026-03-01'].map((day) => `${day}T00:30:00Z`) as [
  string,
  string,
  string,
];

describe('invoices [BL-14]', () => {
  it('are issued once for each month of the time zone of the workspace, with a line for base price and seats', async () => {
    await buildBillingAccount(fd, acme, { vatId: 'DE123456789' });
    await buildPricedSubscription(fd, acme, { ...from('2025-12-31T23:00:00Z'), seats: 3 });
    await issueAt('2026-01-31T22:59:00Z');
    expect((await invoicesOf(acme.owner)).totalCount).toBe(0);
    await issueAt('2026-01-31T23:00:00Z');
    await issueAt(FEBRUARY);
    expect(await invoicesOf(acme.owner)).toMatchObject({
      totalCount: 1,
      nodes: [
        {
          number: 'INV-2026-00001',
          status: 'OPEN',
          planName: 'Starter',
          periodStart: '2025-12-31T23:00:00.000Z',
          periodEnd: '2026-01-31T23:00:00.000Z',
          currency: 'EUR',
          totalMinor: 6400,
          payerName: 'Acme Ltd',
          payerCountry: 'DE',
          payerVatId: 'DE123456789',
          lines: [
            { position: 1, kind: 'BASE', units: 1, share: 1, unitPriceMinor: '4900', amountMinor: 4900 },
            { position: 2, kind: 'SEATS', units: 3, share: 1, unitPriceMinor: '500', amountMinor: 1500 },
          ],
        },
      ],
    });
    expect((await invoicesOf(globex.owner)).totalCount).toBe(0);
    const audited = "select actor_label from audit_events where workspace_id = $1 and name = 'invoice.created'";
    expect(await rows(fd, audited, [acme.id])).toEqual([{ actor_label: 'Billing' }]);
  });

  it('are issued once by concurrent jobs, with numbers that have no gaps', async () => {
    for (const workspace of [acme, globex]) await buildPricedSubscription(fd, workspace, from('2025-10-31T23:00:00Z'));
    await Promise.all([issueAt(JANUARY), issueAt(JANUARY), issueAt(JANUARY)]);
    const stored = await rows<{ number: string }>(fd, 'select number from invoices order by number');
    expect(stored.map(({ number }) => number)).toEqual([1, 2, 3, 4].map((nth) => `INV-2026-0000${nth}`));
  });

  it('leave no number and no period behind if the transaction is rolled back', async () => {
    const id = await buildPricedSubscription(fd, acme, from('2025-12-31T23:00:00Z'));
    await rows(
      fd,
      "alter table invoices add constraint stop_issue check (status = 'DRAFT' or number is null) not valid",
    );
    await expect(issueAt(FEBRUARY)).rejects.toThrow('stop_issue');
    await rows(fd, 'alter table invoices drop constraint stop_issue');
    expect(await rows(fd, 'select from invoices')).toHaveLength(0);
    await issueAt(FEBRUARY);
    expect(await rows(fd, 'select number from invoices where subscription_id = $1', [id])).toEqual([
      { number: 'INV-2026-00001' },
    ]);
  });

  it('cover a part of the month at the start and the end of the subscription', async () => {
    const period = { ...from('2026-01-16T11:00:00Z'), endsAt: new Date('2026-02-14T23:00:00Z') };
    await buildPricedSubscription(fd, acme, period);
    await issueAt(MARCH);
    await issueAt('2026-06-01T00:00:00Z');
    const { nodes } = await invoicesOf(acme.owner);
    expect(nodes.map(({ totalMinor }: { totalMinor: number }) => totalMinor).sort()).toEqual([2450, 2450]);
  });

  it('are in years for a yearly subscription, and use its own price', async () => {
    const price = { interval: 'YEAR', priceMinor: 36_500, currency: 'GBP' };
    await buildPricedSubscription(fd, acme, { ...from('2024-12-31T23:00:00Z'), ...price });
    await issueAt(JANUARY);
    expect((await invoicesOf(acme.owner)).nodes).toMatchObject([
      { currency: 'GBP', totalMinor: 36_500, lines: [{ kind: 'BASE', unitPriceMinor: '36500' }] },
    ]);
  });

  it('are not issued for a free subscription, a scheduled one, or with billing off', async () => {
    await buildSubscription(fd, acme, { ...from('2025-12-31T23:00:00Z'), planVersionId: await buildPlanVersion(fd) });
    await buildPricedSubscription(fd, globex, from('2026-05-31T23:00:00Z'));
    await issueAt(FEBRUARY);
    expect(await rows(fd, 'select from invoices')).toHaveLength(0);
    await issueInvoicesJob({ ...fd.services, billing: 'OFF', clock: () => new Date('2026-08-01') })({}, {} as never);
    expect(await rows(fd, 'select from invoices')).toHaveLength(0);
    await issueAt('2026-08-01T00:00:00Z');
    expect(await rows(fd, 'select from invoices')).toHaveLength(2);
  });

  it('keep the terms of an ended period if the subscription is changed before the job runs', async () => {
    const now = fd.services.clock();
    const startsAt = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1, 12));
    const id = await buildPricedSubscription(fd, acme, { startsAt });
    const planVersionId = await buildPlanVersion(fd);
    const input = { id, planVersionId, interval: 'MONTH', priceMinor: 9900, currency: 'USD' };
    const [changed] = await Promise.all([
      outcome(fd, pia, 'updateManualSubscription', input),
      issueAt(now.toISOString()),
    ]);
    expect(changed).toBe('ok');
    const { nodes } = await invoicesOf(acme.owner);
    expect(nodes).toMatchObject([{ currency: 'EUR', planName: 'Starter', lines: [{ unitPriceMinor: '4900' }] }]);
  });

  it('cannot be changed or get lines after they were issued', async () => {
    const id = await buildInvoice(fd, acme);
    const refusedBy = (statement: string) =>
      fd.services.database
        .forWorkspace(acme.id)
        .write((tx) => tx.run({ name: null, text: statement, values: [id] }))
        .then(
          () => 'done',
          ({ code }: { code: string }) => code,
        );
    const line = "insert into invoice_lines select workspace_id, id, 9, 'BASE', 1, 1, 1, 1 from invoices where id = $1";
    expect(await refusedBy(line)).toBe('42501');
    expect(await refusedBy('update invoices set total_minor = 1 where id = $1')).toBe('42501');
    expect(await refusedBy('update invoice_lines set amount_minor = 1 where invoice_id = $1')).toBe('42501');
    expect(await refusedBy('delete from invoices where id = $1')).toBe('42501');
    expect(
      await refusedBy("update invoices set status = 'VOID', voided_at = now(), closing_reason = 'x' where id = $1"),
    ).toBe('done');
    expect(
      await refusedBy("update invoices set status = 'OPEN', voided_at = null, closing_reason = null where id = $1"),
    ).toBe('42501');
  });

  it('are read by members with billing.read, by id, and not by another workspace', async () => {
    const id = await buildInvoice(fd, acme);
    const read = `{ invoice(id: "${id}") { number totalMinor } }`;
    const adam = await buildMember(fd, acme, { role: 'admin' });
    for (const who of [acme.owner, adam]) expect((await as(fd, who).ok(read)).invoice.totalMinor).toBe(4900);
    expect((await as(fd, globex.owner).run(read)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const mia = await buildMember(fd, acme, { role: 'member' });
    expect((await as(fd, mia).run(read)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('an open invoice [BL-14]', () => {
  it('is marked as paid or void by a global admin with a reason, once', async () => {
    const [paid, voided] = [await buildInvoice(fd, acme), await buildInvoice(fd, acme)];
    expect(await outcome(fd, acme.owner, 'markInvoicePaid', { id: paid, reason: 'Transfer' })).toBe('FORBIDDEN');
    expect(await outcome(fd, pia, 'markInvoicePaid', { id: paid, reason: ' ' })).toBe('INVOICE_REASON_INVALID');
    const answers = await Promise.all(
      [1, 2].map(() => outcome(fd, pia, 'markInvoicePaid', { id: paid, reason: 'Transfer' })),
    );
    expect(answers.sort()).toEqual(['INVOICE_NOT_OPEN', 'ok']);
    const done = await mutate(
      fd,
      pia,
      'voidInvoice',
      { id: voided, reason: 'Error' },
      'invoice { status closingReason }',
    );
    expect(done).toMatchObject({ invoice: { status: 'VOID', closingReason: 'Error' } });
    expect(await outcome(fd, pia, 'markInvoicePaid', { id: voided, reason: 'Transfer' })).toBe('INVOICE_NOT_OPEN');
    expect(await outcome(fd, pia, 'voidInvoice', { id: paid, reason: 'Error' })).toBe('INVOICE_NOT_OPEN');
    const list =
      'query ($status: InvoiceStatus) { platformInvoices(first: 10, status: $status) { totalCount nodes { workspaceSlug invoice { id } } } }';
    const { platformInvoices } = await as(fd, pia).ok(list, { status: 'PAID' });
    expect(platformInvoices).toEqual({ totalCount: 1, nodes: [{ workspaceSlug: acme.slug, invoice: { id: paid } }] });
    expect((await as(fd, pia).ok(list)).platformInvoices.totalCount).toBe(2);
  });

  it('is overdue after its due date until it is paid', async () => {
    const dueAt = new Date(fd.services.clock().getTime() - 1000);
    const id = await buildInvoice(fd, acme, { dueAt });
    const overdue = async () => (await invoicesOf(acme.owner)).nodes[0].isOverdue;
    expect(await overdue()).toBe(true);
    expect(await outcome(fd, pia, 'markInvoicePaid', { id, reason: 'Transfer' })).toBe('ok');
    expect(await overdue()).toBe(false);
  });
});

describe('a billing account [BL-11] [WC-28]', () => {
  const input = {
    name: 'Acme Ltd',
    address: '1 Main St\nBerlin',
    country: 'DE',
    email: 'Pay@Acme.test',
    vatId: 'de 123.456.789',
  };
  const update = (who: Caller, over: object = {}) =>
    mutate(
      fd,
      who,
      'updateBillingAccount',
      { ...input, ...over },
      'billingAccount { name address country email vatId }',
    );

  it('is changed by an owner, and by an admin only with billing.manage', async () => {
    const adam = await buildMember(fd, acme, { role: 'admin' });
    const ben = await buildMember(fd, acme, { role: 'admin', grants: [{ policy: 'billing.manage' }] });
    expect(await outcome(fd, adam, 'updateBillingAccount', input)).toBe('FORBIDDEN');
    expect(await outcome(fd, ben, 'updateBillingAccount', input)).toBe('ok');
    const account = { ...input, email: 'pay@acme.test', vatId: 'DE123456789' };
    expect(await update(acme.owner)).toMatchObject({ billingAccount: account });
    const read = '{ billingAccount { name address country email vatId } }';
    expect(await as(fd, adam).ok(read)).toEqual({ billingAccount: account });
    expect(await as(fd, globex.owner).ok(read)).toEqual({ billingAccount: null });
  });

  it.each([
    ['an empty name', { name: ' ' }, 'NAME_INVALID', 'name'],
    ['no address', { address: ' ' }, 'BILLING_ADDRESS_INVALID', 'address'],
    ['an unknown country', { country: 'ZZ' }, 'COUNTRY_UNKNOWN', 'country'],
    ['a wrong email address', { email: 'pay' }, 'EMAIL_INVALID', 'email'],
    ['a VAT ID of another country', { vatId: 'FR12345678901' }, 'VAT_ID_INVALID', 'vatId'],
    ['a VAT ID that is too short', { vatId: 'DE12345' }, 'VAT_ID_INVALID', 'vatId'],
  ])('is refused with %s', async (_what, over, code, field) => {
    expect(await update(acme.owner, over)).toMatchObject({ code, field });
    expect(await update(acme.owner)).toMatchObject({ outcome: 'ok' });
  });
});
