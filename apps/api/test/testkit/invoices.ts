import type { PlanLimit } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Prisma } from '../../src/db/generated/client.ts';
import { buildPlanVersion, buildSubscription } from './billing.ts';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

let count = 0;

/** Issues an invoice with one line. Returns its id. */
export async function buildInvoice(
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  invoice: Partial<Prisma.InvoiceRowUncheckedCreateInput> = {},
): Promise<string> {
  const [id, now] = [uuidv7(), fd.services.clock()];
  count += 1;
  const day = (days: number) => new Date(now.getTime() + days * 86_400_000);
  const period = { periodStart: day(-30), periodEnd: now, dueAt: day(14) };
  const about = {
    planName: 'Starter',
    currency: 'EUR',
    totalMinor: 4900,
    payerName: 'Acme',
    payerAddress: '1 Main St',
  };
  const key = { workspaceId, id, subscriptionId: uuidv7() };
  await fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    await tx.invoiceRow.create({ data: { ...key, status: 'DRAFT', createdAt: now, ...period, ...about, ...invoice } });
    const taxMinor = invoice.taxMinor ?? 0;
    const line = { kind: 'BASE', units: 1, share: 1, unitPrice: 4900, amountMinor: 4900, taxMinor };
    await tx.invoiceLineRow.create({ data: { workspaceId, invoiceId: id, position: 1, ...line } });
    const number = `TEST-${process.pid}-${count}`;
    await tx.invoiceRow.updateMany({ where: { id }, data: { status: 'OPEN', number, issuedAt: now } });
  });
  return id;
}

/** Issues a credit note of €10.00 for the first line of an invoice, with a balance. Returns its id. */
export async function buildCreditNote(
  { services }: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  note: Partial<Prisma.CreditNoteRowUncheckedCreateInput> & { readonly invoiceId: string },
): Promise<string> {
  const [id, now] = [uuidv7(), services.clock()];
  count += 1;
  const amounts = { totalMinor: 1000, taxMinor: 0, loweredMinor: 0, remainingMinor: 1000 };
  const about = { reason: 'Outage', currency: 'EUR', issuedAt: now, issuedByName: 'Test' };
  await services.database.forWorkspace(workspaceId).write(async (tx) => {
    await tx.creditNoteRow.create({ data: { workspaceId, id, ...about, ...amounts, ...note } });
    const line = { position: 1, units: 1, unitPrice: 1000, amountMinor: 1000, taxMinor: 0 };
    await tx.creditNoteLineRow.create({ data: { workspaceId, creditNoteId: id, ...line } });
    await tx.creditNoteRow.updateMany({ where: { id }, data: { number: `TEST-CN-${process.pid}-${count}` } });
  });
  return id;
}

/** Records that an invoice used a balance of €1.00. */
export const buildCreditUse = (
  { services }: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  of: { readonly invoiceId: string; readonly creditNoteId: string },
) =>
  services.database
    .forWorkspace(workspaceId)
    .write((tx) => tx.creditUse.create({ data: { workspaceId, ...of, creditNoteNumber: 'CN-1', amountMinor: 100 } }));

/** Stores a billed month of a subscription. */
export const buildBilledUsage = (
  { services }: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
): Promise<unknown> => {
  const month = { startsAt: new Date('2026-01-01T00:00:00Z'), endsAt: new Date('2026-02-01T00:00:00Z') };
  const terms = { included: 1000, unitPrice: '0.25', currency: 'EUR' };
  const data = { workspaceId, subscriptionId: uuidv7(), meter: 'messages_out', ...month, quantity: 0, ...terms };
  return services.database.forWorkspace(workspaceId).write((tx) => tx.billedUsage.create({ data }));
};

/** Adds a tax rate of a country. Returns its id. */
export async function buildTaxRate(
  { services }: TestFrontdesk,
  rate: Partial<Prisma.TaxRateRowUncheckedCreateInput> = {},
): Promise<string> {
  const [id, now] = [uuidv7(), services.clock()];
  count += 1;
  // Each rate of a country is from another day.
  const validFrom = new Date(Date.UTC(2000, 0, count));
  const data = {
    id,
    country: 'DE',
    name: 'VAT',
    percent: 19,
    validFrom,
    createdAt: now,
    createdByName: 'Test',
    ...rate,
  };
  await services.database.system.prisma.taxRateRow.create({ data });
  return id;
}

