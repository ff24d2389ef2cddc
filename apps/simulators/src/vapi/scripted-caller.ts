import { setTimeout as pause } from 'node:timers/promises';
import type { Delivered } from '../server/courier.ts';
import { reactionTo } from '../server/sensitive.ts';
import { isSensitive } from './assistant.ts';
import type { ToolCall, VapiEvents } from './vapi-events.ts';
import { type SimulatedCall, variablesOf } from './vapi-store.ts';

/** A scripted caller and assistant that follow the product's instructions, for development. */
export async function playCall(events: VapiEvents, call: SimulatedCall, paceMs: number): Promise<void> {
  await pause(paceMs);
  if (isOver(call)) return;
  events.status(call, 'in-progress');
  const { name = '', agentName = 'the front desk', next = '', rules = '', enquiry = '' } = variablesOf(call);
  await say('assistant', `Good day ${name}, this is ${agentName}. Thank you for your message.`);
  let told = next;
  if (reactionTo(rules, enquiry)) {
    await say('user', enquiry);
    await isSensitive(events, call, enquiry);
  }
  for (let turn = 0; turn < MOST_TURNS && !isOver(call); turn += 1) {
    const step = stepFor(told);
    for (const [role, words] of step.lines) await say(role, words);
    if (!step.tool) break;
    told = await use(step.tool, turn);
  }
  if (isOver(call)) return;
  await say('user', 'Thank you, goodbye!');
  if (!isOver(call))
    events.end(call, 'customer-ended-call', { summary: `${name} was on the phone with ${agentName}.` });

  async function say(role: 'user' | 'assistant', words: string): Promise<void> {
    await pause(paceMs);
    // Waits during a takeover.
    while (call.assistantMuted && !isOver(call)) await pause(Math.min(paceMs, 200));
    if (isOver(call)) return;
    await events.transcript(call, role, words.slice(0, Math.ceil(words.length / 2)), false);
    await events.transcript(call, role, words);
  }

  async function use(tool: Pick<ToolCall, 'name' | 'arguments'>, turn: number): Promise<string> {
    if (isOver(call)) return '';
    return nextIn(await events.toolCalls(call, [{ ...tool, id: `call_${call.id.slice(0, 8)}_${turn}` }]));
  }
}

const MOST_TURNS = 15;

const isOver = ({ status }: SimulatedCall) => status === 'ended';

interface Step {
  readonly lines: readonly (readonly ['user' | 'assistant', string])[];
  readonly tool?: Pick<ToolCall, 'name' | 'arguments'>;
}

/** Step for an instruction of the product. */
function stepFor(next: string): Step {
  const [, words, key, hint = ''] = /Find out: "([^"]+)" \(key "(\w+)", ([^)]*)\)/.exec(next) ?? [];
  if (words && key) {
    const value = answerTo(key, hint);
    const lines = [['assistant', words] as const, ['user', `${value}.`] as const];
    return { lines, tool: { name: 'updateLeadProfile', arguments: { answers: [{ key, value }] } } };
  }
  const [, start] = /Free appointments: "([^"]+)"/.exec(next) ?? [];
  if (start) {
    const lines = [
      ['assistant', 'I have a few times for you. Would the first one suit?'] as const,
      ['user', 'Yes, please.'] as const,
    ];
    return { lines, tool: { name: 'bookConsult', arguments: { start } } };
  }
  if (next.includes('listSlots')) return { lines: [], tool: { name: 'listSlots', arguments: { from: null } } };
  return { lines: [['assistant', 'That is all. We look forward to seeing you.']] };
}

function answerTo(key: string, hint: string): string {
  const [, choice] = /one of "([^"]+)"/.exec(hint) ?? [];
  if (choice) return choice;
  if (/e-?mail/i.test(hint)) return 'caller@people.test';
  if (hint.includes('number')) return '2';
  if (hint.includes('Yes or No')) return 'Yes';
  if (hint.includes('date')) return '2126-03-02';
  return `A ${key === 'need' ? 'check-up' : key}`;
}

/** Next instruction of the product. On an error the script ends. */
function nextIn(delivered: Delivered | null): string {
  const parse = (text: string): Record<string, unknown> => {
    try {
      return JSON.parse(text) as Record<string, unknown>;
    } catch {
      return {};
    }
  };
  const [result] = (parse(delivered?.answer ?? '')['results'] ?? []) as { result?: string }[];
  const { next } = parse(result?.result ?? '');
  return typeof next === 'string' ? next : '';
}
