import { answersIn, type SlotAnswer } from './answers.ts';
import { type Clause, clausesOf } from './clause.ts';
import { clauseIntents } from './intents.ts';
import { languageOf } from './language.ts';
import { choiceIn } from './offers.ts';
import { kindOf, subjectOf } from './question.ts';
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
import { fold } from './text.ts';
import { termsOf } from './values.ts';
import type { Act, View } from './view.ts';

export interface Understanding {
  readonly language: string;
  readonly acts: readonly Act[];
}

const MOST_ACTS = 6;

/** Returns up to six dialogue acts of the contact's new messages. Instructions in a message are not followed. */
export function understand(view: View): Understanding {
  const language = languageOf(view.messages.join('\n'), view.language);
  const dates = { today: view.now.slice(0, 10), language, zone: view.zone };
  const clauses = view.messages.flatMap((message) => clausesOf(message, dates));
  const acts: Act[] = [];
  for (const [index, clause] of clauses.entries()) {
    const before = clauses.slice(0, index).map(({ original }) => original);
    addActs(acts, clause, { view, language, today: dates.today, before });
  }
  const merged = withoutRepeats(acts);
  const matter = merged.filter(({ a }) => a !== 'chat');
  if (matter.length > 0) return { language, acts: matter.slice(0, MOST_ACTS) };
  const chat = merged.find((act) => act.a === 'chat' && act.kind !== 'greet' && act.kind !== 'other') ?? merged[0];
  return { language, acts: [chat ?? { a: 'unclear' }] };
}

interface Context {
  readonly view: View;
  readonly language: ReturnType<typeof languageOf>;
  readonly today: string;
  /** Texts of the earlier clauses of the new messages. */
  readonly before: readonly string[];
}

function addActs(acts: Act[], clause: Clause, context: Context): void {
  const { view } = context;
  const signals = signalsIn(clause, view);
  if (signals.length > 0) {
    acts.push(...signals);
    const isMixed = signals.every(({ a }) => a === 'hostile') && /,|\b(?:and|y|e|und|et)\b/.test(clause.text);
    if (!isMixed) return;
  }
  const choice =
    isCorrected(clause) && clause.windows.length > 1 ? null : choiceIn(clause, view.offers, context.language);
  const intents = choice && !clause.isQuestion ? [] : clauseIntents(clause, view);
  const yesNo = choice ? null : yesOrNo(clause, view);
  // "What does a cleaning cost?" asks for a price, and does not choose a cleaning.
  const asksForFact = clause.isQuestion && !choice && intents.length === 0 && kindOf(clause.original) !== null;
  const answers =
    choice || intents.includes('appointments')
      ? []
      : answersIn(clause, { ...context, intents, takesText: isText(clause, view, intents, yesNo) }).filter(
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
  for (const answer of answers) acts.push(toAct(answer, clause, acts, view));
  const isHandled =
    choice || (clause.isQuestion && yesNo) || intents.length > 0 || (answers.length > 0 && !asksForFact);
  if (clause.isQuestion && !isHandled) acts.push({ a: 'ask', question: completed(clause.original, context) });
  else if (!isHandled && !yesNo) acts.push(...chatIn(clause));
}

/** Matches words that refer to something that was named before, and verbs that need no subject in Spanish. */
const REFERENCE =
  /\b(?:it|that|this|they|them|those|eso|esto|ello|isso|isto|es|das|dies|davon|ca|cela|cuestan?|vale|dura|tarda|custam?|demora)\b/;

/**
 * Returns a question that is clear without the conversation. The subject of a question that names none, such as "And how
 * long does it take?", is added from the words that the contact wrote before.
 */
function completed(question: string, { view, before }: Context): string {
  if (kindOf(question) === null || namedIn(question).length > 0 || !REFERENCE.test(fold(question))) return question;
  const earlier = view.history.flatMap(({ by, text }) => (by === 'contact' ? [text] : []));
  const subject = [...earlier, ...before]
    .toReversed()
    .map(namedIn)
    .find((words) => words.length > 0);
  return subject ? `${question} (${subject.slice(0, MOST_WORDS).join(' ')})` : question;
}

const MOST_WORDS = 5;

const namedIn = (text: string): string[] =>
  (subjectOf(text).match(/[a-z0-9]+/g) ?? []).filter((word) => termsOf(word).length > 0);

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
  if (has('cancel_flow') || (isBare && view.bookings.length === 0)) found.push({ a: 'cancel_flow' });
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
