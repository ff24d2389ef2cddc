import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
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
  buildIssuer,
  buildPricedSubscription,
  buildTaxRate,
} from '../../../../test/testkit/invoices.ts';
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
    'truncate plans, plan_versions, payment_prices, endpoint_weights, subscriptions, invoices, invoice_lines, credit_notes, credit_note_lines, credit_uses, invoice_numbers, archived_invoices, invoice_issuers, tax_rates',
  );
  pia = await buildUser(fd, { name: 'Pia Platform', globalRole: 'ADMIN' });
  ({ acme, globex } = await twoWorkspaces(fd));
  await rows(fd, "update workspaces set timezone = 'Europe/Berlin'");
});
afterAll(() => fd.close());

const TAXES =
  'netMinor taxMinor totalMinor taxTreatment taxName taxPercent issuerName issuerAddress issuerCountry issuerTaxId issuerBankDetails lines { kind amountMinor taxMinor }';
const invoicesOf = async (who: Member) =>
  (await as(fd, who).ok(`{ invoices(first: 9) { nodes { ${TAXES} } } }`)).invoices.nodes;
const issueAt = (time: string) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the task reads neither its payload nor its helpers.
  issueInvoicesJob({ ...fd.services, clock: () => new Date(time) })({}, {} as never);
/** Bills January 2026 of Berlin: €49.00 and two seats of €5.00. */
async function billJanuary(account: object | null) {
  if (account) await buildBillingAccount(fd, acme, account);
  const startsAt = new Date('2025-12-31T23:00:00Z');
  await buildPricedSubscription(fd, acme, { startsAt, seats: 2, endsAt: new Date('2026-01-31T23:00:00Z') });
  await issueAt('2026-02-01T00:30:00Z');
  return (await invoicesOf(acme.owner))[0];
}
const day = (date: string) => new Date(`${date}T00:00:00Z`);

describe('the issuer of invoices [BL-15]', () => {
  const input = {
    name: 'Frontdesk Ltd',
    address: '2 Main St\nBerlin',
    country: 'DE',
    taxId: 'DE999999999',
    bankDetails: 'IBAN DE02',
  };
  const update = (over: object = {}) => mutate(fd, pia, 'updateInvoiceIssuer', { ...input, ...over });
  const READ = '{ invoiceIssuer { name address country taxId bankDetails updatedByName } }';

  it('is set and read by global admins only, and recorded in the log of the platform', async () => {
    expect(await outcome(fd, acme.owner, 'updateInvoiceIssuer', input)).toBe('FORBIDDEN');
    expect((await as(fd, acme.owner).run(READ)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await as(fd, pia).ok(READ)).invoiceIssuer).toBeNull();
    expect(await update()).toMatchObject({ outcome: 'ok' });
    expect(await update({ name: 'Frontdesk GmbH', taxId: null, bankDetails: null })).toMatchObject({ outcome: 'ok' });
    const { invoiceIssuer } = await as(fd, pia).ok(READ);
    expect(invoiceIssuer).toEqual({
      ...input,
      name: 'Frontdesk GmbH',
      taxId: '',
      bankDetails: '',
      updatedByName: 'Pia Platform',
    });
    const logged =
      "select actor_label, before, after from platform_events where name = 'invoice_issuer.updated' order by at, id";
    const first = { name: 'Frontdesk Ltd', country: 'DE', taxId: 'DE999999999' };
    expect((await rows(fd, logged)).slice(-2)).toEqual([
      { actor_label: 'Pia Platform', before: null, after: first },
      { actor_label: 'Pia Platform', before: first, after: { name: 'Frontdesk GmbH', country: 'DE', taxId: '' } },
    ]);
  });

  it.each([
    ['an empty name', { name: ' ' }, 'NAME_INVALID', 'name'],
    ['no address', { address: ' ' }, 'BILLING_ADDRESS_INVALID', 'address'],
    ['an unknown country', { country: 'ZZ' }, 'COUNTRY_UNKNOWN', 'country'],
    ['a tax id that is too long', { taxId: 'x'.repeat(51) }, 'TAX_ID_TOO_LONG', 'taxId'],
    ['bank details that are too long', { bankDetails: 'x'.repeat(501) }, 'BANK_DETAILS_TOO_LONG', 'bankDetails'],
  ])('is refused with %s', async (_what, over, code, field) => {
    expect(await update(over)).toMatchObject({ code, field });
    expect(await update()).toMatchObject({ outcome: 'ok' });
  });
});

