import { BOOKED_INTENTS } from './booked-intents.ts';
import type { Clause } from './clause.ts';
import { isAboutRegularDays, isRule } from './fact-questions.ts';
import { APPOINTMENT, INTENTS, NEGATION, NEGATION_AFTER } from './lexicon.ts';
import { fold } from './text.ts';
import { termsOf } from './values.ts';
import type { View } from './view.ts';

/** Returns the flows that a clause requests, most specific first. Flows that the view does not contain are omitted. */
export function clauseIntents(clause: Clause, view: View): string[] {
  const offered = new Set(view.flows.map(({ name }) => name));
  const found = WHO.test(clause.text)
    ? []
    : Object.keys(INTENTS).filter((name) => offered.has(name) && isMeant(name, clause.text, view));
  const isFact = isAboutRules(clause, view) || (isFactOnly(clause) && found.every((name) => name === 'book'));
  const flows = exclusive(isFact ? [] : found, view);
  if (flows.length > 0) return flows;
  if (offered.has('appointments') && view.bookings.length > 0 && WHEN_IS_IT.test(clause.text)) return ['appointments'];
  const custom = customFlow(clause, view);
  if (custom) return [custom];
  return isBareRequest(clause, view) && offered.has('book') ? ['book'] : [];
}

/**
 * Whether a question is only about what is required or about what happens on certain days: "Do I have to bring a letter
 * to the first appointment?"
 */
const isFactOnly = (clause: Clause): boolean =>
  isAboutRegularDays(clause) || (clause.isQuestion && clause.windows.length === 0 && isRule(clause));

/** Matches questions about a person or a reason, which do not request a flow. */
const WHO = /^\W*(?:and |y |e |und )?(?:who|whose|why|quien(?:es)?|quem|wer|wessen|warum|wieso|por que|qui|pourquoi)\b/;

/**
 * Whether the clause asks for the rules of a change or cancellation, such as a fee or deadline. Also true if it asks
 * how to make a change while the contact has no appointment.
 */
const isAboutRules = ({ text, isQuestion }: Clause, { bookings }: View): boolean =>
  isQuestion && (IF.test(text) || (FEE.test(text) && CHANGE.test(text)) || (bookings.length === 0 && HOW.test(text)));

/** Matches questions about what happens in a certain case. */
const IF =
  /\b(?:what (?:happens|if)|what do (?:i|we) do if|(?:and |y |e |und |et )(?:if|si|se|wenn|falls) (?:i|we|no|ich|wir|nao|je|chego|chegar|llego)|que (?:pasa|ocurre|sucede|acontece)|was (?:passiert|ist),? (?:wenn|falls)|(?:back|refund\w*|pay|charged?|fee|devol\w+|reembols\w+|cobr\w+|pag\w+|zuruck|berechne\w*|zahl\w+) .{0,25}\b(?:if|si|se|wenn|falls)\b|que se passe-t-il)/;
