import { type InvoiceStatus, USAGE_LIMITS } from '@frontdesk/domain';
import type {
  ArchivedInvoice,
  BillingAccountRow,
  CreditUse,
  InvoiceLineRow,
  InvoiceRow as StoredInvoice,
} from '../../../db/generated/client.ts';
import { lockRow, preventDeletion } from '../../../db/lock.ts';
import type { Page } from '../../../db/page.ts';
import type { SystemDb } from '../../../db/system-db.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CreditNoteRow } from './credit-notes.repository.ts';

export type InvoiceRow = StoredInvoice & {
  readonly lines: readonly InvoiceLineRow[];
  /** Credit notes for the invoice, oldest first. */
  readonly creditNotes: readonly CreditNoteRow[];
  /** Balances that the invoice used. */
  readonly creditUses: readonly CreditUse[];
};

/** Period of an invoice. */
export interface BilledPeriod {
  readonly periodStart: Date;
  readonly periodEnd: Date;
  /** Last day of the period in the workspace's time zone, as `YYYY-MM-DD`. */
  readonly lastDay: string;
}

/** Next period of a subscription that has ended and has not been billed yet. */
export interface DuePeriod extends BilledPeriod {
  readonly intervalStart: Date;
  readonly intervalEnd: Date;
}

const LINES = { orderBy: { position: 'asc' as const } };
// Only one relation has relations of its own, so that the order of the statements is always the same.
const CONTENT = {
  lines: LINES,
  creditNotes: { include: { lines: LINES }, orderBy: [{ issuedAt: 'asc' as const }, { id: 'asc' as const }] },
  creditUses: { orderBy: { creditNoteId: 'asc' as const } },
};
const NEWEST = [{ createdAt: 'desc' as const }, { id: 'desc' as const }];
const LIVE_UNTIL = 'least(s.ended_at, s.ends_at)';
/** End of the time in which usage can still be charged after the end of a subscription. */
const CHARGED_UNTIL = `${LIVE_UNTIL} + make_interval(days => ${USAGE_LIMITS.lateDays})`;
const lastDayOf = (ends: string, tz: string) =>
  `to_char((${ends} - interval '1 millisecond') at time zone ${tz}, 'YYYY-MM-DD') as "lastDay"`;

/** Returns the id and the workspace id of each subscription that may have a period to bill. */
export async function findBillable({ pool }: SystemDb, now: Date) {
  const { rows } = await pool.query<{ workspaceId: string; id: string }>(
    `select s.workspace_id as "workspaceId", s.id from subscriptions s
      where s.provider = 'MANUAL' and (coalesce(s.billed_until, s.starts_at) < least($1::timestamptz, ${LIVE_UNTIL})
        or (${CHARGED_UNTIL} <= $1::timestamptz and coalesce(s.settled_until, '-infinity') < ${CHARGED_UNTIL}))
      order by 1, 2`,
    [now],
  );
  return rows;
}

/**
 * Returns the id and the workspace id of each subscription that is past due or has an unpaid invoice whose due date has
 * passed.
 */
export async function findWithUnpaid({ pool }: SystemDb, now: Date) {
  const { rows } = await pool.query<{ workspaceId: string; id: string }>(
    `select s.workspace_id as "workspaceId", s.id from subscriptions s
      where s.ended_at is null and (s.past_due_at is not null or exists (
        select from invoices i where i.workspace_id = s.workspace_id and i.subscription_id = s.id
          and i.status = 'OPEN' and i.due_at <= $1::timestamptz)) order by 1, 2`,
    [now],
  );
  return rows;
}