describe('a tax rate [BL-15]', () => {
  const input = { country: 'DE', name: 'VAT', percent: 19, validFrom: '2026-01-01' };
  const create = (over: object = {}) => mutate(fd, pia, 'createTaxRate', { ...input, ...over }, 'taxRate { id }');
  const LIST = '{ taxRates(first: 9) { totalCount nodes { country name percent validFrom createdByName } } }';

  it('is created and deleted by global admins only, and recorded in the log of the platform', async () => {
    expect(await outcome(fd, acme.owner, 'createTaxRate', input)).toBe('FORBIDDEN');
    expect((await as(fd, acme.owner).run(LIST)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const { taxRate } = (await create({ percent: 8.25 })) as unknown as { taxRate: { id: string } };
    const rate = { ...input, percent: 8.25 };
    expect((await as(fd, pia).ok(LIST)).taxRates).toEqual({
      totalCount: 1,
      nodes: [{ ...rate, createdByName: 'Pia Platform' }],
    });
    const remove = { id: taxRate.id };
    expect(await outcome(fd, acme.owner, 'deleteTaxRate', remove)).toBe('FORBIDDEN');
    expect(await outcome(fd, pia, 'deleteTaxRate', remove)).toBe('ok');
    expect(await outcome(fd, pia, 'deleteTaxRate', remove)).toBe('NOT_FOUND');
    const logged = 'select name, before, after from platform_events where subject_id = $1 order by at, id';
    expect(await rows(fd, logged, [taxRate.id])).toEqual([
      { name: 'tax_rate.created', before: null, after: rate },
      { name: 'tax_rate.deleted', before: rate, after: null },
    ]);
  });

  it('is stored once for a country and day, also by concurrent admins, and from today without a day', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => outcome(fd, pia, 'createTaxRate', input)));
    expect(answers.sort()).toEqual(['TAX_RATE_EXISTS', 'TAX_RATE_EXISTS', 'ok']);
    expect(await create({ validFrom: null })).toMatchObject({ outcome: 'ok' });
    const today = fd.services.clock().toISOString().slice(0, 10);
    expect((await as(fd, pia).ok(LIST)).taxRates.nodes.map(({ validFrom }: typeof input) => validFrom)).toEqual([
      today,
      '2026-01-01',
    ]);
  });

  it.each([
    ['an unknown country', { country: 'ZZ' }, 'COUNTRY_UNKNOWN', 'country'],
    ['an empty name', { name: ' ' }, 'TAX_NAME_INVALID', 'name'],
    ['more than 2 decimals', { percent: 7.125 }, 'TAX_PERCENT_INVALID', 'percent'],
    ['a negative percentage', { percent: -1 }, 'TAX_PERCENT_INVALID', 'percent'],
    ['a day that does not exist', { validFrom: '2026-02-30' }, 'TAX_DATE_INVALID', 'validFrom'],
  ])('is refused with %s', async (_what, over, code, field) => {
    expect(await create(over)).toMatchObject({ code, field });
    expect(await create()).toMatchObject({ outcome: 'ok' });
  });

  it('is read by the application role, which cannot change it', async () => {
    await buildTaxRate(fd);
    const own = fd.services.database.forWorkspace(acme.id);
    expect(await own.read((tx) => tx.taxRateRow.count())).toBe(1);
    await expect(own.write((tx) => tx.taxRateRow.deleteMany())).rejects.toThrow(/permission/);
    await expect(own.write((tx) => tx.invoiceIssuer.deleteMany())).rejects.toThrow(/permission/);
  });
});

