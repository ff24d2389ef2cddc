export { readAllowedTools } from './allowed-tools.ts';
export { McpServerResolver } from './graphql/mcp-server.ts';
export { McpToolFields, McpToolResolver } from './graphql/mcp-tool.ts';
export { readMcpServerJob } from './jobs/read-mcp-server-job.ts';
export { startDueMcpReadsJob } from './jobs/start-due-mcp-reads-job.ts';
export { mcpToolOfFlow, prepareMcpCall } from './prepare-mcp-call.ts';
export { markToolRemoved } from './store-tools.ts';
