import type { Plan, View } from '@frontdesk/agent/engine';
import type { ModelReply, ModelRequest } from '@frontdesk/providers';

type Reply = Pick<ModelReply, 'text' | 'toolCalls'>;
type Act = Record<string, unknown>;

export const modelText = (value: unknown): Reply => ({ text: JSON.stringify(value), toolCalls: [] });
export const understood = (...acts: Act[]): Reply => modelText({ language: 'en', acts });

const ORDINALS = [/\bfirst\b|^1$/i, /\bsecond\b|\bother\b|^2$/i, /\bthird\b|^3$/i];

/**
 * A deterministic model. It uses the contact's message as the answer to the open question and keeps the plan's
 * wording.
 */
export function obedientModel(request: ModelRequest): Reply {
  const { messages, format } = request;
  if (!format) return toolCallingModel(request);
  if (format.name === 'summary') return modelText({ request: 'An appointment.', known: '', promised: '' });
  const input = JSON.parse(String(messages.at(-1)?.content)) as View & {
    plan: (Plan['parts'][number] & { part: number })[];
  };
  return format.name === 'word' ? wordParts(input.plan) : understood(...actsOf(input));
}

function actsOf({ messages, open, offers, slots, confirm, answers }: View): Act[] {
  const text = messages.join('\n');
  const quote = messages.at(-1) ?? '';
  const n = ORDINALS.findIndex((pattern) => pattern.test(text)) + 1;
  if (offers.some((offer) => offer.n === n)) return [{ a: 'choose', n, quote }];
  if (/\bperson\b/i.test(text)) return [{ a: 'human' }];
  if (/\b(move it|another time)\b/i.test(text)) return [{ a: 'start', flow: 'reschedule' }];
  if (/\bcancel\b/i.test(text)) return [{ a: 'start', flow: 'cancel' }];
  if (confirm && /^(yes|no)$/i.test(text)) return [{ a: /yes/i.test(text) ? 'affirm' : 'deny' }];
  if (/\b(booked|when is it)\?/i.test(text)) return [{ a: 'start', flow: 'appointments' }];
  // An email address fills the email slot at any time. The first message fills the slot `need`.
  const email = /^\S+@\S+$/.test(text) ? slots.find(({ type }) => type === 'EMAIL')?.name : undefined;
  const wanted = email ?? open?.slot ?? (answers.length === 0 ? 'need' : null);
  const slot = slots.find(({ name }) => name === wanted);
  if (!slot || /\?$|^(hello|thanks!?|x+)$/i.test(text))
    return [{ a: 'chat', kind: /thanks/i.test(text) ? 'thanks' : 'other' }];
  return [{ a: 'answer', slot: slot.name, value: quote, quote }];
}

const wordParts = (plan: readonly ({ part: number } & Plan['parts'][number])[]): Reply =>
  modelText({ segments: plan.map((part) => ({ part: part.part, text: wordsOf(part), sources: [] })) });

function wordsOf(part: { part: number } & Plan['parts'][number]): string {
  switch (part.kind) {
    case 'ask':
      return part.words;
    case 'offer':
      return part.items.map(({ n, label }) => `${n}) ${label}`).join('\n');
    case 'done':
    case 'confirm':
      return `${part.kind} ${part.times.map(({ label }) => label).join(' to ')}`;
    case 'bookings':
      return part.items.map(({ label }) => label).join(', ');
    default:
      return `Words of the ${part.kind} part.`;
  }
}

const ANSWERS: Readonly<Record<string, string>> = { need: 'A check-up', when: 'This week', email: 'lena@people.test' };

/** Answers requests with tools, as in test chats: records answers, lists free times and books the first one. */
function toolCallingModel({ messages, tools = [] }: ModelRequest): Pick<ModelReply, 'text' | 'toolCalls'> {
  const call = (name: string, args: object) => ({
    text: null,
    toolCalls: [{ id: `call_${messages.length}`, name, arguments: JSON.stringify(args) }],
  });
  const hasTool = (name: string) => tools.some((tool) => tool.name === name);
  const [last, instruction] = [messages.at(-2), String(messages.at(-1)?.content)];
  const spoken = last?.role === 'user' && (last.content?.startsWith('<message>') ?? false);
  const key = /\(key "(\w+)"/.exec(instruction)?.[1];
  if (key && spoken) return call('updateLeadProfile', { answers: [{ key, value: ANSWERS[key] ?? 'Yes' }] });
  const slot = /Free appointments: "([^"]+)"/.exec(instruction)?.[1];
  if (slot && spoken && hasTool('bookConsult')) return call('bookConsult', { start: slot });
  if (!slot && hasTool('listSlots')) return call('listSlots', { from: null });
  return { text: `Reply ${messages.length}: ${instruction.slice(16, 60)}`, toolCalls: [] };
}
