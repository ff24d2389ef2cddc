import { answersIn, type SlotAnswer } from './answers.ts';
import { type Clause, clausesOf } from './clause.ts';
import { completed } from './complete-question.ts';
import type { Language } from './frequent-terms.ts';
import { isMeant } from './intents.ts';
import { languageOf } from './language.ts';
import { asksForNeed, isReaction, matterIn } from './needs.ts';
import { choiceIn } from './offers.ts';
import { preferredTime } from './preferences.ts';
import { kindOf } from './question.ts';
import { isRelative } from './references.ts';
import { intentsIn } from './requested-flows.ts';
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
import { readText } from './text.ts';
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
  const merged = withoutRepeats(withoutReplacedCancellation(withoutSetting(acts, view, clauses)));
  const matter = merged.filter(({ a }) => a !== 'chat');
  if (matter.length > 0) return { language, acts: matter.slice(0, MOST_ACTS) };
  const chat = merged.find((act) => act.a === 'chat' && act.kind !== 'greet' && act.kind !== 'other') ?? merged[0];
  return { language, acts: [chat ?? { a: 'unclear' }] };
}

/**
 * Removes the cancellation if the contact wants to move the appointment: "I can't come on Friday, how about Monday?"
 */
const withoutReplacedCancellation = (acts: readonly Act[]): Act[] =>
  acts.some((act) => act.a === 'start' && act.flow === 'reschedule')
    ? acts.filter((act) => !(act.a === 'start' && act.flow === 'cancel'))
    : [...acts];

/**
 * Removes statements that only introduce a question, such as "My son is 15" before "Can he train here?", because they
 * are not a request.
 */
function withoutSetting(acts: readonly Act[], { slots, open }: View, clauses: readonly Clause[]): Act[] {
  const isQuestion =
    acts.some(({ a }) => a === 'ask') && acts.every(({ a }) => a === 'ask' || a === 'answer' || a === 'hostile');
  const isNeed = (name: string) => slots.some((slot) => slot.name === name && asksForNeed(slot));
  if (!isQuestion || open !== null) return [...acts];
  // "My dog has surgery on Friday" says when something happens and does not ask for a time.
  const isStatement = clauses.every(
    (clause) => (clause.isQuestion && !isProposal(clause)) || STATEMENT.test(clause.text),
  );
  if (isStatement) return acts.filter((act) => !('slot' in act && 'value' in act));
  const isTimed = acts.some((act) => 'slot' in act && !isNeed(act.slot));
  return isTimed ? [...acts] : acts.filter((act) => !('slot' in act && isNeed(act.slot)));
}

/** Whether a clause only proposes a time: "Wednesday around 2?" */
const isProposal = (clause: Clause): boolean => clause.windows.length > 0 && matterIn(clause).length === 0;

