import * as z from 'zod';
import { LANGUAGES, type Language } from '../understanding/frequent-terms.ts';
import { fold } from '../understanding/text.ts';
import { translated } from './default-questions.ts';
import { factFrom } from './facts.ts';
import { PHRASES, type Phrases } from './phrases.ts';

const label = z.object({ label: z.string() });
const style = z.enum(['text', 'instruction']);
const valuesByName = z.record(z.string(), z.string()).optional();

const planPart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ack'), part: z.number(), ack: z.string(), words: z.string().nullable() }),
  z.object({ kind: z.literal('say'), part: z.number(), words: z.string(), style, values: valuesByName }),
  z.object({
    kind: z.literal('fact'),
    part: z.number(),
    question: z.string(),
    passages: z.array(z.object({ id: z.string(), text: z.string(), title: z.string().optional() })),
  }),
  z.object({ kind: z.literal('unknown'), part: z.number(), question: z.string() }),
  z.object({ kind: z.literal('bookings'), part: z.number(), items: z.array(label) }),
  z.object({
    kind: z.literal('done'),
    part: z.number(),
    effect: z.string(),
    times: z.array(label),
    values: valuesByName,
  }),
  z.object({
    kind: z.literal('offer'),
    part: z.number(),
    of: z.enum(['times', 'appointments', 'requests']).default('times'),
    items: z.array(label.extend({ n: z.number() })),
  }),
  z.object({
    kind: z.literal('confirm'),
    part: z.number(),
    effect: z.string(),
    words: z.string().nullable(),
    times: z.array(label),
    values: valuesByName,
  }),
  z.object({
    kind: z.literal('ask'),
    part: z.number(),
    slot: z.string(),
    words: z.string(),
    choices: z.array(z.string()),
    asked: z.number(),
  }),
  z.object({
    kind: z.literal('close'),
    part: z.number(),
    outcome: z.string().nullable(),
    words: z.string().nullable(),
    style,
  }),
  z.object({
    kind: z.literal('hand_off'),
    part: z.number(),
    words: z.string().nullable(),
    opensAt: z.string().nullable(),
  }),
]);
type PlanPart = z.infer<typeof planPart>;

/** Input of the model's `word` request, in the format in which Frontdesk sends it. */
export const WordInput = z.object({
  language: z.string(),
  persona: z.object({ name: z.string() }),
  contact: z.string().nullable(),
  plan: z.array(planPart),
  lastReply: z.string(),
  problems: z.array(z.string()).default([]),
});
export type WordInput = z.infer<typeof WordInput>;

export interface Segment {
  readonly part: number;
  readonly text: string;
  readonly sources: readonly string[];
}

/** Writes a text for every part of the plan, in the order of the plan and in the contact's language. Adds no facts. */
export function word(input: WordInput): { readonly segments: readonly Segment[] } {
  const phrases = PHRASES[languageOf(input)];
  const segments = input.plan.map((part): Segment => {
    if (part.kind === 'fact') return { part: part.part, ...factFrom(part.question, part.passages) };
    return { part: part.part, text: textOf(part, phrases, input), sources: [] };
  });
  const isRepeated = fold(segments.map(({ text }) => text).join('\n')) === fold(input.lastReply);
  const [first, ...rest] = segments;
  return { segments: first && isRepeated ? [{ ...first, text: `${phrases.once}${first.text}` }, ...rest] : segments };
}

const languageOf = ({ language }: WordInput): Language => LANGUAGES.find((one) => one === language.slice(0, 2)) ?? 'en';

function textOf(part: Exclude<PlanPart, { kind: 'fact' }>, phrases: Phrases, input: WordInput): string {
  switch (part.kind) {
    case 'ack':
      return filled(phrases.acks[part.ack] ?? phrases.acks['noted'] ?? '', names(input));
    case 'say':
      return part.style === 'text' ? withValues(part.words, part) : followed(part.words, phrases, input);
    case 'unknown':
      return isOneOfSeveral(input.plan)
        ? filled(UNKNOWN_ABOUT[languageOf(input)], { question: part.question })
        : phrases.unknown;
    case 'bookings':
      return filled(phrases.bookings, { items: part.items.map((item) => item.label).join('; ') });
    case 'done':
      return withTimes(withValues(phrases.done[part.effect] ?? phrases.anyDone, part), part.times);
    case 'offer':
      return offered(part, phrases);
    case 'confirm':
      return withTimes(withValues(confirmation(part, phrases), part), part.times);
    case 'ask':
      return asked(part, phrases, input);
    case 'close':
      return closed(part, phrases, input);
    case 'hand_off':
      return filled(part.opensAt ? phrases.handOffLater : phrases.handOff, { opensAt: part.opensAt ?? '' });
  }
}

