import { REFUSALS } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import {
  AllowMcpToolDocument,
  BlockMcpToolDocument,
  ConnectMcpServerDocument,
  McpServerDocument,
  McpServersDocument,
  RefreshMcpServerDocument,
  TestMcpToolDocument,
} from '../../gql/mcp.ts';
import { ToolLogDocument, ToolsDocument } from '../../gql/tools.ts';
import { answer, denied, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import type { ListedServer, ReviewedTool } from './mcp-labels.ts';

const AT = '/admin/acme/tools';
const NOW = '{"type":"object","properties":{"orderId":{"type":"string"}}}';
const TOOL: ReviewedTool = {
  __typename: 'McpTool',
  id: 'tool-1',
  name: 'find_order',
  flowName: 'mcp_shop_find_order',
  description: 'Returns the status and the address.',
  inputSchema: NOW,
  annotations: '{"readOnlyHint":true}',
  hash: 'hash-2',
  status: 'CHANGED',
  effect: 'READS',
  problem: null,
  pinnedDescription: 'Returns the status.',
  pinnedSchema: NOW,
  pinnedAnnotations: '{"readOnlyHint":true}',
  allowedAt: '2026-11-24T09:00:00Z',
  allowedByName: 'Ana',
  arguments: [{ __typename: 'HttpToolArgument', name: 'order_id', type: 'text', isRequired: false }],
};
const serverWith = (status: ReviewedTool['status']): ListedServer => ({
  __typename: 'McpServer',
  id: 'server-1',
  name: 'shop',
  url: 'https://shop.example.com/mcp',
  authorization: 'HEADER',
  headerName: 'Authorization',
  timeoutSeconds: 10,
  status: 'CONNECTED',
  lastReadAt: '2026-11-24T09:00:00Z',
  lastError: null,
  skippedTools: 0,
  revision: 1,
  tools: {
    __typename: 'McpToolConnection',
    totalCount: 1,
    edges: [
      {
        __typename: 'McpToolEdge',
        node: {
          __typename: 'McpTool',
          id: 'tool-1',
          status,
        },
      },
    ],
  },
});
const SERVER = serverWith('CHANGED');
const listed = (servers: readonly ListedServer[]) =>
  answer(McpServersDocument, {
    mcpServers: {
      __typename: 'McpServerConnection',
      edges: servers.map((node) => ({ __typename: 'McpServerEdge' as const, node })),
      totalCount: servers.length,
    },
  });
const loaded = (tool: ReviewedTool) =>
  answer(McpServerDocument, {
    mcpServer: {
      __typename: 'McpServer',
      id: 'server-1',
      name: 'shop',
      status: 'CONNECTED',
      lastReadAt: '2026-11-24T09:00:00Z',
      lastError: null,
      skippedTools: 2,
      tools: { __typename: 'McpToolConnection', edges: [{ __typename: 'McpToolEdge', node: tool }] },
    },
  });
const PAYLOAD = { __typename: 'McpToolPayload' as const, errors: [] };
const dialog = async (name: string) => within(await screen.findByRole('dialog', { name }));

it('lists servers with their status, and refreshes one [AG-23]', async () => {
  const failed: ListedServer = { ...SERVER, id: 'server-2', name: 'books', status: 'FAILED', lastError: 'STATUS' };
  const refresh = answer(RefreshMcpServerDocument, {
    refreshMcpServer: {
      __typename: 'McpServerPayload',
      server: { __typename: 'McpServer', id: 'server-1', status: 'READING' },
      errors: [],
    },
  });
  const { user } = renderAt(AT, { answers: [listed([SERVER, failed]), refresh] });
  const list = within(await screen.findByRole('list', { name: 'MCP servers' }));
  expect(list.getAllByRole('listitem')).toHaveLength(2);
  expect(list.getByText(/Check the URL and the header/)).toBeVisible();
  expect(list.getAllByText('1 tool needs review')).toHaveLength(2);
  await user.click(list.getByRole('button', { name: 'Refresh shop' }));
  expect(await list.findByText('Reading tools')).toBeVisible();
  expect(refresh.asked).toEqual([{ id: 'server-1' }]);
});

it('connects a server with a secret header, and shows why it is refused [AG-23]', async () => {
  let isRefused = true;
  const connect = answer(ConnectMcpServerDocument, () => ({
    connectMcpServer: isRefused
      ? refused('WEBHOOK_ADDRESS_PRIVATE', 'url')
      : {
          __typename: 'McpServerPayload' as const,
          server: { __typename: 'McpServer' as const, id: 'new' },
          errors: [],
        },
  }));
  const { user } = renderAt(AT, { answers: [listed([]), connect] });
  expect(await screen.findByText('No MCP servers yet')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Connect server' }));
  const form = await dialog('Connect MCP server');
  await user.type(form.getByLabelText('Name'), 'shop');
  await user.type(form.getByLabelText('URL'), 'https://10.0.0.1/mcp');
  await user.type(form.getByLabelText('Value of the header'), 'Bearer 12345678');
  await user.click(form.getByRole('button', { name: 'Connect server' }));
  expect(await form.findByText(REFUSALS.WEBHOOK_ADDRESS_PRIVATE)).toBeVisible();
  isRefused = false;
  await user.click(form.getByRole('button', { name: 'Connect server' }));
  expect(await screen.findByText('Server connected. Review its tools next.')).toBeVisible();
  expect(connect.asked.at(-1)).toEqual({
    input: {
      name: 'shop',
      url: 'https://10.0.0.1/mcp',
      authorization: 'HEADER',
      headerName: 'Authorization',
      headerValue: 'Bearer 12345678',
      timeoutSeconds: 10,
    },
  });
});

it('shows what changed, and allows exactly the reviewed description [AG-23]', async () => {
  const allow = answer(AllowMcpToolDocument, {
    allowMcpTool: {
      ...PAYLOAD,
      tool: {
        __typename: 'McpTool',
        id: 'tool-1',
        status: 'ALLOWED',
        effect: 'READS',
        pinnedDescription: TOOL.description,
        pinnedSchema: NOW,
        pinnedAnnotations: TOOL.annotations,
        allowedAt: '2026-11-25T09:00:00Z',
        allowedByName: 'Ana',
      },
    },
  });
  const { user } = renderAt(AT, { answers: [listed([SERVER]), loaded(TOOL), allow] });
  await user.click(await screen.findByRole('button', { name: 'Tools of shop' }));
  const tools = await dialog('Tools of shop');
  expect(await tools.findByText(/2 tools are not shown/)).toBeVisible();
  await user.click(tools.getByRole('button', { name: 'Review find_order' }));
  const description = within(await tools.findByRole('group', { name: 'Description' }));
  expect(description.getByText('Returns the status.')).toBeVisible();
  expect(description.getByText('Returns the status and the address.')).toBeVisible();
  expect(within(tools.getByRole('group', { name: 'Arguments' })).queryByText('Changed')).toBeNull();
  expect(tools.getByLabelText('Changes data: runs once, after the contact confirms')).toBeDisabled();
  await user.click(tools.getByRole('button', { name: 'Allow tool' }));
  expect(await screen.findByText('Tool allowed.')).toBeVisible();
  expect(allow.asked).toEqual([{ id: 'tool-1', hash: 'hash-2', effect: 'READS' }]);
});

it('does not allow a tool whose arguments flows cannot use, and blocks it', async () => {
  const block = answer(BlockMcpToolDocument, {
    blockMcpTool: { ...PAYLOAD, tool: { __typename: 'McpTool', id: 'tool-1', status: 'BLOCKED' } },
  });
  const problem = 'Flows cannot use the arguments of this tool: it has more than 20 arguments.';
  const { user } = renderAt(AT, { answers: [listed([SERVER]), loaded({ ...TOOL, problem }), block] });
  await user.click(await screen.findByRole('button', { name: 'Tools of shop' }));
  const tools = await dialog('Tools of shop');
  await user.click(await tools.findByRole('button', { name: 'Review find_order' }));
  expect(await tools.findByText(problem)).toBeVisible();
  expect(tools.getByRole('button', { name: 'Allow tool' })).toBeDisabled();
  await user.click(tools.getByRole('button', { name: 'Block tool' }));
  expect(await screen.findByText('Tool blocked.')).toBeVisible();
});

it('tests an allowed tool with example arguments', async () => {
  const test = answer(TestMcpToolDocument, {
    testMcpTool: {
      __typename: 'McpToolTestPayload',
      test: {
        __typename: 'McpToolTest',
        responseStatus: 200,
        durationMs: 12,
        result: '{"text":"shipped"}',
        error: null,
      },
      errors: [],
    },
  });
  const { user } = renderAt(AT, {
    answers: [listed([serverWith('ALLOWED')]), loaded({ ...TOOL, status: 'ALLOWED' }), test],
  });
  await user.click(await screen.findByRole('button', { name: 'Tools of shop' }));
  const tools = await dialog('Tools of shop');
  await user.click(await tools.findByRole('button', { name: 'Review find_order' }));
  await user.click(await tools.findByRole('button', { name: 'Test tool' }));
  expect(await tools.findByText('{"text":"shipped"}')).toBeVisible();
  expect(JSON.parse(String(test.asked[0]?.['arguments']))).toEqual({ order_id: 'example' });
});

const logged = (calls: readonly object[]) => ({
  toolCalls: {
    __typename: 'ToolCallConnection' as const,
    edges: calls.map((call) => ({
      __typename: 'ToolCallEdge' as const,
      cursor: 'c',
      node: {
        __typename: 'ToolCall' as const,
        id: 'call-1',
        status: 'SUCCEEDED' as const,
        arguments: '{"orderId":"A7"}',
        result: '{"text":"shipped"}',
        error: null,
        responseStatus: 200,
        durationMs: 34,
        retries: 0,
        requestedAt: '2026-11-24T09:00:00Z',
        ...call,
      },
    })),
    pageInfo: { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null },
    totalCount: calls.length,
  },
});

it('shows the log of a tool, with each call and its error [AG-23]', async () => {
  const log = answer(
    ToolLogDocument,
    logged([{}, { id: 'call-2', status: 'FAILED', result: null, error: 'TOOL_REMOVED' }]),
  );
  const { user } = renderAt(AT, { answers: [listed([SERVER]), loaded(TOOL), log] });
  await user.click(await screen.findByRole('button', { name: 'Tools of shop' }));
  const tools = await dialog('Tools of shop');
  await user.click(await tools.findByRole('button', { name: 'Log of find_order' }));
  const calls = within(await tools.findByRole('list', { name: 'Calls' }));
  expect(calls.getByText('{"text":"shipped"}')).toBeVisible();
  expect(calls.getAllByText(/Status 200 · 34 ms/)).toHaveLength(2);
  expect(calls.getByText('The MCP server no longer has this tool.')).toBeVisible();
  expect(log.asked[0]).toMatchObject({ filter: { mcpToolId: { eq: 'tool-1' } } });
  await user.click(tools.getByRole('button', { name: 'Back' }));
  expect(await tools.findByRole('button', { name: 'Review find_order' })).toBeVisible();
});

it('says that a log is empty, after a request that failed and was repeated', async () => {
  let isDown = true;
  const log = answer(ToolLogDocument, () => {
    if (isDown) throw denied('INTERNAL');
    return logged([]);
  });
  const { user } = renderAt(AT, { answers: [listed([SERVER]), loaded(TOOL), log] });
  await user.click(await screen.findByRole('button', { name: 'Tools of shop' }));
  const tools = await dialog('Tools of shop');
  await user.click(await tools.findByRole('button', { name: 'Log of find_order' }));
  const retry = await tools.findByRole('button', { name: 'Try again' });
  isDown = false;
  await user.click(retry);
  expect(await tools.findByText('No calls yet')).toBeVisible();
});

it('shows the tools of a server when they have been read, without a reload of the page', async () => {
  let isRead = false;
  const servers = answer(McpServersDocument, () => ({
    mcpServers: {
      __typename: 'McpServerConnection' as const,
      edges: [
        { __typename: 'McpServerEdge' as const, node: isRead ? SERVER : { ...SERVER, status: 'READING' as const } },
      ],
      totalCount: 1,
    },
  }));
  renderAt(AT, { answers: [servers] });
  expect(await screen.findByText('Reading tools')).toBeVisible();
  isRead = true;
  expect(await screen.findByText('Connected', {}, { timeout: 5_000 })).toBeVisible();
});

it('shows characters of a schema that a reviewer cannot see', async () => {
  const inputSchema = JSON.stringify({ type: 'object', description: 'a\u202eb\u{e0041}' });
  const { user } = renderAt(AT, { answers: [listed([SERVER]), loaded({ ...TOOL, inputSchema })] });
  await user.click(await screen.findByRole('button', { name: 'Tools of shop' }));
  const tools = await dialog('Tools of shop');
  await user.click(await tools.findByRole('button', { name: 'Review find_order' }));
  expect(await tools.findByText(/a\\u202eb\\udb40\\udc41/)).toBeVisible();
});

it('finds servers by name, and says if none match', async () => {
  const tool = {
    __typename: 'HttpTool' as const,
    id: 'http-1',
    name: 'find_price',
    description: 'Returns a price.',
    kind: 'READS' as const,
    method: 'GET' as const,
    url: 'https://api.example.com/price',
    disabledAt: null,
    arguments: [],
    resultFields: [],
  };
  const tools = answer(ToolsDocument, {
    httpTools: {
      __typename: 'HttpToolConnection',
      edges: [{ __typename: 'HttpToolEdge', node: tool }],
      totalCount: 1,
    },
  });
  const { user } = renderAt(AT, { answers: [listed([SERVER]), tools] });
  await user.type(await screen.findByRole('searchbox', { name: 'Search tools' }), 'price');
  expect(await screen.findByText('No matching servers')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Remove filter: “price”' }));
  expect(await screen.findByRole('button', { name: 'Tools of shop' })).toBeVisible();
});