const FEE =
  /\b(?:until when|till when|how (?:late|long|soon|far|much|early)|by when|free of charge|for free|fee|fees|cost|costs|charge[ds]?|penalty|refund\w*|notice|deadline|policy|hasta cuando|con cuanta|gratis|coste|cuesta|cobra\w*|penaliza\w*|plazo|ate quando|com quanta|custa|cobram|prazo|bis wann|kostenlos|kostet|frist|gebuhr\w*|jusqu'?a quand|frais)\b/;
const CHANGE =
  /\b(?:cancel\w*|reschedul\w*|move|postpone|change|anula\w*|cambia\w*|aplaza\w*|desmarca\w*|remarca\w*|adia\w*|absag\w*|stornier\w*|verschieb\w*|umbuch\w*|annul\w*|deplac\w*)\b/;

const HOW =
  /^(?:and |y |e |und |et )?(?:how|como|wie|comment)\b.*\b(?:cancel|reschedule|cancel[ao]r?|anular|cambiar|desmarcar|remarcar|absage\w*|storniere\w*|verschiebe\w*|annuler|deplacer)\b/;

/** Matches questions about an existing appointment, such as "What time is it again?". */
const WHEN_IS_IT =
  /(?:^|[\s,])(?:(?:when|what time|what day|which day)(?:'s| is| was) (?:it|that)\b|(?:cuando|a que hora|que dia) (?:es|era)\b|(?:quando|a que horas?|que dia) (?:e|era)\b|(?:wann|um wie ?viel uhr|an welchem tag) (?:ist|war) (?:das|der|er|es)\b|(?:c'est|c'etait) (?:quand|a quelle heure|quel jour)\b)/;

/** Whether the clause requests an appointment without a verb: "an appointment tomorrow", "is Friday at 3 possible?". */
function isBareRequest(clause: Clause, view: View): boolean {
  const { text, windows, isQuestion } = clause;
  const isBusy = view.open !== null || view.offers.length > 0 || view.bookings.length > 0;
  if (isBusy || windows.length === 0 || WHO.test(text) || (isQuestion && isRule(clause))) return false;
  return isQuestion
    ? POSSIBLE.test(text) || FIRST_PERSON.test(text)
    : new RegExp(`(?<![a-z])${APPOINTMENT}(?![a-z])`).test(text);
}

/** Matches questions in which contacts ask whether they can do something, as in "Can I see a room on Friday?". */
const FIRST_PERSON =
  /^\W*(?:(?:hi|hello|hey|hola|ola|hallo|and|y|e|und),? )?(?:(?:can|could|may) (?:i|we)|(?:puedo|podria|podemos|podriamos)|(?:posso|podia|podemos|podiamos)|(?:kann|konnte|darf) ich|(?:konnen|konnten|durfen) wir|(?:puis-je|je peux|pouvons-nous)) /;

const POSSIBLE = /\b(?:possible|posible|possivel|moglich|possible|work|works|okay|ok|free|geht|va bien|da)\b/;

/** Whether a normalized text requests a flow without negating it. */
export function isMeant(name: string, text: string, { bookings }: Pick<View, 'bookings'>): boolean {
  const patterns = [...(INTENTS[name] ?? []), ...(bookings.length > 0 ? (BOOKED_INTENTS[name] ?? []) : [])];
  return patterns.some((pattern) => {
    const expression = new RegExp(`(?<![a-z])(?:${pattern})`, 'g');
    return [...text.matchAll(expression)].some((match) => {
      const isNegated = NEGATION.test(text.slice(0, match.index)) && !NEGATIVE_BY_NATURE.test(match[0]);
      const after = text.slice(match.index + match[0].length);
      return !isNegated && !(NEGATION_AFTER.test(after) && !NEGATIVE_BY_NATURE.test(match[0]) && !/\?/.test(after));
    });
  });
}

/** Matches phrases for an intent that themselves contain a negation, such as "can't make it". */
const NEGATIVE_BY_NATURE = /n't|not\b|cannot|\bno \w|no longer|\bnao\b|nicht|\bne\b/;

/** Removes less specific flows: "Cancel my appointment" also matches `book`, but only `cancel` is meant. */
function exclusive(found: readonly string[], view: View): string[] {
  const without = (names: readonly string[], ...gone: string[]) => names.filter((name) => !gone.includes(name));
  let flows = [...found];
  if (flows.includes('cancel') || flows.includes('reschedule') || flows.includes('appointments'))
    flows = without(flows, 'book');
  if (flows.includes('reschedule')) flows = without(flows, 'cancel', 'appointments');
  if (flows.includes('cancel')) flows = without(flows, 'appointments');
  if (flows.includes('callback') || flows.includes('leave_message')) flows = without(flows, 'book');
  if (flows.includes('callback')) flows = without(flows, 'leave_message');
  const isChoosing = view.offers.length > 0 || view.open?.slot === 'preferred_time';
  return isChoosing ? without(flows, 'book') : flows;
}

/**
 * Returns the custom flow whose examples or description share the most words with the clause. Returns null if none is
 * similar enough.
 */
function customFlow({ text }: Clause, view: View): string | null {
  const spoken = new Set(termsOf(text));
  const scored = view.flows
    .filter(({ name }) => !(name in INTENTS))
    .map(({ name, description, examples }) => ({
      name,
      score: Math.max(
        0,
        ...examples.map((one) => overlap(termsOf(fold(one)), spoken)),
        0.8 * overlap(termsOf(fold(description)), spoken),
      ),
    }))
    .toSorted((a, b) => b.score - a.score);
  const [best] = scored;
  return best && best.score >= 0.6 ? best.name : null;
}

const overlap = (terms: readonly string[], spoken: ReadonlySet<string>) =>
  terms.length === 0 ? 0 : terms.filter((term) => spoken.has(term)).length / terms.length;
