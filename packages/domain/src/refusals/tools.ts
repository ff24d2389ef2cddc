/** Refusals for changes to HTTP tools, and for tests of these tools. */
export const TOOL_REFUSALS = {
  TOOL_NAME_INVALID:
    'Enter a name of at most 60 lower-case letters, digits and underscores that starts with a letter, for example find_order.',
  TOOL_NAME_TAKEN: 'A tool with this name already exists. Choose another name.',
  TOOL_NAME_RESERVED: 'Names that start with mcp_ are reserved for tools of MCP servers. Choose another name.',
  TOOL_NAME_BUILT_IN: 'The agent has a built-in tool with this name. Choose another name.',
  TOOLS_TOO_MANY: 'A workspace can have at most 50 tools. Delete one first.',
  TOOL_DESCRIPTION_INVALID: 'Enter a description of 1 to 300 characters.',
  TOOL_SCHEMA_INVALID: 'The arguments are not described by a valid JSON Schema.',
  TOOL_ARGUMENT_NAMES_PERSON:
    'An argument must not name a person. Select the contact, lead or conversation under Context instead.',
  TOOL_URL_INVALID:
    'Enter a URL with https and a fixed host. Placeholders such as {order} are allowed in the path and the query only.',
  TOOL_URL_ARGUMENT_UNKNOWN:
    'Each placeholder in the URL must be a required argument or a selected field of the context.',
  TOOL_HEADER_INVALID:
    'Enter at most 10 headers with different names and values of printable characters. Secrets have at least 8 characters. Host, Cookie and headers about the content are set automatically.',
  TOOL_SECRET_REQUIRED:
    'Enter the value of this secret header. There is no stored value for a new header or another host.',
  TOOL_RESULT_INVALID:
    'Enter at most 20 results, each with a unique name in lower-case letters and a path, for example data.items.0.price.',
  TOOL_TIMEOUT_INVALID: 'Enter a time limit of 1 to 20 seconds.',
  TOOL_IDEMPOTENCY_INVALID:
    'Enter the header of the idempotency key. It needs a valid name, and only changes can be marked as idempotent.',
  TOOL_CHANGED: 'Another member changed this tool in the meantime. Reload it, then try again.',
  TOOL_KIND_FIXED: 'A read-only tool cannot be changed to a tool that changes data. Create another tool.',
  MCP_SERVER_NAME_INVALID:
    'Enter a name of at most 20 lower-case letters, digits and underscores that starts with a letter, for example shop.',
  MCP_SERVER_NAME_TAKEN: 'An MCP server with this name already exists. Choose another name.',
  MCP_SERVERS_TOO_MANY: 'A workspace can have at most 10 MCP servers. Delete one first.',
  MCP_HEADER_INVALID:
    'Enter the name and value of the header. The value must have at least 8 printable characters, and the header must not be a header that is set automatically.',
  MCP_SECRET_REQUIRED: 'Enter the value of the header. The stored value cannot be used for another host.',
  MCP_SERVER_CHANGED: 'Another member changed this server in the meantime. Reload it, then try again.',
  MCP_TOOL_CHANGED: 'The server changed this tool. Review it again.',
  MCP_TOOL_REMOVED: 'The server no longer has this tool.',
  MCP_TOOL_NOT_ALLOWED: 'This tool is not allowed. Review it first.',
  MCP_EFFECT_FIXED:
    'A tool that was allowed as read-only cannot be allowed to change data, because published flows do not ask for confirmation. Connect the server again under another name.',
  TOOL_ARGUMENTS_INVALID: 'The arguments do not match the JSON Schema of the tool.',
} as const;