/** Configures who issues invoices. */
export async function buildIssuer(
  { services }: TestFrontdesk,
  issuer: Partial<Prisma.InvoiceIssuerUncheckedCreateInput> = {},
): Promise<void> {
  const named = {
    name: 'Frontdesk Ltd',
    address: '2 Main St',
    country: 'DE',
    taxId: 'DE999999999',
    bankDetails: 'IBAN',
  };
  const data = { id: 1, ...named, updatedAt: services.clock(), updatedByName: 'Test', ...issuer };
  const { invoiceIssuer } = services.database.system.prisma;
  await invoiceIssuer.upsert({ where: { id: 1 }, create: data, update: data });
}

/** Enters the payer of a workspace. */
export async function buildBillingAccount(
  { services }: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  account: Partial<Prisma.BillingAccountRowUncheckedCreateInput> = {},
): Promise<void> {
  const payer = { name: 'Acme Ltd', address: '1 Main St', country: 'DE', email: 'billing@acme.test' };
  const data = { workspaceId, ...payer, updatedAt: services.clock(), updatedByName: 'Test', ...account };
  await services.database.forWorkspace(workspaceId).write(async (tx) => {
    if ((await tx.billingAccountRow.count()) === 0) await tx.billingAccountRow.create({ data });
  });
}

/** Gives a workspace a subscription of €49.00 a month with €5.00 for each seat. Returns its id. */
export async function buildPricedSubscription(
  fd: TestFrontdesk,
  workspace: Pick<BuiltWorkspace, 'id'>,
  subscription: Partial<Prisma.WorkspaceSubscriptionUncheckedCreateInput> = {},
): Promise<string> {
  const prices = [{ currency: 'EUR', interval: 'MONTH', baseMinor: 4900, perSeatMinor: 500 } as const];
  const planVersionId = subscription.planVersionId ?? (await buildPlanVersion(fd, { prices }));
  return buildSubscription(fd, workspace, { ...subscription, planVersionId });
}

/** Gives a workspace a customer at Stripe. */
export async function buildPaymentCustomer(
  { services }: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
): Promise<void> {
  const data = { workspaceId, providerId: `cus_${workspaceId}`, createdAt: services.clock() };
  await services.database
    .forWorkspace(workspaceId)
    .write((tx) => tx.paymentCustomer.createMany({ data, skipDuplicates: true }));
}

/** Stores an event of Stripe that is applied. Returns its id. */
export async function buildPaymentEvent({ services }: TestFrontdesk, ofWorkspaceId: string): Promise<string> {
  const [id, now] = [`evt_${uuidv7()}`, services.clock()];
  const about = { type: 'invoice.paid', objectId: 'in_1', customerId: 'cus_1', ofWorkspaceId, status: 'APPLIED' };
  const data = { id, ...about, occurredAt: now, createdAt: now, processedAt: now };
  await services.database.system.write((tx) => tx.paymentEvent.createMany({ data }));
  return id;
}

/** Creates a public plan with a price per seat that exists at Stripe. Returns the id of its version. */
export async function buildPaidVersion(
  fd: TestFrontdesk,
  plan: { readonly limits?: readonly PlanLimit[] } = {},
): Promise<string> {
  const price = { currency: 'EUR', interval: 'MONTH' } as const;
  const prices = [{ ...price, baseMinor: 0, perSeatMinor: 500 }];
  const planVersionId = await buildPlanVersion(fd, { prices, visibility: 'PUBLIC', ...plan });
  const stored = { planVersionId, ...price, kind: 'SEATS', providerId: `price_${planVersionId}` };
  await fd.services.database.system.prisma.paymentPrice.createMany({
    data: { ...stored, createdAt: fd.services.clock() },
  });
  return planVersionId;
}
