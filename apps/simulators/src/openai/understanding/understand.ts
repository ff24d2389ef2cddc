import { answersIn, type SlotAnswer } from './answers.ts';
import { type Clause, clausesOf } from './clause.ts';
import type { Language } from './frequent-terms.ts';
import { HOSTILE_TERMS } from './hostile-terms.ts';
import { clauseIntents, isMeant } from './intents.ts';
import { languageOf } from './language.ts';
import { asksForNeed, isReaction, matterIn } from './needs.ts';
import { choiceIn } from './offers.ts';
import { kindOf, subjectOf } from './question.ts';
import { isRelative, relativeTime } from './references.ts';
import { spelledOut } from './short-forms.ts';
import {
  BYE,
  CORRECTION,
  GREETING,
  matches,
  NO,
  NO_SIGNS,
  REFUSAL,
  SIGNALS,
  SMALL_TALK,
  THANKS,
  YES,
  YES_SIGNS,
} from './signals.ts';
import { fold, readText } from './text.ts';
import type { Act, View } from './view.ts';

export interface Understanding {
  readonly language: string;
  readonly acts: readonly Act[];
}

const MOST_ACTS = 6;

/** Returns up to six dialogue acts of the contact's new messages. Instructions in a message are not followed. */
export function understand(view: View): Understanding {
  const isBegun = view.history.some(({ by }) => by === 'agent');
  const isKnown = isBegun || view.language !== 'en';
  const before = isKnown ? view.language : languageOf(workspaceQuestions(view), view.language);
  const language = languageOf(view.messages.join('\n'), before, isBegun);
  const dates = { today: view.now.slice(0, 10), language, zone: view.zone, around: dayInTalk(view, language) };
  const clauses = view.messages.flatMap((message) => clausesOf(message, dates));
  const acts: Act[] = [];
  for (const [index, clause] of clauses.entries()) {
    const earlier = clauses.slice(0, index).map(({ original }) => original);
    addActs(acts, clause, { view, language, today: dates.today, before: earlier, all: clauses });
  }
  const merged = withoutRepeats(withoutSetting(acts, view, clauses));
  const matter = merged.filter(({ a }) => a !== 'chat');
  if (matter.length > 0) return { language, acts: matter.slice(0, MOST_ACTS) };
  const chat = merged.find((act) => act.a === 'chat' && act.kind !== 'greet' && act.kind !== 'other') ?? merged[0];
  return { language, acts: [chat ?? { a: 'unclear' }] };
}

/**
 * Returns the requested flows. A contact with an appointment who is free at another time, as in "Thursday does not suit,
 * how about Friday?", or who asks for "an hour later", wants to move it.
 */
function intentsIn(clause: Clause, { view, language, all }: Context): string[] {
  const intents = clauseIntents(clause, view);
  const isIdle = view.open === null && view.offers.length === 0 && view.confirm === null;
  const canMove = view.bookings.length === 1 && view.flows.some(({ name }) => name === 'reschedule');
  if (!isIdle || !canMove || intents.some((flow) => flow !== 'book')) return intents;
  const isOther = isRelative(clause.text) && relativeTime(clause, view, language) !== null;
  const isHindered = all.some(({ text }) => HINDERED.test(text)) && clause.windows.length > 0;
  return isOther || isHindered ? ['reschedule'] : intents;
}

