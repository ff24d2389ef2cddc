import { INVOICE_LIMITS, isTaxPercent, normalizeName, normalizeText, TAX_LIMITS, withStored } from '@frontdesk/domain';
import { isCountry } from '@frontdesk/domain/phones';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Services, SignedInContext } from '../../../../auth/context.ts';
import { notFound } from '../../../../errors/denials.ts';
import { isRefused, refused, validFields } from '../../../../errors/refused.ts';
import { recordPlatformEvent } from '../../../../events/record-platform-event.ts';
import { findIssuer, storeIssuer, toTaxRate } from '../taxes.repository.ts';

export interface InvoiceIssuerInput {
  readonly name: string;
  readonly address: string;
  readonly country: string;
  readonly taxId?: string | null;
  readonly bankDetails?: string | null;
}

export interface TaxRateInput {
  readonly country: string;
  readonly name: string;
  readonly percent: number;
  /** First day on which the rate applies, as `YYYY-MM-DD`. If null or omitted, the current day in UTC. */
  readonly validFrom?: string | null;
}

/** Returns the company that issues invoices. Returns null if none is configured. */
export const invoiceIssuerOf = ({ database }: Services) => findIssuer(database.system.prisma);

/** Sets the company that issues invoices. Invoices that were already issued keep the previous issuer. */
export async function updateInvoiceIssuer(ctx: SignedInContext, input: InvoiceIssuerInput) {
  return ctx.services.database.system.write(async (tx) => {
    const before = await findIssuer(tx);
    const valid = validateIssuer(withStored(input, { taxId: before?.taxId, bankDetails: before?.bankDetails }));
    if (isRefused(valid)) return valid;
    const issuer = { ...valid, updatedAt: ctx.services.clock(), updatedByName: ctx.actor.name };
    const invoiceIssuer = await storeIssuer(tx, issuer);
    await recordPlatformEvent(tx, ctx, {
      name: 'invoice_issuer.updated',
      subject: { type: 'InvoiceIssuer', id: '1' },
      ...(before ? { before: { name: before.name, country: before.country, taxId: before.taxId } } : {}),
      after: { name: valid.name, country: valid.country, taxId: valid.taxId },
    });
    return { invoiceIssuer } as const;
  });
}

/** Adds a tax rate of a country. The rate applies from its first day until the next rate of the country applies. */
export async function createTaxRate(ctx: SignedInContext, input: TaxRateInput) {
  const valid = validateRate(input, ctx.services.clock());
  if (isRefused(valid)) return valid;
  return ctx.services.database.system.write(async (tx) => {
    // Serializes changes, so that the second of two admins who add the same rate concurrently gets a refusal.
    await tx.sql`select pg_advisory_xact_lock(hashtextextended('tax rates', 0))`;
    const { country, validFrom } = valid;
    if (await tx.taxRateRow.findFirst({ where: { country, validFrom } }))
      return refused('TAX_RATE_EXISTS', 'validFrom');
    if ((await tx.taxRateRow.count()) >= TAX_LIMITS.rates) return refused('TAX_RATES_TOO_MANY', 'country');
    const made = { id: uuidv7(), createdAt: ctx.services.clock(), createdByName: ctx.actor.name };
    const taxRate = toTaxRate(await tx.taxRateRow.create({ data: { ...valid, ...made } }));
    await recordPlatformEvent(tx, ctx, {
      name: 'tax_rate.created',
      subject: { type: 'TaxRate', id: made.id },
      after: recordOf(taxRate),
    });
    return { taxRate } as const;
  });
}

/**
 * Deletes a tax rate. The previous rate of the country then applies, if there is one. Invoices that were already issued
 * keep their taxes.
 */
export const deleteTaxRate = (ctx: SignedInContext, { id }: { readonly id: string }) =>
  ctx.services.database.system.write(async (tx) => {
    await tx.sql`select pg_advisory_xact_lock(hashtextextended('tax rates', 0))`;
    const found = await tx.taxRateRow.findUnique({ where: { id } });
    if (!found) throw notFound();
    await tx.taxRateRow.delete({ where: { id } });
    const taxRate = toTaxRate(found);
    await recordPlatformEvent(tx, ctx, {
      name: 'tax_rate.deleted',
      subject: { type: 'TaxRate', id },
      before: recordOf(taxRate),
    });
    return { taxRate } as const;
  });

const recordOf = ({ country, name, percent, validFrom }: ReturnType<typeof toTaxRate>) => ({
  country,
  name,
  percent,
  validFrom,
});

function validateIssuer({ name, address, country, taxId, bankDetails }: InvoiceIssuerInput) {
  const { taxIdLength, bankDetailsLength } = TAX_LIMITS;
  return validFields({
    name: normalizeName(name) ?? refused('NAME_INVALID', 'name'),
    address: normalizeText(address, INVOICE_LIMITS.addressLength) || refused('BILLING_ADDRESS_INVALID', 'address'),
    country: isCountry(country) ? country : refused('COUNTRY_UNKNOWN', 'country'),
    taxId: normalizeText(taxId ?? '', taxIdLength) ?? refused('TAX_ID_TOO_LONG', 'taxId'),
    bankDetails: normalizeText(bankDetails ?? '', bankDetailsLength) ?? refused('BANK_DETAILS_TOO_LONG', 'bankDetails'),
  });
}

function validateRate({ country, name, percent, validFrom }: TaxRateInput, now: Date) {
  const day = validFrom ?? now.toISOString().slice(0, 10);
  return validFields({
    country: isCountry(country) ? country : refused('COUNTRY_UNKNOWN', 'country'),
    name: normalizeText(name, TAX_LIMITS.nameLength) || refused('TAX_NAME_INVALID', 'name'),
    percent: isTaxPercent(percent) ? percent : refused('TAX_PERCENT_INVALID', 'percent'),
    validFrom: z.iso.date().safeParse(day).success
      ? new Date(`${day}T00:00:00Z`)
      : refused('TAX_DATE_INVALID', 'validFrom'),
  });
}
