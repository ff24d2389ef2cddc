import { type ContextGraph, withCallerQuestions } from '@frontdesk/agent/engine';
import type { Tx } from '../../../db/tenant-db.ts';
import { boundAgent, type PublishedAgent, publishedAgent } from '../../agent/configuration/index.ts';
import { engineGraph } from '../../agent/runs/index.ts';
import { toVoiceOptions, VoiceOptions } from '../voice-settings/index.ts';
import { callLanguage } from './call-facts.ts';
import type { CallRow } from './calls.repository.ts';

export interface AgentContext {
  readonly agent: PublishedAgent;
  /**
   * Graph of the call, without flows for sensitive topics. On calls, these topics are instructions in the assistant's
   * prompt.
   */
  readonly graph: ContextGraph;
  readonly terms: VoiceOptions;
}

type Bound = Pick<CallRow, 'id' | 'isWithheld' | 'serviceId' | 'agentVersionId' | 'graphVersionId' | 'voiceTerms'>;

/** Returns the agent, the graph and the voice settings of a call. */
export async function loadAgentContext(tx: Tx, call: Bound): Promise<AgentContext> {
  const terms = await termsOf(tx, call);
  const agent = await agentOf(tx, call);
  const graph = engineGraph(agent, []);
  return { agent, terms, graph: call.isWithheld ? withCallerQuestions(graph, callLanguage(terms)) : graph };
}

/** Stores the agent and graph versions when the agent answers, so that later changes do not affect the call (AM-32). */
async function agentOf(tx: Tx, call: Bound): Promise<PublishedAgent> {
  const { id, serviceId, agentVersionId, graphVersionId } = call;
  if (agentVersionId !== null) return boundAgent(tx, { agentVersionId, graphVersionId });
  const service = serviceId && (await tx.service.findFirst({ where: { id: serviceId } }));
  const agent = service ? await boundAgent(tx, service) : await publishedAgent(tx);
  if (!agent) throw new Error('A call was answered in a workspace without a published agent.');
  const bound = { agentVersionId: agent.versionId, graphVersionId: agent.graphVersionId };
  await tx.call.updateMany({ where: { id }, data: bound });
  return agent;
}

/** Stores the voice settings when the agent answers, and uses them until the end of the call (AM-37). */
async function termsOf(tx: Tx, { id, voiceTerms: bound }: Bound): Promise<VoiceOptions> {
  if (bound !== null) return VoiceOptions.parse(bound);
  const terms = await toVoiceOptions(tx);
  await tx.call.updateMany({ where: { id }, data: { voiceTerms: terms } });
  return terms;
}