describe('an issued invoice [BL-15]', () => {
  const NO_TAX = { netMinor: 5900, taxMinor: 0, totalMinor: 5900, taxName: null, taxPercent: null };

  it('has the tax of the rate for each line, and the issuer', async () => {
    await buildIssuer(fd);
    await buildTaxRate(fd, { percent: 7.25 });
    expect(await billJanuary({ country: 'DE' })).toEqual({
      netMinor: 5900,
      // 355.25 and 72.5 are rounded for each line.
      taxMinor: 428,
      totalMinor: 6328,
      taxTreatment: 'STANDARD',
      taxName: 'VAT',
      taxPercent: 7.25,
      issuerName: 'Frontdesk Ltd',
      issuerAddress: '2 Main St',
      issuerCountry: 'DE',
      issuerTaxId: 'DE999999999',
      issuerBankDetails: 'IBAN',
      lines: [
        { kind: 'BASE', amountMinor: 4900, taxMinor: 355 },
        { kind: 'SEATS', amountMinor: 1000, taxMinor: 73 },
      ],
    });
  });

  it.each([
    ['without a billing account', null, { taxMinor: 1121, taxTreatment: 'STANDARD' }],
    ['in another EU country without a VAT ID', { country: 'FR' }, { taxMinor: 1121, taxTreatment: 'STANDARD' }],
    [
      'in another EU country with a VAT ID',
      { country: 'FR', vatId: 'FR12345678901' },
      { ...NO_TAX, taxTreatment: 'REVERSE_CHARGE' },
    ],
    ['outside of the EU', { country: 'US' }, { ...NO_TAX, taxTreatment: 'OUTSIDE' }],
  ])('taxes a payer %s', async (_payer, account, expected) => {
    await buildIssuer(fd);
    await buildTaxRate(fd);
    expect(await billJanuary(account)).toMatchObject({ ...expected, issuerName: 'Frontdesk Ltd' });
  });

  it('contains no taxes and no issuer if none is configured', async () => {
    await buildTaxRate(fd);
    expect(await billJanuary({ country: 'DE' })).toMatchObject({ ...NO_TAX, taxTreatment: null, issuerName: null });
  });

  it('has the rate of the last day of its period in the time zone of the workspace', async () => {
    await buildIssuer(fd);
    await buildTaxRate(fd, { percent: 16, validFrom: day('2025-06-01') });
    await buildTaxRate(fd, { percent: 19, validFrom: day('2026-01-31') });
    await buildTaxRate(fd, { percent: 25, validFrom: day('2026-02-01') });
    expect((await billJanuary({ country: 'DE' })).taxPercent).toBe(19);
  });

  it('keeps issuer, rate and amounts after both have changed, also after its workspace is deleted', async () => {
    await buildIssuer(fd);
    const id = await buildTaxRate(fd);
    const issued = await billJanuary({ country: 'DE' });
    expect(issued).toMatchObject({ taxMinor: 1121, totalMinor: 7021 });
    await buildIssuer(fd, { name: 'Other Ltd', address: 'Elsewhere', country: 'AT', taxId: '', bankDetails: '' });
    expect(await outcome(fd, pia, 'deleteTaxRate', { id })).toBe('ok');
    expect(await invoicesOf(acme.owner)).toEqual([issued]);
    const change = fd.services.database
      .forWorkspace(acme.id)
      .write((tx) => tx.invoiceRow.updateMany({ data: { taxMinor: 0 } }));
    await expect(change).rejects.toThrow('an issued invoice does not change');
    expect(await outcome(fd, acme.owner, 'deleteWorkspace', { confirmSlug: acme.slug })).toBe('ok');
    const list = `{ platformInvoices(first: 9) { nodes { workspaceDeletedAt invoice { ${TAXES} } } } }`;
    const { nodes } = (await as(fd, pia).ok(list)).platformInvoices;
    expect(nodes).toEqual([{ workspaceDeletedAt: expect.any(String), invoice: issued }]);
  });

  it('is not shown to another workspace', async () => {
    await buildIssuer(fd);
    await billJanuary(null);
    expect(await invoicesOf(globex.owner)).toEqual([]);
  });
});