const STATEMENT =
  /\b(?:(?:my|our|his|her|the|i|we|he|she|they)(?: \w+)? (?:is|are|am|has|have|had|was|were|got)|(?:mein\w*|unser\w*|ich|wir|er|sie)(?: \w+)? (?:hat|habe|haben|ist|bin|sind|war|hatte(?! gern)|wurde(?! gern))|tengo|tiene|tenemos|soy|estoy|estamos|tenho|tem|sou|estou|j'ai|je suis|(?:mon|ma|mes) \w+ (?:a|est|sont))\b/;

/**
 * Returns the day that the conversation is about: the day of the first offered time, of the requested time or of the
 * appointment to move.
 */
function dayInTalk(view: View, language: Language): string | null {
  const { offers, answers, bookings, messages } = view;
  const wanted = answers.find(({ slot }) => slot === 'preferred_time')?.value;
  const offered = offers.find(({ start }) => start)?.start;
  const isMoved = messages.some((message) => isMeant('reschedule', readText(message, language).text, view));
  const booked = bookings.length === 1 && isMoved ? bookings[0]?.start : null;
  return (offered ?? wanted ?? booked)?.slice(0, 10) ?? null;
}

/** Returns the questions that the workspace wrote. Their language is probably the language of its contacts. */
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
  const isNamed = acts.some((act) => act.a === 'start' || ('slot' in act && act.slot === 'preferred_time'));
  if (isNamed && TAG.test(clause.text)) return;
  const signals = signalsIn(clause, view);
  const message = signals.length === 0 ? messageIn(clause, view) : [];
  if (message.length > 0) {
    acts.push(...message);
    return;
  }
  if (signals.length > 0) {
    acts.push(...signals);
    const isMixed =
      signals.every(({ a }) => a === 'hostile') &&
      /,|(?<![\p{L}])(?:and|y|e|und|et)(?![\p{L}])/iu.test(clause.original);
    if (!isMixed) return;
  }
  const isOther =
    (isCorrected(clause) && clause.windows.length > 1) ||
    namesOtherDay(clause, view) ||
    isRelative(clause.text, context.language) ||
    preferredTime(clause, view) !== null;
  const choice =
    isOther || (clause.isQuestion && WH.test(clause.text)) ? null : choiceIn(clause, view.offers, context.language);
  const intents = choice && !clause.isQuestion ? [] : intentsIn(clause, context);
  const yesNo = choice ? null : yesOrNo(clause, view);
  // "What does a cleaning cost?" asks for a price and does not choose the service.
  const kind = kindOf(clause.original);
  const asksForFact = clause.isQuestion && !choice && intents.length === 0 && kind !== null && kind.isTime !== true;
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

/** Matches questions that do not choose an option. "How about the second one?" does not match. */
const WH =
  /^\W*(?:(?:and|y|e|und|et) )?(?:how (?!about)|what (?!about)|why|where|who|cuant\w+|como|donde|por que|quant\w+|onde|wie (?!ware)|was (?!ist mit)|warum|wo|combien|comment|pourquoi)\b/;

/** Matches a question that asks whether a time that was just named suits the business. */
const TAG =
  /^\W*(?:(?:and|y|e|und|et|or|o|ou|oder) )?(?:geht (?:das|es)(?: (?:auch|klar|in ordnung|noch))?|(?:passt|klappt) (?:das|es)|(?:ist|ware) das (?:ok|okay|moglich|machbar)|moglich|is (?:that|it) (?:ok|okay|possible|alright|all right|fine)(?: (?:with|for) you)?|(?:would|does|could) that (?:work|be ok|be okay|be possible)(?: for you)?|(?:es|seria|sera) posible|puede ser|(?:os|te|le|les) (?:va|viene) bien|(?:e|seria|sera) possivel|pode ser|da|serve|(?:c'est|ce serait) possible|ca (?:va|marche))\W*$/;

/** Whether the last day that a clause names is not among the offered days: "Tomorrow is Tuesday, I need Thursday". */
function namesOtherDay({ windows }: Clause, { offers }: View): boolean {
  const dates = windows.flatMap(({ date }) => date ?? []);
  const last = dates.at(-1);
  const isOffered = ({ start }: View['offers'][number]) =>
    start !== null && last !== undefined && last.from <= start.slice(0, 10) && start.slice(0, 10) <= last.to;
  return dates.length > 1 && !offers.some(isOffered);
}

/**
 * Returns the acts for a message to the team: everything that the contact says if a message was requested, or a notice
 * of delay.
 */
function messageIn(clause: Clause, view: View): Act[] {
  const text: Act = { a: 'answer', slot: 'message_text', value: clause.original, quote: clause.original };
  if (view.open?.slot === 'message_text' && !isReaction(clause)) return [text];
  if (!isLateNotice(clause, view)) return [];
  const isAsked = view.slots.some(({ name }) => name === 'message_text');
  return [{ a: 'start', flow: 'leave_message' }, ...(isAsked ? [text] : [])];
}

/** Whether a contact with an appointment says that they will be late, which the team must know. */
const isLateNotice = ({ text, isQuestion }: Clause, { bookings, flows }: View): boolean =>
  !isQuestion && bookings.length > 0 && flows.some(({ name }) => name === 'leave_message') && LATE.test(text);

const LATE =
  /\b(?:(?:i'?m|i am|we'?re|we are|i'?ll be|i will be|we'?ll be|going to be|gonna be|might be|may be|running|be) (?:\w+ ){0,5}late(?! (?:in|on|morning|afternoon|evening))|(?:stuck|held up) in traffic|(?:llego|llegare|llegaremos|llegamos|voy a llegar|vamos a llegar|llegaria) (?:\w+ ){0,5}(?:tarde|retraso)|(?:me|nos) (?:retras\w+|retraso|voy a retrasar|demoro)|(?:chego|chegarei|vou chegar|vamos chegar|chegamos) (?:\w+ ){0,5}(?:atrasad[oa]s?|tarde)|(?:estou|vou|estamos|vamos) (?:\w+ ){0,3}atrasad[oa]s?|atrasar-me|atraso-me|(?:verspate|verspaten) (?:mich|uns)|(?:komme|kommen|bin|sind) (?:\w+ ){0,5}(?:zu spat|spater an|verspatet)|(?:habe|haben) (?:\w+ ){0,3}verspatung|(?:je serai|j'arrive|j'aurai|on aura|je vais etre) (?:\w+ ){0,5}(?:en retard|du retard|de retard))\b/;

const isCorrected = ({ text }: Clause) => CORRECTION.test(text);

function signalsIn({ text, isQuestion, windows }: Clause, view: View): Act[] {
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
  const isChange = view.bookings.length > 0 && ['cancel', 'reschedule'].some((flow) => isMeant(flow, text, view));
  // A correction such as "Scrap that, 11am" names another time.
  const isCorrection = windows.length > 0 && !STAYS.test(text);
  if ((has('cancel_flow') && !isChange && !isCorrection) || (isBare && view.bookings.length === 0))
    found.push({ a: 'cancel_flow' });
  return found;
}

/** Matches statements that an appointment should not be changed. */
const STAYS =
  /\b(?:keep|leave|stick with|stay|dej\w+ (?:el|la|como)|manten\w+|qued\w+|mante\w+|deix\w+ (?:a|o|na|como)|fic[ao]\w*|behalt\w*|bleib\w*|lass\w* (?:den|die|es bei)|gard\w+|laiss\w+)\b/;

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
    if (at >= 0 && isAnswer && isWiderTime(act, result[at])) continue;
    if (at >= 0 && isAnswer) result.splice(at, 1, { ...act, a: 'answer' } as Act);
    else if (at < 0) result.push(act);
  }
  return result;
}

/**
 * Whether an answer is a period that contains an exact time, which is then kept: "Thursday at two? In the afternoon, of
 * course".
 */
function isWiderTime(act: Act, exact: Act | undefined): boolean {
  if (act.a !== 'answer' || exact?.a !== 'answer' || !act.slot.endsWith('_time')) return false;
  const [from = '', to = ''] = act.value.split('/');
  const [start = '', end = ''] = exact.value.split('/');
  return start === end && from < start && start < to;
}
