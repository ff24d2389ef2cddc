import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import type { CreditNote } from '../../app/invoices/credit-notes-table.tsx';
import {
  IssueCreditNoteDocument,
  MarkCreditNoteRefundedDocument,
  PlatformInvoicesDocument,
} from '../../gql/invoices.ts';
import { CorrectUsageDocument, PlatformUsageEventsDocument } from '../../gql/usage-events.ts';
import { answer, denied, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { PLATFORM_INVOICE } from './billing-admin.fixtures.ts';
import type { PlatformInvoice } from './platform-invoice.ts';
import type { UsageEvent } from './usage-events-section.tsx';

const ADMIN = { viewer: { globalRole: 'ADMIN' as const } };
const pageInfo = { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null };
const NOTE: CreditNote = {
  __typename: 'CreditNote',
  id: 'note-1',
  number: 'CN-1',
  invoiceId: 'INV-1',
  invoiceNumber: 'INV-1',
  status: 'AVAILABLE',
  reason: 'Outage',
  currency: 'EUR',
  totalMinor: 1190,
  loweredMinor: 0,
  remainingMinor: 1190,
  issuedAt: '2026-11-03T09:00:00.000Z',
};
const invoices = (one: () => PlatformInvoice) =>
  answer(PlatformInvoicesDocument, () => ({
    platformInvoices: {
      __typename: 'PlatformInvoiceConnection' as const,
      edges: [{ __typename: 'PlatformInvoiceEdge' as const, cursor: '1', node: one() }],
      totalCount: 1,
      pageInfo,
    },
  }));

it('issues a credit note for lines of an invoice, and shows it with the invoice [BL-14]', async () => {
  let creditNotes: CreditNote[] = [];
  const list = invoices(() => ({ ...PLATFORM_INVOICE, invoice: { ...PLATFORM_INVOICE.invoice, creditNotes } }));
  const issue = answer(IssueCreditNoteDocument, () => {
    if (issue.asked.length === 1) return refused('CREDIT_NOTE_TOO_HIGH', 'lines') as never;
    creditNotes = [NOTE];
    return { issueCreditNote: { __typename: 'CreditNotePayload' as const, creditNote: NOTE, errors: [] } };
  });
  const { user } = renderAt('/billing-admin?view=invoices', { ...ADMIN, answers: [list, issue] });
  await user.click(await screen.findByRole('button', { name: 'INV-1' }));
  await user.click(await screen.findByRole('button', { name: 'Issue credit note' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Issue credit note for INV-1' }));
  await user.type(dialog.getByLabelText('Seats'), '0.95');
  await user.type(dialog.getByLabelText('Reason'), 'Outage');
  await user.click(dialog.getByRole('button', { name: 'Issue credit note' }));
  expect(await dialog.findByText(/The credit notes of a line cannot exceed its amount/)).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Issue credit note' }));
  expect(await screen.findByText('Credit note CN-1 issued.')).toBeInTheDocument();
  const input = { invoiceId: 'INV-1', reason: 'Outage', lines: [{ position: 2, amountMinor: 95 }] };
  expect(issue.asked).toEqual([{ input }, { input }]);
  expect(await screen.findByRole('row', { name: /CN-1/ })).toBeInTheDocument();
});

it('marks the balance of a credit note as refunded with a reference [BL-14]', async () => {
  const invoice = { ...PLATFORM_INVOICE.invoice, creditNotes: [NOTE] };
  const refund = answer(MarkCreditNoteRefundedDocument, {
    markCreditNoteRefunded: {
      __typename: 'CreditNotePayload',
      creditNote: { ...NOTE, status: 'REFUNDED', remainingMinor: 0 },
      errors: [],
    },
  });
  const answers = [invoices(() => ({ ...PLATFORM_INVOICE, invoice })), refund];
  const { user } = renderAt('/billing-admin?view=invoices', { ...ADMIN, answers });
  await user.click(await screen.findByRole('button', { name: 'INV-1' }));
  await user.click(await screen.findByRole('button', { name: 'Mark CN-1 as refunded' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Mark CN-1 as refunded' }));
  await user.type(dialog.getByLabelText('Reference'), 'Transfer 7');
  await user.click(dialog.getByRole('button', { name: 'Mark as refunded' }));
  expect(await screen.findByText('Credit note marked as refunded.')).toBeInTheDocument();
  expect(refund.asked).toEqual([{ id: 'note-1', reference: 'Transfer 7' }]);
  expect(await screen.findByText('Refunded')).toBeInTheDocument();
});

it('offers no credit note for an invoice of a deleted workspace', async () => {
  const one = { ...PLATFORM_INVOICE, workspaceDeletedAt: '2026-11-20T00:00:00.000Z' };
  const { user } = renderAt('/billing-admin?view=invoices', { ...ADMIN, answers: [invoices(() => one)] });
  await user.click(await screen.findByRole('button', { name: 'INV-1' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Invoice INV-1' }));
  expect(dialog.getByRole('button', { name: 'Download PDF' })).toBeInTheDocument();
  expect(dialog.queryByRole('button', { name: 'Issue credit note' })).toBeNull();
});

const EVENT: UsageEvent = {
  __typename: 'UsageEvent',
  key: 'message-1',
  occurredAt: '2026-11-03T09:00:00.000Z',
  quantity: 12,
  remaining: 10,
  traffic: 'LIVE',
};
const events = (nodes: () => UsageEvent[]) =>
  answer(PlatformUsageEventsDocument, () => ({
    platformUsageEvents: {
      __typename: 'UsageEventConnection' as const,
      edges: nodes().map((node) => ({ __typename: 'UsageEventEdge' as const, cursor: node.key, node })),
      totalCount: nodes().length,
      pageInfo,
    },
  }));
const search = async ({ user }: Pick<ReturnType<typeof renderAt>, 'user'>) => {
  await user.type(await screen.findByLabelText(/Workspace slug/), 'acme');
  await user.click(screen.getByRole('button', { name: 'Show usage' }));
};

it('corrects usage of a workspace with one id for all attempts [BL-05]', async () => {
  const correct = answer(CorrectUsageDocument, () => {
    if (correct.asked.length === 1) return refused('INVOICE_REASON_INVALID', 'reason') as never;
    const creditNotes = [{ __typename: 'CreditNote' as const, id: 'note-1', number: 'CN-1' }];
    return { correctUsage: { __typename: 'CorrectUsagePayload' as const, creditNotes, errors: [] } };
  });
  const list = events(() => [{ ...EVENT, remaining: correct.asked.length > 1 ? 7 : 10 }]);
  const page = renderAt('/billing-admin?view=usage', { ...ADMIN, answers: [list, correct] });
  await search(page);
  const { user } = page;
  await user.click(await screen.findByRole('button', { name: 'Correct message-1' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Correct usage' }));
  const quantity = dialog.getByLabelText('Quantity to deduct');
  expect(quantity).toHaveValue('10');
  await user.clear(quantity);
  await user.type(quantity, '3');
  await user.click(dialog.getByRole('button', { name: 'Correct usage' }));
  expect(await dialog.findByText(/Enter a reason/)).toBeInTheDocument();
  await user.type(dialog.getByLabelText('Reason'), 'Sent twice');
  await user.click(dialog.getByRole('button', { name: 'Correct usage' }));
  expect(await screen.findByText('Usage corrected. Credit note CN-1 issued.')).toBeInTheDocument();
  const event = { workspace: 'acme', meter: 'MESSAGES_OUT', key: 'message-1', quantity: 3 };
  const correctionId = expect.stringMatching(/^[0-9a-f-]{36}$/);
  expect(correct.asked).toEqual([
    { input: { ...event, reason: '', correctionId } },
    { input: { ...event, reason: 'Sent twice', correctionId } },
  ]);
  const [one, two] = correct.asked.map(({ input }) => input.correctionId);
  expect(one).toBe(two);
  expect(await screen.findByText('7')).toBeInTheDocument();
});

it('says that there is no usage on a day', async () => {
  await search(renderAt('/billing-admin?view=usage', { ...ADMIN, answers: [events(() => [])] }));
  expect(await screen.findByText('No usage on this day')).toBeInTheDocument();
});

it.each([
  ['that no workspace has the slug', 'NOT_FOUND', 'No workspace has this slug'],
  ['an error, with a button to try again', 'INTERNAL', 'Try again'],
] as const)('shows %s', async (_what, code, text) => {
  const failing = answer(PlatformUsageEventsDocument, () => {
    throw denied(code);
  });
  await search(renderAt('/billing-admin?view=usage', { ...ADMIN, answers: [failing] }));
  expect(await screen.findByText(text)).toBeInTheDocument();
});
