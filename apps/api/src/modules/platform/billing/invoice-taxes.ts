import { type InvoiceLine, taxInvoice } from '@frontdesk/domain';
import type { Tx } from '../../../db/transaction.ts';
import { findIssuer, findRatesOn } from './taxes.repository.ts';

interface Taxable {
  readonly lines: readonly InvoiceLine[];
  readonly payer: { readonly payerCountry: string | null; readonly payerVatId: string | null };
  /** Last day of the period as `YYYY-MM-DD`. The tax rates of this day apply. */
  readonly day: string;
}

/**
 * Returns the lines of an invoice with their taxes, and the invoice columns for amounts, tax and issuer. If there is no
 * issuer, no taxes are charged.
 */
export async function taxesOf(tx: Tx, { lines, payer, day }: Taxable) {
  const issuer = await findIssuer(tx);
  if (!issuer) {
    const totalMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    return { lines, totalMinor, taxMinor: 0 };
  }
  const taxed = taxInvoice(lines, {
    issuerCountry: issuer.country,
    payer: { country: payer.payerCountry, vatId: payer.payerVatId },
    rates: await findRatesOn(tx, day),
  });
  return {
    lines: taxed.lines,
    totalMinor: taxed.totalMinor,
    taxMinor: taxed.taxMinor,
    taxTreatment: taxed.treatment,
    taxName: taxed.rate?.name ?? null,
    taxPercent: taxed.rate?.percent ?? null,
    issuerName: issuer.name,
    issuerAddress: issuer.address,
    issuerCountry: issuer.country,
    issuerTaxId: issuer.taxId,
    issuerBankDetails: issuer.bankDetails,
  };
}
