import type { PaymentEventStatus } from '@frontdesk/domain';
import type { PaymentEvent } from '../../../db/generated/client.ts';
import type { Page } from '../../../db/page.ts';
import type { SystemDb } from '../../../db/system-db.ts';
import type { Tx } from '../../../db/transaction.ts';

/** Number of days after which a stored event is deleted. Stripe repeats an event for 3 days at most. */
const EVENT_DAYS = 90;

/** Returns the workspace of a customer at Stripe. Null if no workspace has the customer. */
export async function findWorkspaceOf({ prisma }: SystemDb, customerId: string): Promise<string | null> {
  const found = await prisma.paymentCustomer.findUnique({
    where: { providerId: customerId },
    select: { workspaceId: true },
  });
  return found?.workspaceId ?? null;
}

/** Returns the workspaces that have a customer at Stripe. */
export async function findPayingWorkspaces({ prisma }: SystemDb): Promise<string[]> {
  const rows = await prisma.paymentCustomer.findMany({
    select: { workspaceId: true },
    orderBy: { workspaceId: 'asc' },
  });
  return rows.map(({ workspaceId }) => workspaceId);
}

/** Returns the published versions of plans that are not archived. */
export async function findPublishedVersions({ prisma }: SystemDb): Promise<string[]> {
  const where = { publishedAt: { not: null }, plan: { archivedAt: null } };
  const rows = await prisma.planVersion.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } });
  return rows.map(({ id }) => id);
}

/** Returns a version with its plan and its prices at Stripe. */
export const findCatalogVersion = ({ prisma }: SystemDb, id: string) =>
  prisma.planVersion.findUnique({ where: { id }, include: { plan: true, paymentPrices: true } });

interface StoredPrice {
  readonly planVersionId: string;
  readonly currency: string;
  readonly interval: string;
  readonly kind: string;
  readonly providerId: string;
  readonly createdAt: Date;
}

/** Stores a price at Stripe. Does nothing if it is stored. */
export async function storePrice({ prisma }: SystemDb, price: StoredPrice): Promise<void> {
  await prisma.paymentPrice.createMany({ data: price, skipDuplicates: true });
}

/** Stores an event, and returns whether it was not stored before. */
export async function insertPaymentEvent(tx: Tx, event: PaymentEvent): Promise<boolean> {
  const { count } = await tx.paymentEvent.createMany({ data: event, skipDuplicates: true });
  return count === 1;
}

interface EventOutcome {
  readonly status: 'APPLIED' | 'FAILED';
  readonly detail: string;
}

/** Sets the outcome of the pending events of a workspace that were stored until a time. */
export async function settlePaymentEvents(
  { prisma }: SystemDb,
  { ofWorkspaceId, until, processedAt }: { ofWorkspaceId: string; until: Date; processedAt: Date },
  outcome: EventOutcome,
): Promise<void> {
  await prisma.paymentEvent.updateMany({
    where: { ofWorkspaceId, status: 'PENDING', createdAt: { lte: until } },
    data: { ...outcome, processedAt },
  });
}

/**
 * Sets an event of a workspace to pending, so that its outcome is set again. Returns the event, or null if it is not
 * stored.
 */
export async function reopenPaymentEvent(tx: Tx, id: string): Promise<PaymentEvent | null> {
  const where = { id, ofWorkspaceId: { not: null } };
  await tx.paymentEvent.updateMany({ where, data: { status: 'PENDING', detail: '', processedAt: null } });
  return tx.paymentEvent.findUnique({ where: { id } });
}

export async function deleteOldPaymentEvents({ prisma }: SystemDb, now: Date): Promise<void> {
  const before = new Date(now.getTime() - EVENT_DAYS * 86_400_000);
  await prisma.paymentEvent.deleteMany({ where: { createdAt: { lt: before }, status: { not: 'PENDING' } } });
}

interface EventSearch extends Page {
  readonly status: PaymentEventStatus | null;
}

/** Returns the stored events, newest first. */
export async function findPaymentEvents({ prisma }: SystemDb, { status, take, after }: EventSearch) {
  const only = status ? { status } : {};
  const before = after ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] } : {};
  const orderBy = [{ createdAt: 'desc' as const }, { id: 'desc' as const }];
  const rows = await prisma.paymentEvent.findMany({ where: { ...only, ...before }, orderBy, take });
  return { rows, totalCount: await prisma.paymentEvent.count({ where: only }) };
}
