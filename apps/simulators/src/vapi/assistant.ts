import { DECLINED, HANDED_OVER, reactionTo } from '../server/sensitive.ts';
import type { VapiEvents } from './vapi-events.ts';
import { type SimulatedCall, variablesOf } from './vapi-store.ts';

/** The assistant hears a sensitive topic. Returns the tool result, or null without a tool call. */
export async function isSensitive(events: VapiEvents, call: SimulatedCall, heard: string): Promise<string | null> {
  const { rules = '' } = variablesOf(call);
  const reaction = reactionTo(rules, heard);
  if (!reaction || call.assistantMuted) return null;
  if (reaction.does !== 'HAND_OVER') {
    await events.transcript(call, 'assistant', reaction.does === 'ANSWER' ? reaction.words : DECLINED);
    return null;
  }
  await events.transcript(call, 'assistant', HANDED_OVER);
  const id = `call_${call.id.slice(0, 8)}_sensitive`;
  const reason = `They spoke of ${reaction.topic}.`;
  const told = await events.toolCalls(call, [{ id, name: 'escalateToHuman', arguments: { reason } }]);
  return told?.answer ?? null;
}
