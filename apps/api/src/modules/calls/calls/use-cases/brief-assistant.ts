import { briefFor, CALL_TOOLS, callGuide, SILENCE_STEPS } from '@frontdesk/agent/engine';
import type { CallSetup } from '@frontdesk/providers';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import { readDialPolicy } from '../../../campaigns/outreach-limits/index.ts';
import { loadAgentContext } from '../agent-context.ts';
import { callLanguage, readCallFacts } from '../call-facts.ts';
import { firstCallState } from '../call-state.ts';
import type { CallRow } from '../calls.repository.ts';

interface Addressee {
  readonly name: string;
  /** Text of the lead's form. Empty if there is none. */
  readonly message: string;
}

/** Returns the prompt variables, tools and voice of the provider's assistant for one call. */
export async function briefAssistant(tx: Tx, by: EventContext, call: CallRow, lead: Addressee): Promise<CallSetup> {
  const { agent, graph, terms } = await loadAgentContext(tx, call);
  const now = by.services.clock();
  const { env, closedInstruction: closed } = await readCallFacts(tx, { call, terms, now });
  const facts = { graphVersionId: agent.graphVersionId ?? '', now: env.now, language: callLanguage(terms) };
  const state = await firstCallState(tx, call, facts);
  const guide = callGuide({ graph, state, env });
  const { persona } = agent;
  const rules = closed === null ? [] : [closed];
  const variables = { ...briefFor({ persona, goal: graph.goal, guide, topics: terms.sensitiveTopics, rules, lead }) };
  const voicemail = call.direction === 'OUTBOUND' ? { message: (await readDialPolicy(tx)).voicemailMessage } : null;
  return { variables, tools: CALL_TOOLS, silence: SILENCE_STEPS, speech: terms, voicemail };
}