const HINDERED =
  /\b(?:can'?t|cannot|won'?t be able|unable|(?:does(?: not|n'?t)|not) (?:suit|work|fit)|no (?:good|puedo|podre|me (?:va|viene))|nao (?:posso|consigo|da|vou poder)|(?:kann|schaffe|passt|geht|klappt)\b.{0,30}\bnicht|ne (?:peux|pourrai|convient|va)|came up|ha surgido|surgiu|dazwischen|verhindert|empechement)\b/;

/**
 * Removes statements that only introduce a question, such as "My son is 15" before "Can he train here?". They are no
 * request.
 */
function withoutSetting(acts: readonly Act[], { slots, open }: View, clauses: readonly Clause[]): Act[] {
  const isQuestion =
    acts.some(({ a }) => a === 'ask') && acts.every(({ a }) => a === 'ask' || a === 'answer' || a === 'hostile');
  const isNeed = (name: string) => slots.some((slot) => slot.name === name && asksForNeed(slot));
  if (!isQuestion || open !== null) return [...acts];
  // "My dog has surgery on Friday" tells when something happens, and asks for no time.
  const isStatement = clauses.every(({ text, isQuestion: asks }) => asks || STATEMENT.test(text));
  if (isStatement) return acts.filter((act) => !('slot' in act && 'value' in act));
  const isTimed = acts.some((act) => 'slot' in act && !isNeed(act.slot));
  return isTimed ? [...acts] : acts.filter((act) => !('slot' in act && isNeed(act.slot)));
}

const STATEMENT =
  /\b(?:(?:my|our|his|her|the|i|we|he|she|they)(?: \w+)? (?:is|are|am|has|have|had|was|were|got)|(?:mein\w*|unser\w*|ich|wir|er|sie)(?: \w+)? (?:hat|habe|haben|ist|bin|sind|war|hatte|wurde)|tengo|tiene|tenemos|soy|estoy|estamos|tenho|tem|sou|estou|j'ai|je suis|(?:mon|ma|mes) \w+ (?:a|est|sont))\b/;

/** Returns the day that the conversation is about: of the offered times, the wanted time or the appointment. */
function dayInTalk({ offers, answers, bookings, messages }: View, language: Language): string | null {
  const wanted = answers.find(({ slot }) => slot === 'preferred_time')?.value;
  const offered = offers.find(({ start }) => start)?.start;
  const isMoved = messages.some((message) => isMeant('reschedule', readText(message, language).text));
  const booked = bookings.length === 1 && isMoved ? bookings[0]?.start : null;
  return (offered ?? wanted ?? booked)?.slice(0, 10) ?? null;
}

/** Returns the questions that the workspace wrote. Their language is likely that of its contacts. */
const workspaceQuestions = ({ slots }: View): string =>
  slots.flatMap(({ name, words, choices }) => (BUILTIN.test(name) ? [] : [words, ...choices])).join('\n');

const BUILTIN =
  /^(?:need|when|email|preferred_time|booking_choice|wants_booking|unknown_choice|message_text|callback_time)$/;

interface Context {
  readonly view: View;
  readonly language: ReturnType<typeof languageOf>;
  readonly today: string;
  /** Texts of the earlier clauses of the new messages. */
  readonly before: readonly string[];
  /** All clauses of the new messages. */
  readonly all: readonly Clause[];
}

function addActs(acts: Act[], clause: Clause, context: Context): void {
  const { view } = context;
  const signals = signalsIn(clause, view);
  if (signals.length === 0 && view.open?.slot === 'message_text' && !isReaction(clause)) {
    // Everything that the contact says now is the message, also a request or a question.
    acts.push({ a: 'answer', slot: 'message_text', value: clause.original, quote: clause.original });
    return;
  }
  if (signals.length > 0) {
    acts.push(...signals);
    const isMixed = signals.every(({ a }) => a === 'hostile') && /,|\b(?:and|y|e|und|et)\b/.test(clause.text);
    if (!isMixed) return;
  }
  const isOther = (isCorrected(clause) && clause.windows.length > 1) || isRelative(clause.text);
  const choice = isOther ? null : choiceIn(clause, view.offers, context.language);
  const intents = choice && !clause.isQuestion ? [] : intentsIn(clause, context);
  const yesNo = choice ? null : yesOrNo(clause, view);
  // "What does a cleaning cost?" asks for a price, and does not choose a cleaning.
  const asksForFact = clause.isQuestion && !choice && intents.length === 0 && kindOf(clause.original) !== null;
  const answers =
    choice || intents.includes('appointments')
      ? []
      : answersIn(clause, { ...context, acts, intents, takesText: isText(clause, view, intents, yesNo) }).filter(
          ({ slot }) => !asksForFact || view.slots.find(({ name }) => name === slot)?.type !== 'CHOICE',
        );
  if (choice) acts.push({ a: 'choose', ...choice });
  for (const flow of intents) acts.push({ a: 'start', flow });
  if (
    yesNo &&
    !(yesNo === 'affirm' && isCorrected(clause) && answers.length > 0) &&
    !(yesNo === 'deny' && answers.length > 0 && !view.confirm)
  )
    acts.push({ a: yesNo });
  const isInsult = signals.some(({ a }) => a === 'hostile');
  for (const answer of answers) if (!isInsult || intents.length > 0) acts.push(toAct(answer, clause, acts, view));
  const isHandled =
    choice || (clause.isQuestion && yesNo) || intents.length > 0 || (answers.length > 0 && !asksForFact);
  if (clause.isQuestion && !isHandled) acts.push({ a: 'ask', question: completed(clause.original, context) });
  else if (!isHandled && !yesNo) acts.push(...chatIn(clause));
}

/** Matches words that refer to something that was named before, and verbs that need no subject in Spanish. */
const REFERENCE =
  /\b(?:it|that|this|they|them|those|eso|esto|ello|isso|isto|es|das|dies|davon|der spas|das ganze|la broma|todo|everything|ca|cela|cuestan?|vale|dura|tarda|custam?|demora)\b/;

/**
 * Returns a question that is clear without the conversation. The subject of a question that names none, such as "And how
 * long does it take?", is added from the words that the contact wrote before.
 */
function completed(asked: string, { view, before, language }: Context): string {
  const question = plain(withoutInsults(asked), language);
  const named = (text: string): string[] => {
    const [clause] = clausesOf(subjectOf(text), { today: view.now.slice(0, 10), language, zone: view.zone });
    return clause ? matterIn(clause) : [];
  };
  if (kindOf(question) === null || named(question).length > 0) return question;
  // A question right after a statement is about it, as in "I need a cleaning, how much?"
  if (before.length === 0 && !REFERENCE.test(fold(question))) return question;
  const earlier = view.history.flatMap(({ by, text }) => (by === 'contact' ? [text] : []));
  const subject = [...earlier, ...before]
    .toReversed()
    .map(named)
    .find((words) => words.length > 0);
  return subject ? `${question} (${subject.slice(0, MOST_WORDS).join(' ')})` : question;
}

const MOST_WORDS = 5;

/** Ways to ask that name the subject in other words, with the plain words. */
const IDIOMS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:leave|put|stop) (?:the|my|our|a) (?:car|van|bike)\b/, 'park'],
  [/\b(?:dejar|meter) (?:el|mi|un) coche\b/, 'aparcar'],
  [/\b(?:deixar|parar) (?:o|o meu|um) carro\b/, 'estacionar'],
  [/\b(?:auto|wagen) (?:hin|ab)?stellen\b|\b(?:auto|wagen) stehen ?lassen\b/, 'parken'],
  [/\b(?:laisser|mettre) (?:la|ma|une) voiture\b/, 'stationner'],
];

/** Returns a question in plain words, without idioms and short forms, as a model writes it. */
function plain(question: string, language: Language): string {
  const spelled = question.replaceAll(
    /(?<![\p{L}\p{N}'’@.-])\p{L}+(?![\p{L}\p{N}'’@-])/gu,
    (word) => spelledOut(fold(word), language) ?? word,
  );
  const [idiom, words = ''] = IDIOMS.find(([pattern]) => pattern.test(fold(spelled))) ?? [];
  const found = idiom?.exec(fold(spelled));
  return found ? spelled.slice(0, found.index) + words + spelled.slice(found.index + found[0].length) : spelled;
}

/** Returns a question without insults, which say nothing about what is asked. */
function withoutInsults(question: string): string {
  const text = fold(question);
  const found = [...text.matchAll(new RegExp(`[\\s,]*${HOSTILE_TERMS}`, 'g'))];
  return found
    .toReversed()
    .reduce((rest, { index, 0: words }) => rest.slice(0, index) + rest.slice(index + words.length), question)
    .trim();
}

const isCorrected = ({ text }: Clause) => CORRECTION.test(text);

function signalsIn({ text, isQuestion }: Clause, view: View): Act[] {
  const has = (name: keyof typeof SIGNALS) => matches(SIGNALS[name], text) !== null;
  const found: Act[] = [];
  if (has('hostile')) found.push({ a: 'hostile' });
  if (has('opt_out')) return [...found, { a: 'opt_out' }];
  if (has('stop_repeat')) return [...found, { a: 'stop_repeat' }];
  if (
    has('human') &&
    !/\b(?:are you|is this|am i|eres|es usted|voce e|sind sie|bist du|etes[- ]vous|tu es)\b/.test(text)
  )
    found.push({ a: 'human' });
  if (view.open && (has('prefer_not') || IDK.test(text)) && !isQuestion) found.push({ a: 'prefer_not' });
  const isBare =
    /^[\s,!.]*(?:please |just )?(?:cancel|abort|stop|cancelar|cancela|abbrechen|annuler|annulez)[\s.!]*$/.test(text);
  if (found.length > 0) return found;
  const isChange = view.bookings.length > 0 && ['cancel', 'reschedule'].some((flow) => isMeant(flow, text));
  if ((has('cancel_flow') && !isChange) || (isBare && view.bookings.length === 0)) found.push({ a: 'cancel_flow' });
  return found;
}

const IDK =
  /\b(?:i (?:don'?t|do not) know|no idea|not sure|no (?:lo )?se\b|ni idea|nao sei|nao faco ideia|weis(?: ich)? nicht|keine ahnung|(?:je ne|j'en) sais (?:pas|rien)|aucune idee)/;

function yesOrNo({ text, original, isQuestion }: Clause, view: View): 'affirm' | 'deny' | null {
  const open = view.slots.find(({ name }) => name === view.open?.slot);
  const isPending = view.confirm !== null || open?.type === 'YES_NO' || view.offers.length > 0;
  if (!isPending) return null;
  if (isQuestion) return view.offers.length > 0 && REFUSAL.test(text) ? 'deny' : null;
  if (REFUSAL.test(text) && !YES.test(text)) return 'deny';
  if (NO.test(text) || NO_SIGNS.test(original)) return 'deny';
  return YES.test(text) || YES_SIGNS.test(original) ? 'affirm' : null;
}

/** Whether the whole text of the clause can be the answer to the open question. */
function isText(clause: Clause, view: View, intents: readonly string[], yesNo: string | null): boolean {
  if (clause.isQuestion || yesNo || intents.some((flow) => flow !== 'book')) return false;
  const rest = clause.text.replace(GREETING, '').replace(THANKS, '').replace(BYE, '');
  const terms = rest.match(/[a-z0-9]+/g) ?? [];
  // After thanks or a greeting, a single other word is a name, as in "Thank you, Ben".
  if (rest !== clause.text && terms.length < 2) return false;
  return view.open !== null && terms.join('').length > 1;
}

function toAct(answer: SlotAnswer, clause: Clause, acts: readonly Act[], view: View): Act {
  const known = view.answers.find(({ slot }) => slot === answer.slot);
  const isNew = known !== undefined && known.value !== answer.value;
  const isAnswered = acts.some((act) => act.a === 'answer' && act.slot === answer.slot);
  const isCorrection = isNew || (isCorrected(clause) && (known !== undefined || isAnswered));
  return { a: isCorrection ? 'correct' : 'answer', ...answer };
}

function chatIn({ text, original }: Clause): Act[] {
  if (THANKS.test(text)) return [{ a: 'chat', kind: 'thanks' }];
  if (BYE.test(text)) return [{ a: 'chat', kind: 'bye' }];
  const rest = text.replace(GREETING, '');
  if (rest !== text && rest.replaceAll(/[^a-z]/g, '').length < 12) return [{ a: 'chat', kind: 'greet' }];
  const isSmall = YES.test(text) || NO.test(text) || SMALL_TALK.test(text) || !/[a-z]{2}/.test(text);
  return isSmall && original.length > 0 ? [{ a: 'chat', kind: 'other' }] : [];
}

/** Removes repeated acts. A later answer to the same slot replaces an earlier one. */
function withoutRepeats(acts: readonly Act[]): Act[] {
  const result: Act[] = [];
  for (const act of acts) {
    const isAnswer = act.a === 'answer' || act.a === 'correct';
    const at = result.findIndex((one) =>
      isAnswer
        ? (one.a === 'answer' || one.a === 'correct') && one.slot === act.slot
        : act.a !== 'ask' && JSON.stringify(one) === JSON.stringify(act),
    );
    if (at >= 0 && isAnswer) result.splice(at, 1, { ...act, a: 'answer' } as Act);
    else if (at < 0) result.push(act);
  }
  return result;
}
