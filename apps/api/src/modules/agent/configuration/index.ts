export { costOf, engineCallLimits, engineLimits, readAgentLimits } from './agent-limits.ts';
export { agentName } from './draft.ts';
export { findAgentId } from './find-agent.ts';
export { AgentResolver } from './graphql/agent.resolver.ts';
export { AGENT_ID, uuidOrNull } from './graphql/agent-id.ts';
export { AgentLimitsResolver } from './graphql/agent-limits.resolver.ts';
export { AgentVersionFields } from './graphql/agent-version.fields.ts';
export { AgentsResolver } from './graphql/agents.resolver.ts';
export {
  boundAgent,
  isAgentPublished,
  type PublishedAgent,
  publishedAgent,
  publishFirstVersion,
  serviceAgent,
} from './published-agent.ts';
