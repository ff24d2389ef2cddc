import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildUser,
  type Member,
  type Person,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import {
  buildBillingAccount,
  buildInvoice,
  buildIssuer,
  buildPricedSubscription,
  buildTaxRate,
} from '../../../../test/testkit/invoices.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { issueInvoicesJob } from './jobs/issue-invoices-job.ts';
import { checkUnpaid } from './unpaid-invoices.ts';

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
    'truncate plans, plan_versions, payment_prices, endpoint_weights, subscriptions, invoices, invoice_lines, credit_notes, credit_note_lines, credit_uses, invoice_numbers, archived_invoices, invoice_issuers, tax_rates',
  );
  pia = await buildUser(fd, { name: 'Pia Platform', globalRole: 'ADMIN' });
  ({ acme, globex } = await twoWorkspaces(fd));
  await rows(fd, "update workspaces set timezone = 'Europe/Berlin'");
});
afterAll(() => fd.close());

const NOTE =
  'id number status isCorrection reason currency netMinor taxMinor totalMinor loweredMinor remainingMinor refundedMinor refundReference lines { position units unitPriceMinor amountMinor taxMinor }';
const INVOICE = `id number status closingReason totalMinor amountDueMinor creditUses { creditNoteNumber amountMinor } creditNotes { ${NOTE} }`;
/** Returns the invoices of Acme, oldest first. */
const invoices = async () =>
  (await as(fd, acme.owner).ok(`{ invoices(first: 20) { nodes { ${INVOICE} } } }`)).invoices.nodes.toReversed();
const balances = async (who = acme.owner) =>
  (await as(fd, who).ok('{ creditBalances { currency amountMinor } }')).creditBalances;
const issueAt = (time: string) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the task reads neither its payload nor its helpers.
  issueInvoicesJob({ ...fd.services, clock: () => new Date(time) })({}, {} as never);
const credit = (invoiceId: string, amounts: readonly number[], reason = 'Outage') =>
  mutate(
    fd,
    pia,
    'issueCreditNote',
    { invoiceId, reason, lines: amounts.map((amountMinor, at) => ({ position: at + 1, amountMinor })) },
    `creditNote { ${NOTE} } invoice { ${INVOICE} }`,
  );
const pay = (id: string) => outcome(fd, pia, 'markInvoicePaid', { id, reason: 'Transfer' });

/** Bills Acme monthly with €49.00 and two seats of €5.00, and 19% of VAT. Returns the invoice of January. */
async function billJanuary() {
  await buildIssuer(fd);
  await buildTaxRate(fd);
  await buildBillingAccount(fd, acme, {});
  await buildPricedSubscription(fd, acme, { startsAt: new Date('2025-12-31T23:00:00Z'), seats: 2 });
  await issueAt('2026-02-01T00:30:00Z');
  return (await invoices())[0];
}

