import { type InvoiceStatus, LIMITS, normalizeText, type PaymentEventStatus } from '@frontdesk/domain';
import type { Services, WorkspaceContext } from '../../../auth/context.ts';
import { badInput, notFound } from '../../../errors/denials.ts';
import { type PageRequest, pageOf } from '../../../graphql/connection.ts';
import { connectionFrom } from '../../../graphql/connection-from.ts';
import { maskTexts } from '../../../query-compiler/index.ts';
import type { CreditNoteRow } from './credit-notes.repository.ts';
import { findWeightPage } from './endpoint-weights.repository.ts';
import { countWorkspaces, findPlanStates } from './entitlements.repository.ts';
import {
  findAllInvoices,
  findArchivedInvoices,
  findInvoices,
  type InvoiceRow,
  invoiceById,
} from './invoices.repository.ts';
import { findPaymentEvents } from './payments.repository.ts';
import { findPlans } from './plans.repository.ts';
import { findTaxRatePage } from './taxes.repository.ts';
import { toArchivedInvoice, toInvoice } from './to-invoice.ts';
import { toPlan } from './to-plan.ts';
import { toWorkspacePlan } from './workspace-plan.ts';

export async function listPlans({ database }: Services, request: PageRequest) {
  const page = pageOf(request);
  const { rows, totalCount } = await findPlans(database.system, page);
  return connectionFrom(rows.map(toPlan), { page, totalCount, at: ({ createdAt }) => createdAt });
}

/** Returns the plans and usage of workspaces whose name or slug contains the text, newest workspace first. */
export async function listWorkspacePlans(services: Services, request: PageRequest, search: string | null) {
  const text = normalizeText(search ?? '', LIMITS.searchLength);
  if (text === null) throw badInput(`A search can have at most ${LIMITS.searchLength} characters.`, 'search');
  const [page, now] = [pageOf(request), services.clock()];
  return services.database.system.write(async (tx) => {
    const states = await findPlanStates(tx, now, { ...page, search: text });
    const rows = states.map((state) => ({ ...toWorkspacePlan(state, now), createdAt: state.createdAt }));
    const totalCount = await countWorkspaces(tx, text);
    return connectionFrom(rows, { page, totalCount, at: ({ createdAt }) => createdAt });
  });
}

export async function listEndpointWeights({ database }: Services, request: PageRequest) {
  const page = pageOf(request);
  const { rows, totalCount } = await findWeightPage(database.system, page);
  return connectionFrom(rows, { page, totalCount, at: ({ createdAt }) => createdAt });
}

export async function listTaxRates({ database }: Services, request: PageRequest) {
  const page = pageOf(request);
  const { rows, totalCount } = await findTaxRatePage(database.system, page);
  return connectionFrom(rows, { page, totalCount, at: ({ createdAt }) => createdAt });
}

/** Returns the stored events, newest first. A null status stands for all statuses. */
export async function listPaymentEvents(
  { database }: Services,
  request: PageRequest,
  status: PaymentEventStatus | null,
) {
  const page = pageOf(request);
  const { rows, totalCount } = await findPaymentEvents(database.system, { ...page, status });
  return connectionFrom(
    rows.map((row) => ({ ...row, status: row.status as PaymentEventStatus })),
    { page, totalCount, at: ({ createdAt }) => createdAt },
  );
}

/** Returns the invoices of the workspace, newest first. */
export async function listInvoices(ctx: WorkspaceContext, request: PageRequest) {
  const page = pageOf(request);
  const { rows, totalCount } = await ctx.db.read((tx) => findInvoices(tx, page));
  const invoices = await Promise.all(rows.map((row) => shownTo(ctx, row)));
  return connectionFrom(invoices, { page, totalCount, at: ({ createdAt }) => createdAt });
}

/** Returns an invoice of the workspace. Throws NOT_FOUND if the workspace has no invoice with this id. */
export async function invoiceOf(ctx: WorkspaceContext, id: string) {
  const row = await ctx.db.read((tx) => invoiceById(tx, id));
  if (!row) throw notFound();
  return shownTo(ctx, row);
}

/** Masks contact details in the texts of an invoice and its credit notes unless the viewer may view them. */
export async function shownTo(ctx: WorkspaceContext, row: InvoiceRow) {
  const masked = await maskTexts(
    ctx,
    MASKED.map((field) => row[field]),
  );
  const texts = Object.fromEntries(MASKED.map((field, index) => [field, masked[index]]));
  const creditNotes = row.creditNotes.length > 0 ? await maskNotes(ctx, row.creditNotes) : [];
  return toInvoice({ ...row, ...texts, creditNotes }, ctx.services.clock());
}

/** Masks contact details in the texts of credit notes unless the viewer may view them. */
export async function maskNotes<Note extends CreditNoteRow>(
  ctx: WorkspaceContext,
  notes: readonly Note[],
): Promise<Note[]> {
  const masked = await maskTexts(
    ctx,
    notes.flatMap(({ reason, refundReference }) => [reason, refundReference]),
  );
  return notes.map((note, at) => ({
    ...note,
    reason: masked[2 * at] ?? '',
    refundReference: masked[2 * at + 1] ?? null,
  }));
}

const MASKED = ['planName', 'payerName', 'payerAddress', 'payerVatId', 'closingReason', 'closedByName'] as const;

/**
 * Returns the invoices of all workspaces, including deleted ones, newest first. If `status` is null, returns invoices
 * in every status.
 */
export async function listAllInvoices(services: Services, request: PageRequest, status: InvoiceStatus | null) {
  const [page, now] = [pageOf(request), services.clock()];
  const { system } = services.database;
  const [live, archived] = [
    await findAllInvoices(system, { ...page, status }),
    await findArchivedInvoices(system, { ...page, status }),
  ];
  const rows = [
    ...live.rows.map(({ workspace: { name, slug }, ...row }) => {
      const { id, createdAt } = row;
      const of = { workspaceName: name, workspaceSlug: slug, workspaceDeletedAt: null };
      return { id, createdAt, ...of, invoice: toInvoice(row, now) };
    }),
    ...archived.rows.map(({ workspaceName, workspaceSlug, archivedAt, ...row }) => {
      const { id, createdAt } = row;
      const of = { workspaceName, workspaceSlug, workspaceDeletedAt: archivedAt };
      return { id, createdAt, ...of, invoice: toArchivedInvoice({ ...row, ...of, archivedAt }, now) };
    }),
  ].sort(newestFirst);
  const totalCount = live.totalCount + archived.totalCount;
  return connectionFrom(rows.slice(0, page.take), { page, totalCount, at: ({ createdAt }) => createdAt });
}

interface Dated {
  readonly id: string;
  readonly createdAt: Date;
}

const newestFirst = (one: Dated, other: Dated): number =>
  other.createdAt.getTime() - one.createdAt.getTime() || (other.id > one.id ? 1 : -1);
