export { agentWhere } from './agent.reads.ts';
export { costOf, engineCallLimits, engineLimits, readAgentLimits } from './agent-limits.ts';
export { agentName, type Draft, loadDraft } from './draft.ts';
export { findAgentId } from './find-agent.ts';
export { AgentResolver } from './graphql/agent.resolver.ts';
export { AGENT_ID, uuidOrNull } from './graphql/agent-id.ts';
export { AgentLimitsResolver } from './graphql/agent-limits.resolver.ts';
export { AgentVersionFields } from './graphql/agent-version.fields.ts';
export { AgentsResolver } from './graphql/agents.resolver.ts';
export { AgentRolloutResolver } from './graphql/rollout.ts';
export { checkRolloutJob } from './jobs/check-rollout-job.ts';
export {
  boundAgent,
  isAgentPublished,
  type PublishedAgent,
  publishedAgent,
  publishFirstVersion,
  serviceAgent,
} from './published-agent.ts';
export { type ModelsOf, modelsOf } from './resolve-models.ts';
export { checkRolloutOf, type EpisodeStart } from './rollouts.ts';
export type { TestChatLine } from './run-test-turn.ts';
export { openTestChat, readTestFacts } from './test-chat.ts';
export {
  contentHash,
  contentIn,
  draftContent,
  storedContent,
  type TestContent,
  versionContent,
} from './test-content.ts';
export { suiteHash } from './test-gate.ts';
export { createAgent } from './use-cases/agents.ts';
export { updateContextGraph } from './use-cases/update-context-graph.ts';
export { updatePersona } from './use-cases/update-persona.ts';
export { updateQuestions } from './use-cases/update-questions.ts';
