import { REFUSALS } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import {
  CreateToolDocument,
  DeleteToolDocument,
  DisableToolDocument,
  TestToolDocument,
  ToolDocument,
  ToolLogDocument,
  ToolsDocument,
  UpdateToolDocument,
} from '../../gql/tools.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import type { ListedTool } from './tool-labels.ts';

const AT = '/admin/acme/tools';
const TOOL: ListedTool = {
  __typename: 'HttpTool',
  id: 'tool-1',
  name: 'find_order',
  description: 'Returns the status of an order.',
  kind: 'READS',
  method: 'GET',
  url: 'https://api.example.com/orders/{order}',
  disabledAt: null,
  arguments: [{ __typename: 'HttpToolArgument', name: 'order', type: 'text', isRequired: true }],
  resultFields: [{ __typename: 'HttpToolResultField', name: 'status', path: 'order.status' }],
};
const CHANGE: ListedTool = { ...TOOL, id: 'tool-2', name: 'open_ticket', kind: 'CHANGES', method: 'POST' };
const listed = (tools: readonly ListedTool[]) =>
  answer(ToolsDocument, {
    httpTools: {
      __typename: 'HttpToolConnection',
      edges: tools.map((node) => ({ __typename: 'HttpToolEdge' as const, node })),
      totalCount: tools.length,
    },
  });
const PAYLOAD = { __typename: 'HttpToolPayload' as const, errors: [] };
const dialog = async (name: string) => within(await screen.findByRole('dialog', { name }));