/** Returns up to 100 unpaid invoices of a subscription whose due date has passed, oldest first. */
export const findOverdue = (tx: Tx, subscriptionId: string, now: Date): Promise<InvoiceRow[]> =>
  tx.invoiceRow.findMany({
    where: { subscriptionId, status: 'OPEN', dueAt: { lte: now } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: 100,
    include: CONTENT,
  });

/**
 * Returns the next unbilled period of a subscription if it has ended, or null. A period is a calendar month or year in
 * the workspace's time zone. It starts at the start of the subscription or the end of the last billed period, and ends
 * no later than the subscription.
 */
export async function findDuePeriod(tx: Tx, subscriptionId: string, now: Date): Promise<DuePeriod | null> {
  const [period] = await tx.run<DuePeriod>({
    name: null,
    text: `
      select p.starts as "periodStart", p.ends as "periodEnd", p.first as "intervalStart", p.next as "intervalEnd",
        ${lastDayOf('p.ends', 'p.tz')}
      from (
        select b.starts, least(b.next, ${LIVE_UNTIL}) as ends, b.first, b.next, b.tz
        from subscriptions s cross join lateral (
          select c.starts, c.tz, date_trunc(s.interval, c.starts at time zone c.tz) at time zone c.tz as first,
            (date_trunc(s.interval, c.starts at time zone c.tz) + ('1 ' || s.interval)::interval) at time zone c.tz as next
          from (select coalesce(s.billed_until, s.starts_at) as starts, app.known_timezone(w.timezone) as tz
            from workspaces w) c) b
        where s.id = $1::uuid) p
      where p.starts < p.ends and p.ends <= $2::timestamptz`,
    values: [subscriptionId, now],
  });
  return period ?? null;
}

/**
 * Returns the 35 days after the end of a subscription if they have passed and are not billed yet, or null. They contain
 * only usage of billed months that was recorded late.
 */
export async function findPeriodAfterEnd(tx: Tx, subscriptionId: string, now: Date): Promise<BilledPeriod | null> {
  const [period] = await tx.run<BilledPeriod>({
    name: null,
    text: `
      select ${LIVE_UNTIL} as "periodStart", ${CHARGED_UNTIL} as "periodEnd",
        ${lastDayOf(CHARGED_UNTIL, 'app.known_timezone(w.timezone)')}
        from subscriptions s cross join workspaces w
       where s.id = $1::uuid and ${CHARGED_UNTIL} <= $2::timestamptz
         and coalesce(s.settled_until, '-infinity') < ${CHARGED_UNTIL}`,
    values: [subscriptionId, now],
  });
  return period ?? null;
}

export const findAccount = (tx: Tx): Promise<BillingAccountRow | null> => tx.billingAccountRow.findFirst();

/**
 * Reserves the next invoice number of a year. Other transactions wait until this one ends, so that no number is
 * skipped.
 */
export async function takeNumber(tx: Tx, year: number): Promise<string> {
  const [row] = await tx.sql<{ number: string }>`select app.next_invoice_number(${year}::int) as number`;
  if (!row) throw new Error('No number was returned.');
  return row.number;
}

export const invoiceById = (tx: Tx, id: string): Promise<InvoiceRow | null> =>
  tx.invoiceRow.findFirst({ where: { id }, include: CONTENT });

/** Returns whether an invoice has credit notes or used a balance. */
export const isCredited = async (tx: Tx, invoiceId: string): Promise<boolean> =>
  (await tx.creditNoteRow.count({ where: { invoiceId } })) + (await tx.creditUse.count({ where: { invoiceId } })) > 0;

export async function lockInvoice(tx: Tx, id: string): Promise<StoredInvoice | null> {
  await preventDeletion(tx);
  return lockRow<StoredInvoice>(tx, 'InvoiceRow', id);
}

const before = ({ after }: Page) =>
  after ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] } : {};

/** Returns the invoices of the current workspace, newest first. */
export async function findInvoices(tx: Tx, page: Page) {
  const rows = await tx.invoiceRow.findMany({
    where: before(page),
    orderBy: NEWEST,
    take: page.take,
    include: CONTENT,
  });
  return { rows, totalCount: await tx.invoiceRow.count() };
}

interface InvoiceSearch extends Page {
  readonly status: InvoiceStatus | null;
}

/** Returns the invoices of all workspaces, newest first. */
export async function findAllInvoices({ prisma }: SystemDb, { status, ...page }: InvoiceSearch) {
  const only = status ? { status } : {};
  const where = { ...only, ...before(page) };
  const workspace = { select: { name: true, slug: true } };
  const include = { ...CONTENT, workspace };
  const rows = await prisma.invoiceRow.findMany({ where, orderBy: NEWEST, take: page.take, include });
  return { rows, totalCount: await prisma.invoiceRow.count({ where: only }) };
}

/** Finds the workspace to which an invoice belongs. Returns null if there is no such invoice. */
export const findInvoiceWorkspace = ({ prisma }: SystemDb, id: string) =>
  prisma.invoiceRow.findFirst({
    where: { id },
    select: { workspaceId: true, subscriptionId: true, workspace: { select: { name: true, slug: true } } },
  });

/** Copy of an invoice that belonged to a deleted workspace. */
export type ArchivedInvoiceRow = ArchivedInvoice;

export const archivedById = (tx: Tx, id: string): Promise<ArchivedInvoiceRow | null> =>
  tx.archivedInvoice.findUnique({ where: { id } });

/** Returns whether an invoice belongs to a deleted workspace. */
export const isArchived = async ({ prisma }: SystemDb, id: string): Promise<boolean> =>
  (await prisma.archivedInvoice.count({ where: { id } })) > 0;

export const lockArchivedInvoice = (tx: Tx, id: string): Promise<ArchivedInvoiceRow | null> =>
  lockRow<ArchivedInvoiceRow>(tx, 'ArchivedInvoice', id);

/** Returns the invoices of deleted workspaces, newest first. */
export async function findArchivedInvoices({ prisma }: SystemDb, { status, ...page }: InvoiceSearch) {
  const only = status ? { status } : {};
  const where = { ...only, ...before(page) };
  const rows = await prisma.archivedInvoice.findMany({ where, orderBy: NEWEST, take: page.take });
  return { rows, totalCount: await prisma.archivedInvoice.count({ where: only }) };
}

/** Returns the time zone of the current workspace. */
export const timezoneOf = async (tx: Tx): Promise<string> =>
  (await tx.workspace.findFirstOrThrow({ select: { timezone: true } })).timezone;

/** Returns an issued invoice of any workspace, with the time zone for its dates. Returns null if there is none. */
export async function findPrinted({ prisma }: SystemDb, id: string) {
  const include = { ...CONTENT, workspace: { select: { timezone: true } } };
  const live = await prisma.invoiceRow.findFirst({ where: { id, number: { not: null } }, include });
  if (live) return { live, timezone: live.workspace.timezone } as const;
  const archived = await prisma.archivedInvoice.findUnique({ where: { id } });
  // UTC is used, because the time zone of a deleted workspace is not stored.
  return archived && ({ live: null, archived, timezone: 'UTC' } as const);
}
