import { expect, it, jest } from '@jest/globals';
import { screen } from '@testing-library/react';
import { ErasuresPageDocument } from '../../gql/erasures-page.ts';
import type { ErasuresPageQuery } from '../../gql/types.ts';
import { answer } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

type Erasure = ErasuresPageQuery['erasures']['edges'][number]['node'];

const RECEIPT: Erasure = {
  __typename: 'Erasure',
  id: 'erasure-1',
  contactId: 'contact-1',
  deleted: [
    { __typename: 'ErasedRecords', type: 'contact', count: 1 },
    { __typename: 'ErasedRecords', type: 'message', count: 1200 },
  ],
  kept: ['AUDIT_LOG', 'OPT_OUT'],
  erasedByName: 'Olga Owner',
  erasedAt: '2026-11-26T09:00:00.000Z',
};

const page = (erasures: Erasure[]) =>
  answer(ErasuresPageDocument, {
    erasures: {
      __typename: 'ErasureConnection',
      edges: erasures.map((node) => ({ __typename: 'ErasureEdge' as const, cursor: node.id, node })),
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      totalCount: erasures.length,
    },
  });

it('shows what was deleted and what is kept, and downloads the receipt [CB-06]', async () => {
  const saved: Blob[] = [];
  Object.assign(URL, { createObjectURL: (blob: Blob) => (saved.push(blob), 'blob:1'), revokeObjectURL() {} });
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  const { user } = renderAt('/admin/acme/contacts/erasures', { answers: [page([RECEIPT])] });
  expect(await screen.findByText('Deleted: Contacts: 1, Messages: 1,200')).toBeVisible();
  expect(screen.getByText(/Kept: Audit events.*; The opt-out/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Download receipt' }));
  expect(saved).toHaveLength(1);
});

it('says that there are no receipts', async () => {
  renderAt('/admin/acme/contacts/erasures', { answers: [page([])] });
  expect(await screen.findByText('No receipts yet')).toBeVisible();
});
