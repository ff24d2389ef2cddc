import { setTimeout as pause } from 'node:timers/promises';
import { type CallToolResult, ProtocolError, ProtocolErrorCode, type Tool } from '@modelcontextprotocol/server';

/**
 * Simulated faults of an MCP server. SLOW: responds to tool calls after a minute. WEB_PAGE: returns HTML. DOWN: returns
 * 500. HUGE: returns a result of ten megabytes. REDIRECT: redirects into a private network. NO_SCHEMA: lists a tool
 * whose schema is not a JSON Schema. DUPLICATE: lists two tools with the same name. ENDLESS: returns the cursor of a
 * next page with every page. LONG: lists a description that is too long. MANY: lists 150 tools. CHANGED: describes the
 * tool `find_order` differently. FORGETFUL: no longer has the tool `find_order`. FAILING: reports an error as the
 * result of each call. NO_ORDER: rejects each call because the order is not found. IMAGE: adds an image to each result.
 * DROPS: executes a call and closes the connection. EARLIER_VERSION: supports only versions of the protocol in which a
 * client first sends `initialize`.
 */
export type McpTrick =
  | 'SLOW'
  | 'WEB_PAGE'
  | 'DOWN'
  | 'HUGE'
  | 'REDIRECT'
  | 'NO_SCHEMA'
  | 'DUPLICATE'
  | 'ENDLESS'
  | 'LONG'
  | 'MANY'
  | 'CHANGED'
  | 'FORGETFUL'
  | 'FAILING'
  | 'NO_ORDER'
  | 'IMAGE'
  | 'DROPS'
  | 'EARLIER_VERSION';

export interface McpCallRecord {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly authorization: string | null;
}

export interface McpState {
  readonly tricks: Set<McpTrick>;
  /** Executed tool calls, oldest first. */
  readonly calls: McpCallRecord[];
  /** Methods of the received requests, oldest first. */
  readonly methods: string[];
  /** Text that the tool `find_order` returns for an order. */
  status: string;
  /** Description of the tool `find_order`. */
  description: string;
}

const orderSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object' as const,
  properties: { orderId: { type: 'string', maxLength: 20 } },
  required: ['orderId'],
  additionalProperties: false,
};

const DESCRIPTION = 'Returns the status of an order.';

export const newState = (): McpState => ({
  tricks: new Set(),
  calls: [],
  methods: [],
  status: 'shipped',
  description: DESCRIPTION,
});

export function resetState(state: McpState): void {
  state.tricks.clear();
  state.calls.length = 0;
  state.methods.length = 0;
  state.status = 'shipped';
  state.description = DESCRIPTION;
}

/** Returns one page of the tool list. */
export function listTools({ tricks, description }: McpState, cursor: string | undefined) {
  if (tricks.has('ENDLESS')) {
    const page = Number(cursor ?? 0);
    return { tools: [simpleTool(`page_${page}`)], nextCursor: String(page + 1) };
  }
  const find: Tool = {
    name: 'find_order',
    title: 'Find an order',
    description: tricks.has('CHANGED') ? `${description} Also returns the address.` : description,
    inputSchema: orderSchema,
    annotations: { readOnlyHint: true },
  };
  const open: Tool = { name: 'openTicket', description: 'Opens a ticket about an order.', inputSchema: orderSchema };
  const tools = [
    ...(tricks.has('FORGETFUL') ? [] : [find]),
    open,
    ...(tricks.has('NO_SCHEMA') ? [simpleTool('no_schema', { order: { type: 'objekt' } })] : []),
    ...(tricks.has('DUPLICATE') ? [simpleTool('twice'), simpleTool('twice')] : []),
    ...(tricks.has('LONG') ? [{ ...simpleTool('long'), description: 'x'.repeat(2_001) }] : []),
    ...(tricks.has('MANY') ? Array.from({ length: 150 }, (_, nth) => simpleTool(`many_${nth}`)) : []),
  ];
  return { tools };
}

const simpleTool = (name: string, properties: Tool['inputSchema']['properties'] = {}): Tool => ({
  name,
  description: `The tool ${name}.`,
  inputSchema: { type: 'object', properties },
});

/** Executes a tool call. As the protocol requires, returns an error for an unknown tool or invalid arguments. */
export async function callTool(state: McpState, call: McpCallRecord): Promise<CallToolResult> {
  const { tricks } = state;
  const { name, arguments: args } = call;
  const names = listTools(state, undefined).tools.map((tool) => tool.name);
  if (!names.includes(name)) throw new ProtocolError(ProtocolErrorCode.InvalidParams, `Unknown tool: ${name}`);
  const { orderId, ...others } = args;
  if (typeof orderId !== 'string' || orderId.length > 20 || Object.keys(others).length > 0)
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, `Invalid arguments for tool ${name}`);
  if (tricks.has('NO_ORDER')) throw new ProtocolError(ProtocolErrorCode.InvalidParams, `Order ${orderId} not found`);
  state.calls.push(call);
  if (tricks.has('SLOW')) await pause(60_000, undefined, { ref: false });
  const text = name === 'openTicket' ? `T${state.calls.length}` : state.status;
  if (tricks.has('FAILING')) return { content: [{ type: 'text', text: 'The shop is closed.' }], isError: true };
  const big = tricks.has('HUGE') ? 'x'.repeat(10_000_000) : text;
  const image = { type: 'image' as const, data: 'AAAA', mimeType: 'image/png' };
  return { content: [{ type: 'text', text: big }, ...(tricks.has('IMAGE') ? [image] : [])] };
}
