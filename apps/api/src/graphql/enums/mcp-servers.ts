import { MCP_AUTHORIZATIONS, MCP_READ_ERRORS, MCP_SERVER_STATUSES, MCP_TOOL_STATUSES } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const McpAuthorizationEnum = enumOf(
  'McpAuthorization',
  'How requests to an MCP server are authorized.',
  MCP_AUTHORIZATIONS,
  { NONE: 'Requests contain no credentials.', HEADER: 'Each request contains a header with a secret.' },
);
export const McpServerStatusEnum = enumOf('McpServerStatus', 'Status of an MCP server.', MCP_SERVER_STATUSES, {
  READING: 'The list of tools will be read soon.',
  CONNECTED: 'The list of tools was read.',
  FAILED: 'The list of tools could not be read. Previously allowed tools can still be used.',
});
export const McpReadErrorEnum = enumOf(
  'McpReadError',
  'Reason why the list of tools of an MCP server could not be read.',
  MCP_READ_ERRORS,
  {
    ADDRESS: 'The host name resolves to a private network. Nothing was sent.',
    DNS: 'The host name was not found.',
    TLS: 'No trusted TLS connection could be established.',
    TIMEOUT: 'The server did not respond within 30 seconds.',
    CONNECTION: 'The connection was refused or closed.',
    SIZE: 'A response is larger than 1 MB.',
    STATUS: 'The status of the response is not a success, for example because the header is wrong.',
    REDIRECT: 'The response is a redirect, which is not followed.',
    FORMAT: 'The response does not follow the Model Context Protocol.',
    PROTOCOL: 'The server refused the request.',
    LIST_TOO_LONG: 'The list has more than 100 tools or 10 pages. The rest was not read.',
  },
);
export const McpToolStatusEnum = enumOf('McpToolStatus', 'Status of a tool of an MCP server.', MCP_TOOL_STATUSES, {
  NEW: 'No member has reviewed the tool. Flows cannot use it.',
  ALLOWED: 'Flows can use the tool with the description that a member allowed.',
  CHANGED: 'The tool or the URL of its server changed after it was allowed. Flows cannot use it until it is reviewed.',
  REMOVED: 'The server no longer has the tool.',
  BLOCKED: 'A member blocked the tool.',
});
