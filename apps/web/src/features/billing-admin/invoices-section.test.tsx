import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { CreatePlatformInvoiceLinkDocument } from '../../gql/invoice-links.ts';
import { MarkInvoicePaidDocument, PlatformInvoicesDocument, VoidInvoiceDocument } from '../../gql/invoices.ts';
import type { InvoiceStatus } from '../../gql/types.ts';
import { answer, denied, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { PLATFORM_INVOICE } from './billing-admin.fixtures.ts';
import type { PlatformInvoice } from './platform-invoice.ts';

const ADMIN = { viewer: { globalRole: 'ADMIN' as const } };
const PAGE = '/billing-admin?view=invoices';

const invoiceOf = (number: string, status: InvoiceStatus): PlatformInvoice => ({
  ...PLATFORM_INVOICE,
  id: number,
  invoice: { ...PLATFORM_INVOICE.invoice, id: number, number, status },
});
const ALL = [
  invoiceOf('INV-1', 'OPEN'),
  { ...invoiceOf('INV-2', 'PAID'), workspaceDeletedAt: '2026-11-20T00:00:00.000Z' },
];
const list = answer(PlatformInvoicesDocument, ({ status }) => {
  const found = ALL.filter(({ invoice }) => !status || invoice.status === status);
  return {
    platformInvoices: {
      __typename: 'PlatformInvoiceConnection' as const,
      edges: found.map((node) => ({ __typename: 'PlatformInvoiceEdge' as const, cursor: node.id, node })),
      totalCount: found.length,
      pageInfo: { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null },
    },
  };
});
const closed = (status: InvoiceStatus) => ({
  __typename: 'InvoicePayload' as const,
  invoice: { __typename: 'Invoice' as const, id: 'INV-1', status, isOverdue: false },
  errors: [],
});

it('lists the invoices of all workspaces by status [WC-33]', async () => {
  const { user } = renderAt(PAGE, { ...ADMIN, answers: [list] });
  const row = within(await screen.findByRole('row', { name: /INV-1/ }));
  for (const text of ['Acme', 'Open', '€49.00']) expect(row.getByText(text)).toBeInTheDocument();
  const deleted = within(screen.getByRole('row', { name: /INV-2/ }));
  expect(deleted.getByText('Acme (deleted)')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Mark INV-2 as paid' })).toBeNull();
  await user.click(screen.getByRole('radio', { name: 'Void' }));
  expect(await screen.findByText('No matching invoices')).toBeInTheDocument();
});

it('shows issuer, payer and taxes of an invoice, also of a deleted workspace [BL-15]', async () => {
  const link = answer(CreatePlatformInvoiceLinkDocument, {
    createPlatformInvoiceLink: {
      __typename: 'DownloadLinkPayload',
      url: null,
      errors: [{ __typename: 'UserError', code: 'EXPORT_NOT_READY', message: 'The file is not ready.', field: null }],
    },
  });
  const { user } = renderAt(PAGE, { ...ADMIN, answers: [list, link] });
  await user.click(await screen.findByRole('button', { name: 'INV-2' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Invoice INV-2' }));
  for (const text of ['Acme (deleted)', /Frontdesk Ltd/, /Acme Ltd/, 'Net €41.18', 'VAT 19% €7.82', 'Total €49.00'])
    expect(dialog.getByText(text)).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Download PDF' }));
  await waitFor(() => expect(link.asked).toEqual([{ id: 'INV-2' }]));
});

it('offers to try again after an error', async () => {
  const failing = answer(PlatformInvoicesDocument, () => {
    throw denied('INTERNAL');
  });
  renderAt(PAGE, { ...ADMIN, answers: [failing] });
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
});

it('marks an invoice as paid with a reason, and shows a refusal at the field', async () => {
  let isRefused = true;
  const pay = answer(MarkInvoicePaidDocument, () =>
    isRefused ? (refused('INVOICE_REASON_INVALID', 'reason') as never) : { markInvoicePaid: closed('PAID') },
  );
  const { user } = renderAt(PAGE, { ...ADMIN, answers: [list, pay] });
  await user.click(await screen.findByRole('button', { name: 'Mark INV-1 as paid' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Mark INV-1 as paid' }));
  await user.click(dialog.getByRole('button', { name: 'Mark as paid' }));
  expect(await dialog.findByText('Enter a reason with 1 to 500 characters.')).toBeInTheDocument();
  isRefused = false;
  await user.type(dialog.getByLabelText('Reason'), 'Transfer 7');
  await user.click(dialog.getByRole('button', { name: 'Mark as paid' }));
  expect(await screen.findByText('Invoice marked as paid.')).toBeInTheDocument();
  expect(pay.asked.at(-1)).toEqual({ id: 'INV-1', reason: 'Transfer 7' });
});

it('marks an invoice as void', async () => {
  const cancel = answer(VoidInvoiceDocument, () => ({ voidInvoice: closed('VOID') }));
  const { user } = renderAt(PAGE, { ...ADMIN, answers: [list, cancel] });
  await user.click(await screen.findByRole('button', { name: 'Mark INV-1 as void' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Mark INV-1 as void' }));
  await user.type(dialog.getByLabelText('Reason'), 'Error');
  await user.click(dialog.getByRole('button', { name: 'Mark as void' }));
  expect(await screen.findByText('Invoice marked as void.')).toBeInTheDocument();
  expect(cancel.asked).toEqual([{ id: 'INV-1', reason: 'Error' }]);
});
