import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { ProviderLogDocument } from '../../gql/provider-log.ts';
import { ProviderLogEntryDocument } from '../../gql/provider-log-entry.ts';
import type { ProviderLogEntryQuery, ProviderLogQuery } from '../../gql/types.ts';
import { answer, denied } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

type Row = ProviderLogQuery['providerLogEntries']['edges'][number]['node'];

const buildRow = (overrides: Partial<Row> = {}): Row => ({
  __typename: 'ProviderLogEntry',
  id: 'entry-1',
  direction: 'OUTBOUND',
  provider: 'TWILIO',
  operation: 'POST /2010-04-01/Accounts/{id}/Messages.json',
  status: 'FAILED',
  responseStatus: 400,
  durationMs: 120,
  attempt: 2,
  errorCode: '21211',
  occurredAt: '2026-11-21T09:00:00.000Z',
  ...overrides,
});

const list = (rows: Row[], asked: object[] = []) =>
  answer(ProviderLogDocument, (variables) => {
    asked.push(variables);
    return {
      providerLogEntries: {
        __typename: 'ProviderLogEntryConnection' as const,
        edges: rows.map((node) => ({ __typename: 'ProviderLogEntryEdge' as const, cursor: node.id, node })),
        pageInfo: { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null },
        totalCount: rows.length,
      },
    };
  });

const entry = (overrides: Partial<ProviderLogEntryQuery['providerLogEntry']> = {}) =>
  answer(ProviderLogEntryDocument, () => ({
    providerLogEntry: {
      ...buildRow(),
      requestId: 'RQ123',
      reference: null,
      errorMessage: 'Invalid number',
      requestBody: '{"Body":"[12 characters]"}',
      responseBody: null,
      conversation: null,
      message: {
        __typename: 'Message' as const,
        id: 'message-1',
        conversation: { __typename: 'Conversation' as const, id: 'conversation-1' },
      },
      call: null,
      ...overrides,
    },
  }));

it('lists requests, and opens one with its error, bodies and conversation', async () => {
  const { user } = renderAt('/admin/acme/provider-log', { answers: [list([buildRow()]), entry()] });
  const table = await screen.findByRole('table', { name: 'Requests' });
  expect(await within(table).findByText('Twilio · Outbound · attempt 2')).toBeTruthy();
  expect(within(table).getByText('400, error 21211')).toBeTruthy();
  await user.click(within(table).getByRole('button', { name: /Messages.json/ }));
  const drawer = await screen.findByRole('dialog', { name: 'Request' });
  expect(await within(drawer).findByText('Error 21211: Invalid number')).toBeTruthy();
  expect(within(drawer).getByText('RQ123')).toBeTruthy();
  expect(within(drawer).getByText(/\[12 characters\]/)).toBeTruthy();
  const link = within(drawer).getByRole('link', { name: 'Open conversation' });
  expect(link.getAttribute('href')).toBe('/admin/acme/inbox/conversation-1');
});

it('filters by the record of the address and by status, and clears the filters', async () => {
  const asked: { filter?: object }[] = [];
  const { user } = renderAt('/admin/acme/provider-log?subject=message-1', { answers: [list([], asked)] });
  expect(await screen.findByText('No matching requests')).toBeTruthy();
  expect(asked.at(-1)?.filter).toMatchObject({ subjectId: 'message-1', statuses: [] });
  await user.selectOptions(screen.getByRole('combobox', { name: 'Status' }), 'FAILED');
  await screen.findByText('Only requests about one record');
  expect(asked.at(-1)?.filter).toMatchObject({ subjectId: 'message-1', statuses: ['FAILED'] });
  await user.click(screen.getByRole('button', { name: 'Clear filters' }));
  expect(await screen.findByText('No requests yet')).toBeTruthy();
  expect(asked.at(-1)?.filter).toMatchObject({ subjectId: null, statuses: [] });
});

it('shows an error with a retry', async () => {
  renderAt('/admin/acme/provider-log', {
    answers: [
      answer(ProviderLogDocument, () => {
        throw denied('INTERNAL');
      }),
    ],
  });
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy();
});

it('is not shown without integration.read', async () => {
  renderAt('/admin/acme/provider-log', {
    as: 'viewer',
    grants: [{ policy: 'integration.read', effect: 'DENY', expiresAt: null }],
  });
  expect((await screen.findAllByText(/integration\.read/)).length).toBeGreaterThan(0);
  expect(screen.queryByRole('table')).toBeNull();
});
