import * as z from 'zod';
import { understand } from '../openai/understanding/understand.ts';
import { View } from '../openai/understanding/view.ts';
import type { Delivered } from '../server/courier.ts';
import { DECLINED, HANDED_OVER, reactionTo } from '../server/sensitive.ts';
import type { VapiEvents } from './vapi-events.ts';
import { type SimulatedCall, variablesOf } from './vapi-store.ts';

/**
 * Reacts to a sensitive topic that the caller mentioned. Returns Frontdesk's response to the handoff tool, or null if
 * there is no handoff.
 */
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
  const delivered = await events.toolCalls(call, [
    { id, name: 'hand_off', arguments: { code: 'SENSITIVE_TOPIC', reason } },
  ]);
  return delivered?.answer ?? null;
}

/** Result of one of Frontdesk's tools. */
const Reply = z.object({
  say: z.string(),
  do: z.string().optional(),
  expects: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('answer'), slot: z.string(), type: z.string(), choices: z.array(z.string()) }),
      z.object({ kind: z.literal('confirm'), effect: z.string(), words: z.string() }),
    ])
    .nullable(),
  offers: View.shape.offers,
});
export type Reply = z.infer<typeof Reply>;

const Guide = View.pick({ now: true, zone: true, calendar: true, language: true, flows: true, slots: true });

/** The assistant of a call. It reports what the caller says and speaks what Frontdesk's tools return. */
export interface Assistant {
  /** Requests the first step of the call. Returns null if Frontdesk returns none. */
  begin(): Promise<Reply | null>;
  /**
   * Reports what the caller said. Returns the previous reply if Frontdesk rejects the report, and null if the call has
   * no valid guide.
   */
  hear(text: string): Promise<Reply | null>;
}

export function assistantOf(events: VapiEvents, call: SimulatedCall): Assistant {
  const guide = Guide.safeParse(jsonOf(variablesOf(call)['guide'] ?? ''));
  let last: Reply | null = null;
  let count = 0;
  async function use(name: string, given: Readonly<Record<string, unknown>>): Promise<Reply | null> {
    const id = `call_${call.id.slice(0, 8)}_${count++}`;
    last = replyIn(await events.toolCalls(call, [{ id, name, arguments: given }])) ?? last;
    return last;
  }
  return {
    begin: () => use('next_step', {}),
    hear: async (text) => {
      if (!guide.success) return null;
      const { language, acts } = understand(viewOf(guide.data, last, text));
      // Add the quote to a reported yes, because Frontdesk accepts a yes only if it quotes the caller's words.
      return use('report', { language, acts: acts.map((act) => (act.a === 'affirm' ? { ...act, quote: text } : act)) });
    },
  };
}

function viewOf(guide: z.infer<typeof Guide>, last: Reply | null, text: string): View {
  const expects = last?.expects ?? null;
  return {
    ...guide,
    open: expects?.kind === 'answer' ? { slot: expects.slot, words: last?.say ?? '' } : null,
    confirm: expects?.kind === 'confirm' ? { effect: expects.effect, words: expects.words } : null,
    offers: last?.offers ?? [],
    answers: [],
    bookings: [],
    history: [],
    messages: [text],
  };
}

/** Parses the result of a single tool call. Returns null for an error or an unknown format. */
function replyIn(delivered: Delivered | null): Reply | null {
  const answered = jsonOf(delivered?.answer ?? '') as { results?: { result?: string }[] } | null;
  const read = Reply.safeParse(jsonOf(answered?.results?.[0]?.result ?? ''));
  return read.success ? read.data : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
