export { costOf, engineCallLimits, engineLimits, limitsIn, readAgentLimits } from './agent-limits.ts';
export { agentName } from './draft.ts';
export { AgentResolver } from './graphql/agent.resolver.ts';
export { AgentLimitsResolver } from './graphql/agent-limits.resolver.ts';
export { AgentVersionFields } from './graphql/agent-version.fields.ts';
export {
  boundAgent,
  isAgentPublished,
  type PublishedAgent,
  publishedAgent,
  publishFirstVersion,
} from './published-agent.ts';
