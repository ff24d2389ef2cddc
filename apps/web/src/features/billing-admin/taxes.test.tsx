import { expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import {
  CreateTaxRateDocument,
  DeleteTaxRateDocument,
  InvoiceIssuerDocument,
  TaxRatesDocument,
  UpdateInvoiceIssuerDocument,
} from '../../gql/taxes.ts';
import type { InvoiceIssuerQuery } from '../../gql/types.ts';
import { answer, denied, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import type { TaxRate } from './tax-rate.ts';

const ADMIN = { viewer: { globalRole: 'ADMIN' as const } };
const PAGE = '/billing-admin?view=taxes';
const RATE: TaxRate = {
  __typename: 'TaxRate',
  id: 'rate-1',
  country: 'DE',
  name: 'VAT',
  percent: 19,
  validFrom: '2026-01-01',
  createdAt: '2026-11-26T09:00:00.000Z',
  createdByName: 'Pia Lund',
};
const rates = (list: TaxRate[] = [RATE]) =>
  answer(TaxRatesDocument, {
    taxRates: {
      __typename: 'TaxRateConnection',
      edges: list.map((node) => ({ __typename: 'TaxRateEdge' as const, cursor: node.id, node })),
      totalCount: list.length,
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    },
  });
const ISSUER: NonNullable<InvoiceIssuerQuery['invoiceIssuer']> = {
  __typename: 'InvoiceIssuer',
  id: '1',
  name: 'Frontdesk Ltd',
  address: '2 Main St',
  country: 'DE',
  taxId: 'DE999999999',
  bankDetails: '',
};
const issuer = (invoiceIssuer: typeof ISSUER | null = ISSUER) => answer(InvoiceIssuerDocument, { invoiceIssuer });
const payload = { __typename: 'TaxRatePayload' as const, errors: [] };
const rateId = { __typename: 'TaxRate' as const, id: 'rate-1' };

it('lists the tax rates of countries with the day from which they apply [BL-15]', async () => {
  renderAt(PAGE, { ...ADMIN, answers: [rates(), issuer()] });
  const row = within(await screen.findByRole('row', { name: /Germany/ }));
  for (const text of ['VAT', '19%', '1 Jan 2026']) expect(row.getByText(text)).toBeInTheDocument();
});

it('says that there are no rates, and offers to try again after an error', async () => {
  renderAt(PAGE, { ...ADMIN, answers: [rates([]), issuer()] });
  expect(await screen.findByText('No tax rates yet')).toBeInTheDocument();
  cleanup();
  const failing = [TaxRatesDocument, InvoiceIssuerDocument].map((document) =>
    answer(document as typeof TaxRatesDocument, () => {
      throw denied('INTERNAL');
    }),
  );
  renderAt(PAGE, { ...ADMIN, answers: failing });
  await waitFor(() => expect(screen.getAllByRole('button', { name: 'Try again' })).toHaveLength(2));
});

it('adds a tax rate, and shows a refusal at the field [BL-15]', async () => {
  let isRefused = true;
  const create = answer(CreateTaxRateDocument, () =>
    isRefused
      ? (refused('TAX_PERCENT_INVALID', 'percent') as never)
      : { createTaxRate: { ...payload, taxRate: rateId } },
  );
  const { user } = renderAt(PAGE, { ...ADMIN, answers: [rates(), issuer(), create] });
  await user.click(await screen.findByRole('button', { name: 'Add tax rate' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Add tax rate' }));
  await user.click(dialog.getByRole('combobox', { name: 'Country' }));
  await user.click(await screen.findByRole('option', { name: 'France' }));
  await user.click(dialog.getByRole('button', { name: 'Add tax rate' }));
  expect(await dialog.findByText('Enter a percentage of 0 to 100 with at most 2 decimals.')).toBeInTheDocument();
  isRefused = false;
  await user.type(dialog.getByLabelText('Rate in percent'), '8.25');
  await user.click(dialog.getByRole('button', { name: 'Add tax rate' }));
  expect(await screen.findByText('Tax rate added.')).toBeInTheDocument();
  const input = { country: 'FR', name: 'VAT', validFrom: null };
  expect(create.asked).toEqual([{ input: { ...input, percent: -1 } }, { input: { ...input, percent: 8.25 } }]);
});

it('deletes a tax rate after a confirmation', async () => {
  const remove = answer(DeleteTaxRateDocument, { deleteTaxRate: { ...payload, taxRate: rateId } });
  const { user } = renderAt(PAGE, { ...ADMIN, answers: [rates(), issuer(), remove] });
  await user.click(await screen.findByRole('button', { name: 'Delete VAT of Germany' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Delete VAT of Germany?' }));
  await user.click(dialog.getByRole('button', { name: 'Delete' }));
  expect(await screen.findByText('Tax rate deleted.')).toBeInTheDocument();
  expect(remove.asked).toEqual([{ id: 'rate-1' }]);
});

it('saves the issuer, and shows a refusal at the field [BL-15]', async () => {
  let isRefused = true;
  const update = answer(UpdateInvoiceIssuerDocument, () =>
    isRefused
      ? (refused('NAME_INVALID', 'name') as never)
      : {
          updateInvoiceIssuer: { __typename: 'InvoiceIssuerPayload' as const, invoiceIssuer: ISSUER, errors: [] },
        },
  );
  const { user } = renderAt(PAGE, { ...ADMIN, answers: [rates(), issuer(), update] });
  await user.clear(await screen.findByLabelText('Legal name'));
  await user.click(screen.getByRole('button', { name: 'Save issuer' }));
  expect(await screen.findByText(/A name must have 1 to 100 characters/)).toBeInTheDocument();
  isRefused = false;
  await user.type(screen.getByLabelText('Legal name'), 'Frontdesk GmbH');
  await user.type(screen.getByLabelText('Bank details'), 'IBAN');
  await user.click(screen.getByRole('button', { name: 'Save issuer' }));
  expect(await screen.findByText('Issuer saved.')).toBeInTheDocument();
  const { address, country, taxId } = ISSUER;
  expect(update.asked.at(-1)).toEqual({
    input: { name: 'Frontdesk GmbH', address, country, taxId, bankDetails: 'IBAN' },
  });
});
