export { readAgentStatus } from './agent-status.ts';
export { AgentStatusResolver } from './graphql/agent-status.ts';
