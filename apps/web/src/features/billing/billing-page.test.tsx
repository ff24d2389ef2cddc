import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import type { CreditNote } from '../../app/invoices/credit-notes-table.tsx';
import {
  BillingAccountDocument,
  BillingPlanDocument,
  InvoiceDocument,
  InvoicesDocument,
  UpdateBillingAccountDocument,
} from '../../gql/billing-page.ts';
import { CreateCreditNoteLinkDocument } from '../../gql/credit-notes.ts';
import { CreateInvoiceLinkDocument } from '../../gql/invoice-links.ts';
import type { BillingAccountQuery, InvoiceQuery } from '../../gql/types.ts';
import { answer, denied, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { creditBalances, creditNotes } from './credit-notes.fixtures.ts';

const PAGE = '/admin/acme/billing';
const plan = answer(BillingPlanDocument, {
  entitlements: { __typename: 'Entitlements', billing: 'MANUAL', planName: 'Starter', status: 'ACTIVE', limits: [] },
});
const ACCOUNT: NonNullable<BillingAccountQuery['billingAccount']> = {
  __typename: 'BillingAccount',
  id: 'workspace-acme',
  name: 'Acme Ltd',
  address: '1 Main St',
  country: 'DE',
  email: 'pay@acme.test',
  vatId: null,
};
const account = (billingAccount: typeof ACCOUNT | null) => answer(BillingAccountDocument, { billingAccount });
const INVOICE: InvoiceQuery['invoice'] = {
  __typename: 'Invoice',
  id: 'invoice-1',
  number: 'INV-2026-00001',
  provider: 'MANUAL',
  hostedUrl: null,
  status: 'OPEN',
  isOverdue: true,
  planName: 'Starter',
  periodStart: '2026-10-01T00:00:00.000Z',
  periodEnd: '2026-11-01T00:00:00.000Z',
  currency: 'EUR',
  netMinor: 6400,
  taxMinor: 0,
  totalMinor: 6400,
  taxTreatment: null,
  taxName: null,
  taxPercent: null,
  issuerName: null,
  issuerAddress: null,
  issuerCountry: null,
  issuerTaxId: null,
  issuerBankDetails: null,
  payerName: 'Acme Ltd',
  payerAddress: '1 Main St',
  payerCountry: 'DE',
  payerVatId: 'DE123456789',
  issuedAt: '2026-11-01T00:07:00.000Z',
  dueAt: '2026-11-15T00:07:00.000Z',
  paidAt: null,
  voidedAt: null,
  closingReason: null,
  amountDueMinor: 6400,
  creditUses: [],
  creditNotes: [],
  lines: [
    {
      __typename: 'InvoiceLine',
      position: 1,
      kind: 'BASE',
      units: 1,
      share: 1,
      unitPriceMinor: '4900',
      amountMinor: 4900,
      taxMinor: 0,
      usage: null,
    },
    {
      __typename: 'InvoiceLine',
      position: 2,
      kind: 'SEATS',
      units: 3,
      share: 1,
      unitPriceMinor: '500',
      amountMinor: 1500,
      taxMinor: 0,
      usage: null,
    },
  ],
};
const invoices = (nodes: InvoiceQuery['invoice'][]) =>
  answer(InvoicesDocument, {
    invoices: {
      __typename: 'InvoiceConnection',
      edges: nodes.map((node) => ({ __typename: 'InvoiceEdge' as const, cursor: node.id, node })),
      totalCount: nodes.length,
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    },
  });

it('states the plan, and lists invoices with their period, status and total [WC-27]', async () => {
  renderAt(PAGE, { answers: [plan, account(ACCOUNT), invoices([INVOICE]), creditNotes(), creditBalances()] });
  const row = within(await screen.findByRole('row', { name: /INV-2026-00001/ }));
  for (const text of ['1 Oct 2026 to 31 Oct 2026', 'Overdue', '€64.00'])
    expect(row.getByText(text)).toBeInTheDocument();
  expect(screen.getByText('This workspace has the plan Starter.')).toBeInTheDocument();
});

it('says that there is no invoice, and offers to try again after an error', async () => {
  const failing = answer(BillingAccountDocument, () => {
    throw denied('INTERNAL');
  });
  renderAt(PAGE, { answers: [plan, failing, invoices([]), creditNotes(), creditBalances()] });
  expect(await screen.findByText('No invoices yet')).toBeInTheDocument();
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
});

it('saves the billing account, and shows a refusal at the field [WC-28]', async () => {
  let isRefused = true;
  const update = answer(UpdateBillingAccountDocument, () =>
    isRefused
      ? (refused('VAT_ID_INVALID', 'vatId') as never)
      : {
          updateBillingAccount: { __typename: 'BillingAccountPayload' as const, billingAccount: ACCOUNT, errors: [] },
        },
  );
  const { user } = renderAt(PAGE, {
    answers: [plan, account(ACCOUNT), invoices([]), creditNotes(), creditBalances(), update],
  });
  await user.type(await screen.findByLabelText('VAT ID'), 'FR1');
  await user.click(screen.getByRole('button', { name: 'Save billing account' }));
  expect(await screen.findByText(/This VAT ID does not have the format of the country/)).toBeInTheDocument();
  isRefused = false;
  await user.clear(screen.getByLabelText('VAT ID'));
  await user.click(screen.getByRole('button', { name: 'Save billing account' }));
  expect(await screen.findByText('Billing account saved.')).toBeInTheDocument();
  const { name, address, country, email } = ACCOUNT;
  expect(update.asked).toEqual([
    { input: { name, address, country, email, vatId: 'FR1' } },
    { input: { name, address, country, email, vatId: null } },
  ]);
});

it('shows the billing account of an admin without a form [WC-28]', async () => {
  renderAt(PAGE, { as: 'admin', answers: [plan, account(ACCOUNT), invoices([]), creditNotes(), creditBalances()] });
  expect(await screen.findByText('Acme Ltd')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Save billing account' })).toBeNull();
});

it('shows the lines of an invoice with units, unit price and amount [BL-14]', async () => {
  renderAt(`${PAGE}/invoice-1`, { answers: [answer(InvoiceDocument, { invoice: INVOICE })] });
  expect(await screen.findByRole('heading', { name: 'Invoice INV-2026-00001' })).toBeInTheDocument();
  const seats = within(screen.getByRole('row', { name: /Seats/ }));
  for (const text of ['3', '€5.00', '100%', '€15.00']) expect(seats.getByText(text)).toBeInTheDocument();
  expect(screen.getByText('Total €64.00')).toBeInTheDocument();
  expect(screen.getByText('Amounts contain no taxes.')).toBeInTheDocument();
});

const [BASE, SEATS] = INVOICE.lines as [
  InvoiceQuery['invoice']['lines'][number],
  InvoiceQuery['invoice']['lines'][number],
];

it('links a line for usage to the usage of its meter and period [BL-14]', async () => {
  const usage = {
    __typename: 'InvoiceLineUsage' as const,
    meter: 'MESSAGES_OUT' as const,
    included: 1000,
    startsAt: '2026-10-01T00:00:00.000Z',
    endsAt: '2026-11-01T00:00:00.000Z',
  };
  const line = { kind: 'OVERAGE' as const, units: 1234, unitPriceMinor: '0.25', amountMinor: 309, usage };
  const invoice = { ...INVOICE, lines: [{ ...BASE, ...line }] };
  renderAt(`${PAGE}/invoice-1`, { answers: [answer(InvoiceDocument, { invoice })] });
  const row = within(await screen.findByRole('row', { name: /Messages sent/ }));
  for (const text of ['Above 1,000, 1 Oct 2026 to 31 Oct 2026', '1,234', '€0.0025', '€3.09'])
    expect(row.getByText(text)).toBeInTheDocument();
  const address = '/admin/acme/usage?meter=MESSAGES_OUT&from=2026-10-01&to=2026-10-31';
  expect(row.getByRole('link', { name: 'Messages sent' })).toHaveAttribute('href', address);
});

it('names the month of late usage, with a link to it [BL-05]', async () => {
  const usage = {
    __typename: 'InvoiceLineUsage' as const,
    meter: 'MESSAGES_OUT' as const,
    included: 1000,
    startsAt: '2026-10-01T00:00:00.000Z',
    endsAt: '2026-11-01T00:00:00.000Z',
  };
  const line = { kind: 'LATE_USAGE' as const, units: 3, unitPriceMinor: '0.25', amountMinor: 1, usage };
  renderAt(`${PAGE}/invoice-1`, {
    answers: [answer(InvoiceDocument, { invoice: { ...INVOICE, lines: [{ ...BASE, ...line }] } })],
  });
  const row = within(await screen.findByRole('row', { name: /Messages sent/ }));
  expect(row.getByText('Late usage of October 2026')).toBeInTheDocument();
  const address = '/admin/acme/usage?meter=MESSAGES_OUT&from=2026-10-01&to=2026-10-31';
  expect(row.getByRole('link', { name: 'Messages sent' })).toHaveAttribute('href', address);
});

it('states what usage above the included quantity costs [WC-27]', async () => {
  const limit = {
    __typename: 'LimitUsage' as const,
    meter: 'CALL_SECONDS' as const,
    unit: 'SECONDS' as const,
    included: 3600,
    used: 7200,
    unitPriceMinor: '0.5',
    currency: 'EUR',
  };
  const free = { ...limit, meter: 'MEMBERS' as const, unit: 'COUNT' as const, unitPriceMinor: null, currency: null };
  const priced = answer(BillingPlanDocument, {
    entitlements: {
      __typename: 'Entitlements',
      billing: 'MANUAL',
      planName: 'Starter',
      status: 'ACTIVE',
      limits: [limit, free],
    },
  });
  renderAt(PAGE, { answers: [priced, account(ACCOUNT), invoices([]), creditNotes(), creditBalances()] });
  const name = 'Call time €0.005 per second 1 h 0 min 2 h 0 min';
  expect(await screen.findByRole('row', { name })).toBeInTheDocument();
  expect(screen.queryByRole('row', { name: /Members/ })).toBeNull();
});

const ISSUER = {
  issuerName: 'Frontdesk Ltd',
  issuerAddress: '2 Main St',
  issuerCountry: 'DE',
  issuerTaxId: 'DE999999999',
  issuerBankDetails: 'IBAN DE02',
};
it('shows net amount, tax and total of an invoice, its issuer and its payer [BL-15]', async () => {
  const tax = { taxTreatment: 'STANDARD', taxName: 'VAT', taxPercent: 19, taxMinor: 1216, totalMinor: 7616 } as const;
  const lines = [
    { ...BASE, taxMinor: 931 },
    { ...SEATS, taxMinor: 285 },
  ];
  const invoice = { ...INVOICE, ...ISSUER, ...tax, lines };
  renderAt(`${PAGE}/invoice-1`, { answers: [answer(InvoiceDocument, { invoice })] });
  for (const text of ['Net €64.00', 'VAT 19% €12.16', 'Total €76.16'])
    expect(await screen.findByText(text)).toBeInTheDocument();
  expect(within(screen.getByRole('row', { name: /Seats/ })).getByText('€2.85')).toBeInTheDocument();
  for (const party of [
    /Frontdesk Ltd\s2 Main St\sGermany\sTax ID DE999999999\sIBAN DE02/,
    /Acme Ltd\s1 Main St\sGermany\sVAT ID DE/,
  ])
    expect(screen.getByText(party)).toBeInTheDocument();
});

it.each([
  ['REVERSE_CHARGE', 'Reverse charge'],
  ['OUTSIDE', 'No tax is charged in the country of the payer.'],
  ['NO_RATE', 'No tax is charged.'],
] as const)('says why an invoice has no tax: %s [BL-15]', async (taxTreatment, note) => {
  const invoice = { ...INVOICE, ...ISSUER, taxTreatment };
  renderAt(`${PAGE}/invoice-1`, { answers: [answer(InvoiceDocument, { invoice })] });
  expect(await screen.findByText(note)).toBeInTheDocument();
  expect(screen.queryByText(/^VAT /)).toBeNull();
});

it('requests the PDF file of an invoice, and shows why there is none [BL-14]', async () => {
  const link = answer(CreateInvoiceLinkDocument, {
    createInvoiceLink: {
      __typename: 'DownloadLinkPayload',
      url: null,
      errors: [{ __typename: 'UserError', code: 'EXPORT_NOT_READY', message: 'The file is not ready.', field: null }],
    },
  });
  const answers = [answer(InvoiceDocument, { invoice: INVOICE }), link];
  const { user } = renderAt(`${PAGE}/invoice-1`, { answers });
  await user.click(await screen.findByRole('button', { name: 'Download PDF' }));
  await waitFor(() => expect(link.asked).toEqual([{ id: 'invoice-1' }]));
  expect(await screen.findByRole('alert')).toBeInTheDocument();
});

const NOTE: CreditNote = {
  __typename: 'CreditNote',
  id: 'note-1',
  number: 'CN-2026-00001',
  invoiceId: 'invoice-1',
  invoiceNumber: 'INV-2026-00001',
  status: 'AVAILABLE',
  reason: 'Outage',
  currency: 'EUR',
  totalMinor: 1190,
  loweredMinor: 190,
  remainingMinor: 1000,
  issuedAt: '2026-11-03T09:00:00.000Z',
};
it('lists credit notes with their invoice, balance and PDF file [BL-14]', async () => {
  const link = answer(CreateCreditNoteLinkDocument, {
    createCreditNoteLink: {
      __typename: 'DownloadLinkPayload',
      url: null,
      errors: [{ __typename: 'UserError', code: 'EXPORT_NOT_READY', message: 'The file is not ready.', field: null }],
    },
  });
  const { user } = renderAt(PAGE, {
    answers: [plan, account(ACCOUNT), invoices([]), creditNotes([NOTE]), creditBalances(1000), link],
  });
  const row = within(await screen.findByRole('row', { name: /CN-2026-00001/ }));
  for (const text of ['Outage', 'Balance left', '€10.00', '€11.90']) expect(row.getByText(text)).toBeInTheDocument();
  expect(row.getByRole('link', { name: 'INV-2026-00001' })).toHaveAttribute('href', `${PAGE}/invoice-1`);
  expect(screen.getByText('The next invoices use the balance of €10.00.')).toBeInTheDocument();
  await user.click(row.getByRole('button', { name: 'Download CN-2026-00001' }));
  await waitFor(() => expect(link.asked).toEqual([{ id: 'note-1' }]));
});

it('has no list of credit notes if there are none', async () => {
  const notes = creditNotes();
  renderAt(PAGE, { answers: [plan, account(ACCOUNT), invoices([INVOICE]), notes, creditBalances()] });
  expect(await screen.findByRole('row', { name: /INV-2026-00001/ })).toBeInTheDocument();
  await waitFor(() => expect(notes.asked).toHaveLength(1));
  expect(screen.queryByText('Credit notes')).toBeNull();
});

it('shows what balances and credit notes leave to pay of an invoice [BL-14]', async () => {
  const creditUses = [{ __typename: 'InvoiceCreditUse' as const, creditNoteNumber: 'CN-2025-00009', amountMinor: 400 }];
  const invoice = { ...INVOICE, creditUses, creditNotes: [NOTE], amountDueMinor: 5810 };
  renderAt(`${PAGE}/invoice-1`, { answers: [answer(InvoiceDocument, { invoice })] });
  for (const text of ['Credit note CN-2025-00009 -€4.00', 'Credit note CN-2026-00001 -€1.90', 'Amount due €58.10'])
    expect(await screen.findByText(text)).toBeInTheDocument();
  expect(screen.getByRole('row', { name: /Outage/ })).toBeInTheDocument();
});
