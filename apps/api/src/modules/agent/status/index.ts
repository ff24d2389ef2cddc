export { readAgentReadiness } from './agent-status.ts';
export { AgentReadinessResolver } from './graphql/agent-status.ts';