describe('a credit note [BL-14]', () => {
  it('lowers the amount due of an open invoice by its lines with the tax of the invoice', async () => {
    const { id } = await billJanuary();
    const { creditNote, invoice } = await credit(id, [1000, 999]);
    expect(creditNote).toMatchObject({
      status: 'USED',
      isCorrection: false,
      reason: 'Outage',
      currency: 'EUR',
      netMinor: 1999,
      taxMinor: 380,
      totalMinor: 2379,
      loweredMinor: 2379,
      remainingMinor: 0,
      lines: [
        { position: 1, units: 1, unitPriceMinor: '1000', amountMinor: 1000, taxMinor: 190 },
        { position: 2, units: 1, unitPriceMinor: '999', amountMinor: 999, taxMinor: 190 },
      ],
    });
    expect(creditNote.number).toBe(`CN-${fd.services.clock().getUTCFullYear()}-00001`);
    expect(invoice).toMatchObject({ status: 'OPEN', totalMinor: 7021, amountDueMinor: 4642 });
    expect(await balances()).toEqual([]);
  });

  it('pays an open invoice of which nothing is due any longer, and releases the subscription', async () => {
    const { id } = await billJanuary();
    const [stored] = await rows<{ id: string }>(fd, 'select id from subscriptions');
    const subscriptionId = stored?.id as string;
    await fd.services.database.forWorkspace(acme.id).write((tx) => checkUnpaid(tx, fd.services, subscriptionId));
    const pastDue = 'select past_due_at is not null as due from subscriptions';
    expect(await rows(fd, pastDue)).toEqual([{ due: true }]);
    const { invoice, creditNote } = await credit(id, [4900, 1000]);
    expect(invoice).toMatchObject({
      status: 'PAID',
      amountDueMinor: 0,
      closingReason: `Credit note ${creditNote.number}`,
    });
    expect(await rows(fd, pastDue)).toEqual([{ due: false }]);
  });

  it('of a paid invoice is a balance, which the next invoices use', async () => {
    const { id } = await billJanuary();
    await pay(id);
    const { creditNote } = await credit(id, [4900, 1000]);
    expect(creditNote).toMatchObject({ status: 'AVAILABLE', loweredMinor: 0, remainingMinor: 7021 });
    expect(await balances()).toEqual([{ currency: 'EUR', amountMinor: 7021 }]);
    const list = '{ creditNotes(first: 1) { totalCount nodes { number invoiceId } } }';
    const nodes = [{ number: creditNote.number, invoiceId: id }];
    expect((await as(fd, acme.owner).ok(list)).creditNotes).toEqual({ totalCount: 1, nodes });
    expect((await as(fd, globex.owner).ok(list)).creditNotes.totalCount).toBe(0);
    expect(await balances(globex.owner)).toEqual([]);
    await issueAt('2026-03-01T00:30:00Z');
    await issueAt('2026-04-01T00:30:00Z');
    const [january, february, march] = await invoices();
    const uses = [{ creditNoteNumber: creditNote.number, amountMinor: 7021 }];
    expect(february).toMatchObject({ status: 'PAID', closingReason: 'Balance of credit notes', creditUses: uses });
    expect(march).toMatchObject({ status: 'OPEN', amountDueMinor: 7021, creditUses: [] });
    expect(january.creditNotes).toMatchObject([{ status: 'USED', remainingMinor: 0 }]);
    expect(await balances()).toEqual([]);
  });

  it('is used in part by an invoice in its currency only, also while invoices are made', async () => {
    const { id } = await billJanuary();
    await pay(id);
    await credit(id, [1000]);
    await Promise.all([issueAt('2026-03-01T00:30:00Z'), issueAt('2026-03-01T00:30:00Z')]);
    const used = (await invoices()).slice(1);
    expect(used).toMatchObject([{ status: 'OPEN', amountDueMinor: 7021 - 1190 }]);
    const other = await buildInvoice(fd, acme, { currency: 'USD', createdAt: new Date('2026-01-02T00:00:00Z') });
    await pay(other);
    await credit(other, [4900]);
    await issueAt('2026-04-01T00:30:00Z');
    expect((await invoices()).at(-1)).toMatchObject({ creditUses: [], amountDueMinor: 7021 });
    expect(await balances()).toEqual([{ currency: 'USD', amountMinor: 4900 }]);
  });

  it('returns a used balance if the invoice that used it is credited', async () => {
    const { id } = await billJanuary();
    await pay(id);
    await credit(id, [1000]);
    await issueAt('2026-03-01T00:30:00Z');
    const [, february] = await invoices();
    expect(await outcome(fd, pia, 'voidInvoice', { id: february.id, reason: 'Error' })).toBe('INVOICE_CREDITED');
    const { creditNote, invoice } = await credit(february.id, [4900, 1000]);
    expect(creditNote).toMatchObject({ loweredMinor: 7021 - 1190, remainingMinor: 1190 });
    expect(invoice).toMatchObject({ status: 'PAID', amountDueMinor: 0 });
  });

  it('taxes the parts of a line like the whole line', async () => {
    const { id } = await billJanuary();
    for (const part of [33, 33, 934, 3900]) expect((await credit(id, [part])).outcome).toBe('ok');
    const [{ creditNotes }] = await invoices();
    const sum = creditNotes.reduce((total: number, note: { taxMinor: number }) => total + note.taxMinor, 0);
    expect(sum).toBe(931);
  });
});

