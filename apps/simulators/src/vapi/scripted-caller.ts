import { setTimeout as pause } from 'node:timers/promises';
import { reactionTo } from '../server/sensitive.ts';
import { assistantOf, isSensitive, type Reply } from './assistant.ts';
import type { VapiEvents } from './vapi-events.ts';
import { type SimulatedCall, variablesOf } from './vapi-store.ts';

/** Plays a caller who answers the assistant's questions. Used in development. */
export async function playCall(events: VapiEvents, call: SimulatedCall, paceMs: number): Promise<void> {
  await pause(paceMs);
  if (isOver(call)) return;
  events.status(call, 'in-progress');
  const { name = '', agentName = 'the front desk', rules = '', enquiry: inquiry = '' } = variablesOf(call);
  const assistant = assistantOf(events, call);
  await say('assistant', `Good day ${name}, this is ${agentName}. Thank you for your message.`);
  if (reactionTo(rules, inquiry)) {
    await say('user', inquiry);
    await isSensitive(events, call, inquiry);
  }
  let reply = await assistant.begin();
  for (let turn = 0; turn < MOST_TURNS && reply && !isOver(call); turn += 1) {
    await say('assistant', reply.say);
    const answer = answerTo(reply);
    if (!answer) break;
    await say('user', answer);
    if (isOver(call)) return;
    reply = await assistant.hear(answer);
  }
  if (isOver(call)) return;
  await say('user', 'Thank you, goodbye!');
  if (!isOver(call))
    events.end(call, 'customer-ended-call', { summary: `${name} was on the phone with ${agentName}.` });

  async function say(role: 'user' | 'assistant', words: string): Promise<void> {
    await pause(paceMs);
    // Wait while an operator has taken over the call.
    while (call.assistantMuted && !isOver(call)) await pause(Math.min(paceMs, 200));
    if (isOver(call)) return;
    await events.transcript(call, role, words.slice(0, Math.ceil(words.length / 2)), false);
    await events.transcript(call, role, words);
  }
}

const MOST_TURNS = 15;

const isOver = ({ status }: SimulatedCall) => status === 'ended';

const BY_TYPE: Readonly<Record<string, string>> = {
  NUMBER: '2.',
  YES_NO: 'Yes.',
  EMAIL: 'caller@people.test',
  PHONE: '+442079460999',
  DATE: '2126-03-02',
  TIME_WINDOW: 'Tomorrow morning.',
};

/** Returns the caller's answer, or null if the assistant asked no question. */
function answerTo({ expects, offers }: Reply): string | null {
  if (!expects) return null;
  if (expects.kind === 'confirm') return 'Yes, please.';
  if (offers.length > 0) return 'The first one, please.';
  const [choice] = expects.choices;
  if (choice !== undefined) return `${choice}.`;
  return BY_TYPE[expects.type] ?? `A ${expects.slot === 'need' ? 'check-up' : expects.slot}.`;
}
