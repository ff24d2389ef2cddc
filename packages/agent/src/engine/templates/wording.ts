import { own } from '../draft.ts';
import type { PlanPart, TimeLabel } from '../plan.ts';
import { insertValues } from '../record-fields.ts';
import { templateLanguage } from './languages.ts';
import { es, fr, pt } from './romance.ts';
import { de, en, type Sentences } from './sentences.ts';

const SENTENCES = { en, de, es, pt, fr };

export const sentencesFor = (language: string): Sentences => SENTENCES[templateLanguage(language)];

/** Returns the label of the button that opens a list of options. */
export const choiceListLabel = (language: string): string => sentencesFor(language).choose;

export interface TemplateFacts {
  readonly language: string;
  /** Whether the text repeats a question that could not be answered, because the reply concerns several questions. */
  readonly namesQuestions?: boolean;
}

/**
 * Returns the sentence of a plan part from templates. Empty if there is nothing to say. Facts are not quoted; their
 * sentence says that the agent does not know the answer.
 */
export function templateFor(part: PlanPart, { language, namesQuestions = false }: TemplateFacts): string {
  const texts = sentencesFor(language);
  switch (part.kind) {
    case 'ack':
      return part.words ?? texts.acks[part.ack];
    case 'say':
      return part.style === 'text' ? insertValues(part.words, part.values) : '';
    case 'fact':
    case 'unknown':
      return namesQuestions ? texts.unknownAbout.replace('{question}', () => part.question) : texts.unknown;
    case 'bookings':
      return withTimes(texts.bookings, part.items);
    case 'done':
      return insertValues(withTimes(own(texts.done, part.effect) ?? texts.done['default']!, part.times), part.values);
    case 'offer':
      return offerText(texts, part);
    case 'confirm':
      return confirmText(texts, part);
    case 'ask':
      return askText(texts, part);
    case 'close':
      return part.style === 'text' && part.words ? part.words : texts.close;
    case 'hand_off':
      return handOffText(texts, part);
  }
}

const confirmText = (
  { confirm }: Sentences,
  { words, effect, times, values }: PlanPart & { kind: 'confirm' },
): string => insertValues(withTimes(words ?? own(confirm, effect) ?? confirm['default']!, times), values);

/**
 * Inserts the times. A text can have two forms, separated by a bar: the first for exactly two times, the second for any
 * other number.
 */
function withTimes(text: string, times: readonly TimeLabel[]): string {
  const [two = '', other = two] = text.split('|');
  const labels = times.map(({ label }) => label);
  const [from = '', to = ''] = labels;
  return (labels.length === 2 ? two : other)
    .replaceAll('{from}', () => from)
    .replaceAll('{to}', () => to)
    .replaceAll('{times}', () => labels.join(' → '));
}

const OFFERS = { times: 'offer', appointments: 'offerAppointments', requests: 'offerAny' } as const;

function offerText(texts: Sentences, { items, of }: PlanPart & { kind: 'offer' }): string {
  const [only] = items;
  if (items.length === 1 && only && of === 'times') return texts.offerOne.replaceAll('{times}', () => only.label);
  return [texts[OFFERS[of]], ...items.map(({ n, label }) => `${n}) ${label}`)].join('\n');
}

function askText(texts: Sentences, { slot, words, choices, asked }: PlanPart & { kind: 'ask' }): string {
  const question = texts.questions[slot] ?? words;
  const options = choices.length > 0 ? ` (${choices.join(' / ')})` : '';
  return asked > 0 ? `${texts.again} ${question}${options}` : `${question}${options}`;
}

function handOffText(texts: Sentences, { words, opensAt }: PlanPart & { kind: 'hand_off' }): string {
  if (words !== null) return words;
  if (opensAt === null) return texts.handOff;
  return texts.handOffAt.replaceAll('{time}', opensAt);
}