describe('the credit notes of a line [BL-14]', () => {
  it('never exceed it, also if they are issued at the same time', async () => {
    const { id } = await billJanuary();
    expect((await credit(id, [4901])).outcome).toBe('CREDIT_NOTE_TOO_HIGH');
    const both = await Promise.all([credit(id, [2500]), credit(id, [2500])]);
    expect(both.map((one) => one.outcome).toSorted()).toEqual(['CREDIT_NOTE_TOO_HIGH', 'ok']);
    expect((await credit(id, [2400])).outcome).toBe('ok');
    expect((await credit(id, [1])).outcome).toBe('CREDIT_NOTE_TOO_HIGH');
  });

  it('have numbers without gaps, also after a refusal', async () => {
    const { id } = await billJanuary();
    await Promise.all([1, 2, 3].map((amount) => credit(id, [amount])));
    await credit(id, [9999]);
    await credit(id, [4]);
    const [{ creditNotes }] = await invoices();
    const numbers = creditNotes.map((one: { number: string }) => Number(one.number.split('-')[2]));
    expect(numbers.toSorted()).toEqual([1, 2, 3, 4]);
  });

  it.each([
    ['no line', []],
    [
      'the same line twice',
      [
        { position: 1, amountMinor: 1 },
        { position: 1, amountMinor: 1 },
      ],
    ],
    ['an unknown line', [{ position: 3, amountMinor: 1 }]],
    ['an amount of 0', [{ position: 1, amountMinor: 0 }]],
    ['a part of a minor unit', [{ position: 1, amountMinor: 1.5 }]],
    ['101 lines', Array.from({ length: 101 }, (_, at) => ({ position: at + 1, amountMinor: 1 }))],
  ])('are refused for %s', async (_what, lines) => {
    const { id: invoiceId } = await billJanuary();
    const input = { invoiceId, reason: 'Outage', lines };
    expect(await outcome(fd, pia, 'issueCreditNote', input)).toBe('CREDIT_NOTE_LINES_INVALID');
  });

  it('are refused without a reason, for void invoices, for those of Stripe and of deleted workspaces', async () => {
    const { id } = await billJanuary();
    expect((await credit(id, [1], ' ')).outcome).toBe('INVOICE_REASON_INVALID');
    await outcome(fd, pia, 'voidInvoice', { id, reason: 'Error' });
    expect((await credit(id, [1])).outcome).toBe('CREDIT_NOTE_INVOICE_VOID');
    const remote = await buildInvoice(fd, acme, { provider: 'STRIPE', providerId: 'in_1' });
    expect((await credit(remote, [1])).outcome).toBe('INVOICE_AT_STRIPE');
    const other = await buildInvoice(fd, globex);
    await outcome(fd, globex.owner, 'deleteWorkspace', { confirmSlug: globex.slug });
    expect((await credit(other, [1])).outcome).toBe('CREDIT_NOTE_WORKSPACE_DELETED');
  });
});