it('lists tools, finds them by name, and disables one [AG-22]', async () => {
  const set = answer(DisableToolDocument, {
    disableHttpTool: {
      ...PAYLOAD,
      tool: { __typename: 'HttpTool', id: 'tool-1', disabledAt: '2026-11-24T09:00:00Z' },
    },
  });
  const { user } = renderAt(AT, { answers: [listed([TOOL, CHANGE]), set] });
  const list = within(await screen.findByRole('list', { name: 'Tools' }));
  expect(list.getAllByRole('listitem')).toHaveLength(2);
  expect(list.getByText('GET https://api.example.com/orders/{order}')).toBeVisible();
  await user.click(list.getByRole('button', { name: 'Disable find_order' }));
  expect(await list.findByText('Disabled')).toBeVisible();
  expect(set.asked).toEqual([{ id: 'tool-1' }]);
  await user.type(screen.getByRole('searchbox', { name: 'Search tools' }), 'nothing');
  expect(await screen.findByText('No matching tools')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Remove filter: “nothing”' }));
  expect(await screen.findByText('find_order')).toBeVisible();
});

it('creates a tool with a secret header, and shows why a JSON Schema is refused [AG-22]', async () => {
  const reason = 'This is not a valid JSON Schema: it is not JSON.';
  let isRefused = true;
  const create = answer(CreateToolDocument, () => ({
    createHttpTool: isRefused
      ? refused('TOOL_SCHEMA_INVALID', 'argumentSchema', reason)
      : { ...PAYLOAD, tool: { __typename: 'HttpTool' as const, id: 'new' } },
  }));
  const { user } = renderAt(AT, { answers: [listed([]), create] });
  expect(await screen.findByText('No tools yet')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Create tool' }));
  const form = await dialog('Create tool');
  await user.type(form.getByLabelText('Name'), 'find_order');
  await user.type(form.getByLabelText('Description'), 'Returns the status.');
  await user.click(form.getByLabelText('URL'));
  await user.paste('https://api.example.com/orders/{order}');
  await user.click(form.getByRole('button', { name: 'Add header' }));
  await user.type(form.getByLabelText('Header'), 'Authorization');
  await user.type(form.getByLabelText('Value'), 'Bearer 0123456789');
  await user.click(form.getByRole('button', { name: 'Add result' }));
  await user.type(form.getByLabelText('Result'), 'status');
  await user.type(form.getByLabelText('Path'), 'order.status');
  await user.click(form.getByLabelText('Contact phone number'));
  await user.click(form.getByRole('button', { name: 'Create tool' }));
  expect(await form.findByText(reason)).toBeVisible();
  isRefused = false;
  await user.click(form.getByRole('button', { name: 'Create tool' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(create.asked[1]).toMatchObject({
    input: {
      name: 'find_order',
      kind: 'READS',
      method: 'GET',
      url: 'https://api.example.com/orders/{order}',
      headers: [{ name: 'Authorization', isSecret: true, value: 'Bearer 0123456789' }],
      resultFields: [{ name: 'status', path: 'order.status' }],
      contextFields: ['CONTACT_PHONE'],
      idempotencyHeader: null,
    },
  });
});

it('keeps a stored secret when a tool is changed', async () => {
  const { disabledAt: _disabledAt, arguments: _arguments, ...tool } = TOOL;
  const loaded = answer(ToolDocument, {
    httpTool: {
      ...tool,
      argumentSchema: '{"type":"object"}',
      headers: [{ __typename: 'HttpToolHeader', name: 'Authorization', value: null }],
      contextFields: [],
      timeoutSeconds: 10,
      idempotencyHeader: null,
      isIdempotent: false,
      revision: 3,
    },
  });
  const update = answer(UpdateToolDocument, {
    updateHttpTool: { ...PAYLOAD, tool: { __typename: 'HttpTool', id: 'tool-1' } },
  });
  const { user } = renderAt(AT, { answers: [listed([TOOL]), loaded, update] });
  await user.click(await screen.findByRole('button', { name: 'find_order' }));
  const form = await dialog('Edit tool');
  await user.type(await form.findByLabelText('Description'), ' Fast.');
  await user.click(form.getByRole('button', { name: 'Save tool' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(update.asked[0]).toMatchObject({
    input: {
      id: 'tool-1',
      revision: 3,
      description: 'Returns the status of an order. Fast.',
      headers: [{ name: 'Authorization', isSecret: true, value: null }],
    },
  });
});

it('tests a tool, and warns that a change is real [AG-22]', async () => {
  const test = answer(TestToolDocument, {
    testHttpTool: {
      __typename: 'HttpToolTestPayload',
      test: {
        __typename: 'HttpToolTest',
        responseStatus: 500,
        durationMs: 12,
        retries: 0,
        result: null,
        error: 'STATUS',
      },
      errors: [],
    },
  });
  const { user } = renderAt(AT, { answers: [listed([CHANGE]), test] });
  await user.click(await screen.findByRole('button', { name: 'Test open_ticket' }));
  const form = await dialog('Test open_ticket');
  expect(form.getByText('This tool changes data. The test sends a real request.')).toBeVisible();
  await user.click(form.getByRole('button', { name: 'Send request' }));
  expect(await form.findByText('The tool responded with an error status.')).toBeVisible();
  expect(form.getByText('Status 500 · 12 ms')).toBeVisible();
  expect(JSON.parse(test.asked[0]?.['arguments'] as string)).toEqual({ order: 'example' });
});

it('shows the log of a tool, and deletes the tool', async () => {
  const log = answer(ToolLogDocument, {
    toolCalls: {
      __typename: 'ToolCallConnection',
      edges: [
        {
          __typename: 'ToolCallEdge',
          cursor: 'c',
          node: {
            __typename: 'ToolCall',
            id: 'call-1',
            status: 'SUCCEEDED',
            arguments: '{"order":"A7"}',
            result: '{"status":"shipped"}',
            error: null,
            responseStatus: 200,
            durationMs: 34,
            retries: 1,
            requestedAt: '2026-11-24T09:00:00Z',
          },
        },
      ],
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      totalCount: 1,
    },
  });
  const remove = answer(DeleteToolDocument, refused('TOOL_CHANGED', null, REFUSALS.TOOL_CHANGED));
  const { user } = renderAt(AT, { answers: [listed([TOOL]), log, remove] });
  await user.click(await screen.findByRole('button', { name: 'Log of find_order' }));
  const shown = await dialog('Log of find_order');
  expect(await shown.findByText('{"status":"shipped"}')).toBeVisible();
  expect(shown.getByText(/Status 200 · 34 ms · 1 retry/)).toBeVisible();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Delete find_order' }));
  await user.click((await dialog('Delete this tool?')).getByRole('button', { name: 'Delete tool' }));
  await waitFor(() => expect(remove.asked).toEqual([{ id: 'tool-1' }]));
});

it('lets members without permission read tools only', async () => {
  renderAt(AT, { as: 'viewer', answers: [listed([TOOL])] });
  expect(await screen.findByRole('button', { name: 'Test find_order' })).toHaveAttribute('aria-disabled', 'true');
});
