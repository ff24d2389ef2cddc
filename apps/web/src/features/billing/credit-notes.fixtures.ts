import type { CreditNote } from '../../app/invoices/credit-notes-table.tsx';
import { CreditBalancesDocument, CreditNotesDocument } from '../../gql/billing-page.ts';
import { answer } from '../../testing/answers.ts';

/** Answers with the credit notes of the workspace. */
export const creditNotes = (nodes: CreditNote[] = []) =>
  answer(CreditNotesDocument, {
    creditNotes: {
      __typename: 'CreditNoteConnection',
      edges: nodes.map((node) => ({ __typename: 'CreditNoteEdge' as const, cursor: node.id, node })),
      totalCount: nodes.length,
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    },
  });

/** Answers with the balance in euros, or with none. */
export const creditBalances = (amountMinor = 0) =>
  answer(CreditBalancesDocument, {
    creditBalances: amountMinor > 0 ? [{ __typename: 'CreditBalance', currency: 'EUR', amountMinor }] : [],
  });