describe('an issued credit note [BL-14]', () => {
  it('never changes, except its balance, which only decreases', async () => {
    const { id } = await billJanuary();
    await pay(id);
    await credit(id, [1000]);
    const kept = /does not change/;
    await expect(rows(fd, "update credit_notes set reason = 'Other'")).rejects.toThrow(kept);
    await expect(rows(fd, 'update credit_notes set remaining_minor = remaining_minor + 1')).rejects.toThrow(kept);
    const more =
      'insert into credit_note_lines select workspace_id, credit_note_id, 2, 1, 1, 1, 0 from credit_note_lines';
    await expect(rows(fd, more)).rejects.toThrow(/no further lines/);
  });

  it('is marked as refunded once, and later invoices do not use it', async () => {
    const { id: invoiceId } = await billJanuary();
    await pay(invoiceId);
    const { creditNote } = await credit(invoiceId, [1000]);
    const refund = (reference = 'Transfer 7') =>
      mutate(fd, pia, 'markCreditNoteRefunded', { id: creditNote.id, reference }, `creditNote { ${NOTE} }`);
    expect((await refund('  ')).outcome).toBe('CREDIT_NOTE_REFERENCE_INVALID');
    const both = await Promise.all([refund(), refund()]);
    expect(both.map(({ outcome: word }) => word).toSorted()).toEqual(['CREDIT_NOTE_BALANCE_USED', 'ok']);
    const [{ creditNotes }] = await invoices();
    const refunded = { status: 'REFUNDED', refundedMinor: 1190, remainingMinor: 0, refundReference: 'Transfer 7' };
    expect(creditNotes).toMatchObject([refunded]);
    await issueAt('2026-03-01T00:30:00Z');
    expect((await invoices())[1]).toMatchObject({ creditUses: [], amountDueMinor: 7021 });
  });

  it('is changed by global admins only', async () => {
    const { id: invoiceId } = await billJanuary();
    const input = { invoiceId, reason: 'Outage', lines: [{ position: 1, amountMinor: 1 }] };
    expect(await outcome(fd, acme.owner, 'issueCreditNote', input)).toBe('FORBIDDEN');
    const { creditNote } = await credit(invoiceId, [1]);
    const refund = { id: creditNote.id, reference: 'Transfer' };
    expect(await outcome(fd, acme.owner, 'markCreditNoteRefunded', refund)).toBe('FORBIDDEN');
  });
});

describe('the PDF file of a credit note [BL-14]', () => {
  const link = async (who: Member | Person, id: string, name: string) =>
    new URL((await mutate(fd, who, name, { id }, 'url')).url as string).pathname;
  async function textOf(url: string) {
    const { statusCode, rawPayload } = await fd.app.inject({ url });
    expect(statusCode).toBe(200);
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(rawPayload)), { mergePages: true });
    return text.replaceAll(/\s+/g, ' ');
  }

  it('contains the invoice, the reason, the parties, the lines, the tax and the balance', async () => {
    const { id, number } = await billJanuary();
    await pay(id);
    const { creditNote } = await credit(id, [1000]);
    for (const [who, name] of [
      [acme.owner, 'createCreditNoteLink'],
      [pia, 'createPlatformCreditNoteLink'],
    ] as const) {
      const text = await textOf(await link(who, creditNote.id, name));
      for (const part of [
        `Credit note ${creditNote.number}`,
        `For invoice ${number} of`,
        'Reason: Outage',
        'Payer Acme Ltd 1 Main St Germany',
        'Issuer Frontdesk Ltd',
        'Base price 1 €10.00 €10.00 €1.90',
        'VAT 19% €1.90',
        'Total €11.90',
        'Balance for the next invoices €11.90',
      ])
        expect(text).toContain(part);
    }
    expect(await outcome(fd, globex.owner, 'createCreditNoteLink', { id: creditNote.id })).toBe('NOT_FOUND');
    await issueAt('2026-03-01T00:30:00Z');
    const [, february] = await invoices();
    const invoice = await textOf(await link(acme.owner, february.id, 'createInvoiceLink'));
    expect(invoice).toContain(`Credit from credit note ${creditNote.number} -€11.90 Amount due €58.31`);
  });

  it('and the amounts of the invoice remain after the workspace is deleted', async () => {
    const { id } = await billJanuary();
    const { creditNote } = await credit(id, [1000]);
    await outcome(fd, acme.owner, 'deleteWorkspace', { confirmSlug: acme.slug });
    const text = await textOf(await link(pia, creditNote.id, 'createPlatformCreditNoteLink'));
    expect(text).toContain('Reduces the amount due of the invoice by €11.90');
    const query = `{ platformInvoices(first: 9) { nodes { workspaceDeletedAt invoice { ${INVOICE} } } } }`;
    const { platformInvoices } = await as(fd, pia).ok(query);
    expect(platformInvoices.nodes[0].invoice).toMatchObject({
      amountDueMinor: 7021 - 1190,
      creditNotes: [{ ...creditNote }],
    });
    expect(await outcome(fd, pia, 'voidInvoice', { id, reason: 'Error' })).toBe('INVOICE_CREDITED');
  });
});
