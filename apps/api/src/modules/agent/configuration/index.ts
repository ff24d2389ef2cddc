export { agentName } from './draft.ts';
export { AgentResolver } from './graphql/agent.resolver.ts';
export { AgentVersionFields } from './graphql/agent-version.fields.ts';
export {
  boundAgent,
  isAgentPublished,
  type PublishedAgent,
  publishedAgent,
  publishFirstVersion,
} from './published-agent.ts';
