import type { TaxRate } from '@frontdesk/domain';
import type { InvoiceIssuer, TaxRateRow } from '../../../db/generated/client.ts';
import type { Page } from '../../../db/page.ts';
import type { SystemDb } from '../../../db/system-db.ts';
import type { Tx } from '../../../db/transaction.ts';

const ISSUER_ID = 1;

/** Returns the company that issues the invoices of the installation. Returns null if none is configured. */
export const findIssuer = (tx: Pick<Tx, 'invoiceIssuer'>): Promise<InvoiceIssuer | null> =>
  tx.invoiceIssuer.findUnique({ where: { id: ISSUER_ID } });

export const storeIssuer = (tx: Tx, issuer: Omit<InvoiceIssuer, 'id'>): Promise<InvoiceIssuer> =>
  tx.invoiceIssuer.upsert({ where: { id: ISSUER_ID }, create: { id: ISSUER_ID, ...issuer }, update: issuer });

/** Returns the tax rate of each country that applies on a day, given as `YYYY-MM-DD`. */
export const findRatesOn = (tx: Tx, day: string): Promise<TaxRate[]> =>
  tx.sql<TaxRate>`
    select distinct on (country) country, name, percent::float8 as percent from tax_rates
    where valid_from <= ${day}::date order by country, valid_from desc`;

const NEWEST = [{ createdAt: 'desc' as const }, { id: 'desc' as const }];

export async function findTaxRatePage({ prisma }: SystemDb, { take, after }: Page) {
  const where = after ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] } : {};
  const [rows, totalCount] = await Promise.all([
    prisma.taxRateRow.findMany({ where, orderBy: NEWEST, take }),
    prisma.taxRateRow.count(),
  ]);
  return { rows: rows.map(toTaxRate), totalCount };
}

/** Converts a stored tax rate to its API representation. */
export const toTaxRate = ({ percent, validFrom, ...rate }: TaxRateRow) => ({
  ...rate,
  percent: percent.toNumber(),
  validFrom: validFrom.toISOString().slice(0, 10),
});