/** Sentences that name the unanswered question, for replies to several questions. */
const UNKNOWN_ABOUT: Readonly<Record<Language, string>> = {
  en: 'I have no information on this question: “{question}”',
  de: 'Zu dieser Frage habe ich keine Informationen: „{question}“',
  es: 'No tengo información sobre esta pregunta: «{question}»',
  pt: 'Não tenho informação sobre esta pergunta: «{question}»',
  fr: 'Je n’ai pas d’information sur cette question : « {question} »',
};

const isOneOfSeveral = (plan: readonly PlanPart[]) =>
  plan.filter(({ kind }) => kind === 'fact' || kind === 'unknown').length > 1;

const filled = (phrase: string, values: Readonly<Record<string, string>>) =>
  phrase.replaceAll(/\{(\w+)\}/g, (_place, name: string) => values[name] ?? '');

const confirmation = ({ effect, words, values }: PlanPart & { kind: 'confirm' }, phrases: Phrases): string =>
  (values ? words : null) ?? phrases.confirm[effect] ?? words ?? phrases.anyConfirm;

/**
 * Replaces the placeholders for which the plan contains values, and appends the values that the phrase does not
 * contain.
 */
function withValues(
  phrase: string,
  { values = {} }: { readonly values?: Readonly<Record<string, string>> | undefined },
) {
  const text = phrase.replaceAll(/\{(?:result\.)?(\w+)\}/g, (place, name: string) => values[name] ?? place);
  const missing = Object.values(values).filter((value) => !text.includes(value));
  return missing.length > 0 ? `${text} (${missing.join(', ')})` : text;
}

const names = ({ persona, contact }: WordInput) => ({
  persona: persona.name,
  contact: contact ? ` ${firstNameOf(contact)}` : '',
});

/** Returns the first name, or the whole name if it begins with a title such as "Dr.". */
const firstNameOf = (name: string): string => {
  const [first = name] = name.trim().split(/\s+/);
  return first.endsWith('.') || first.length < 2 ? name : first;
};

/** Inserts the times into the phrase and appends the times that it does not contain. */
function withTimes(phrase: string, times: readonly { readonly label: string }[]): string {
  const labels = times.map((time) => time.label);
  const [first = '', last = ''] = [labels[0], labels.at(-1)];
  const text = filled(phrase, { first, last }).replaceAll(/\s+([.?])/g, '$1');
  const missing = labels.filter((one) => !text.includes(one));
  return missing.length > 0 ? `${text} (${missing.join(' → ')})` : text;
}

const OFFERS = { times: 'offer', appointments: 'offerAppointments', requests: 'offerAny' } as const;

function offered({ items, of }: PlanPart & { kind: 'offer' }, phrases: Phrases): string {
  const [only] = items;
  if (items.length === 1 && only && of === 'times') return filled(phrases.offerOne, { items: only.label });
  return filled(phrases[OFFERS[of]], { items: items.map((item) => `${item.n}) ${item.label}`).join(', ') });
}

function asked(
  { slot, words, choices, asked: before }: PlanPart & { kind: 'ask' },
  phrases: Phrases,
  input: WordInput,
): string {
  const language = languageOf(input);
  // Thanks, a fact or another sentence before the question already shows that the message was understood.
  const isHeard = input.plan.some(({ kind }) => kind !== 'ask' && kind !== 'offer');
  const own = phrases.slots[slot] ?? translated(words, language);
  const options = choices.map((choice) => translated(choice, language));
  const named = options.filter((choice) => !own.includes(choice));
  const question = named.length > 0 ? `${own} (${options.join(', ')})` : own;
  if (before === 0 || isHeard) return question;
  return filled(before > 1 ? phrases.still : phrases.again, { words: question });
}

function closed(
  { outcome, words, style: how }: PlanPart & { kind: 'close' },
  phrases: Phrases,
  input: WordInput,
): string {
  if (words && how === 'text') return words;
  if (words) return followed(words, phrases, input);
  return phrases.close[outcome ?? ''] ?? phrases.anyClose;
}

/** Returns the sentences that an instruction requests, such as a greeting, thanks or a goodbye. */
function followed(instruction: string, phrases: Phrases, input: WordInput): string {
  const wants = (pattern: RegExp) => pattern.test(instruction);
  const greets = wants(/greet|hello|welcome/i);
  const sentences = [
    greets ? phrases.hello : '',
    greets && wants(/who you are|introduce|your name|yourself/i) ? phrases.introduction : '',
    wants(/apologi[sz]e/i) ? phrases.sorry : '',
    wants(/thank/i) ? phrases.thanks : '',
    wants(/not the right place|cannot help|unsuitable/i) ? phrases.notSuitable : '',
    wants(/be in touch|get back|contact them/i) ? phrases.teamFollowsUp : '',
    wants(/look forward|booked|confirm the day/i) ? phrases.booked : '',
    wants(/goodbye|farewell|wish them/i) ? phrases.bye : '',
  ].filter(Boolean);
  return filled((sentences.length > 0 ? sentences : [phrases.thanks]).join(' '), names(input));
}
