import { TOOL_LIMITS } from './http-tools.ts';

/** Methods of authorizing requests to an MCP server. HEADER: each request contains a header with a secret. */
export const MCP_AUTHORIZATIONS = ['NONE', 'HEADER'] as const;
export type McpAuthorization = (typeof MCP_AUTHORIZATIONS)[number];

export const MCP_SERVER_STATUSES = ['READING', 'CONNECTED', 'FAILED'] as const;
export type McpServerStatus = (typeof MCP_SERVER_STATUSES)[number];

export const MCP_READ_ERRORS = [
  'ADDRESS',
  'DNS',
  'TLS',
  'TIMEOUT',
  'CONNECTION',
  'SIZE',
  'STATUS',
  'REDIRECT',
  'FORMAT',
  'PROTOCOL',
  'LIST_TOO_LONG',
] as const;
export type McpReadError = (typeof MCP_READ_ERRORS)[number];

/** Statuses of an MCP tool. Flows can use a tool only while its status is ALLOWED. */
export const MCP_TOOL_STATUSES = ['NEW', 'ALLOWED', 'CHANGED', 'REMOVED', 'BLOCKED'] as const;
export type McpToolStatus = (typeof MCP_TOOL_STATUSES)[number];

/** Limits of the MCP servers of a workspace. Lengths are in characters. */
export const MCP_LIMITS = {
  servers: 10,
  serverNameLength: 20,
  /** Maximum number of tools that are stored from a server's tool list. */
  tools: 100,
  /** Maximum number of pages that are read from a server's tool list. */
  pages: 10,
  toolNameLength: 128,
  descriptionLength: 2000,
  schemaBytes: 20_000,
  /** Maximum nesting depth of a JSON Schema. */
  schemaDepth: 32,
  arguments: 20,
  /** Maximum time to read a whole tool list, in seconds. */
  readSeconds: 30,
  rereadHours: 24,
} as const;

/** Whether a text can be the name of an MCP server, which is part of the names of its tools. */
export const isMcpServerName = (name: string): boolean =>
  name.length <= MCP_LIMITS.serverNameLength && /^[a-z][a-z0-9_]*$/.test(name);

/** Names of tools of MCP servers start with this text. Names of HTTP tools cannot start with it. */
export const MCP_TOOL_PREFIX = 'mcp_';

/** Returns a name in lower-case letters, digits and underscores, for example `order_id` for `orderId`. */
export const snakeCase = (name: string): string =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');

/**
 * Returns the name by which flows use a tool, for example `mcp_shop_find_order`. The result can exceed
 * `FLOW_NAME_LENGTH`.
 */
export const mcpFlowName = (server: string, tool: string): string =>
  `${MCP_TOOL_PREFIX}${server}_${snakeCase(tool) || 'tool'}`;

/** Maximum length of the name of a tool in a flow. */
export const FLOW_NAME_LENGTH = TOOL_LIMITS.nameLength;
