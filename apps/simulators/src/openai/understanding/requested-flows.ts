import type { Clause } from './clause.ts';
import { isAboutCondition } from './fact-questions.ts';
import type { Language } from './frequent-terms.ts';
import { clauseIntents } from './intents.ts';
import { directionIn } from './preferences.ts';
import { isRelative, relativeTime } from './references.ts';
import type { View } from './view.ts';

interface TalkContext {
  readonly view: View;
  readonly language: Language;
  /** All clauses of the new messages. */
  readonly all: readonly Clause[];
}

/**
 * Returns the requested flows. If a contact with an appointment proposes another time, as in "Thursday does not suit,
 * how about Friday?" or "an hour later", the contact wants to move the appointment.
 */
export function intentsIn(clause: Clause, { view, language, all }: TalkContext): string[] {
  const found = clauseIntents(clause, view);
  const intents = isAboutCondition(clause, all) ? found.filter((flow) => flow !== 'book') : found;
  const isIdle = view.open === null && view.offers.length === 0 && view.confirm === null;
  const canMove = view.bookings.length === 1 && view.flows.some(({ name }) => name === 'reschedule');
  if (!isIdle || !canMove || intents.some((flow) => flow !== 'book')) return intents;
  const isOther = isRelative(clause.text, language) && relativeTime(clause, view, language) !== null;
  const isHindered = all.some(({ text }) => HINDERED.test(text)) && clause.windows.length > 0;
  const isPreference = directionIn(clause) !== null && !/\d|\bthan\b/.test(clause.text);
  const isMoved = isOther || isHindered || isPreference || isBeforeBooking(clause, view);
  return isMoved || isReplaced(clause, view, all) ? ['reschedule'] : intents;
}

/**
 * Whether an earlier clause names the day of the appointment and this clause asks for another day: "It rains on
 * Tuesday. Can we do Wednesday?"
 */
function isReplaced(clause: Clause, { bookings }: View, all: readonly Clause[]): boolean {
  const booked = bookings[0]?.start.slice(0, 10);
  const names = ({ windows }: Clause) => windows.some(({ date }) => date?.from === booked && date?.to === booked);
  const isOther = clause.windows.some(({ date }) => date !== null && date.from !== booked);
  return clause.isQuestion && isOther && !names(clause) && all.slice(0, all.indexOf(clause)).some(names);
}

/** Whether a clause asks for a time before the appointment, as in "anything earlier than Wednesday?". */
const isBeforeBooking = ({ text, windows }: Clause, { bookings }: View): boolean =>
  ANY.test(text) && windows.some(({ date }) => date?.isOpen === true && date.to < (bookings[0]?.start ?? ''));

const ANY =
  /\b(?:any(?:thing)?|something|slots?|appointments?|algo|hueco|cita|alguma coisa|vaga|etwas|was|termin|frei\w*|earlier|sooner|fruher|eher)\b/;

const HINDERED =
  /\b(?:can'?t|cannot|won'?t be able|unable|(?:does(?: not|n'?t)|not) (?:suit|work|fit)|no (?:good|pued[eo]n?|podemos|podre\w*|podra\w*|me (?:va|viene))|no longer|nao (?:posso|pode|podem|podemos|consig[ao]|consegue|da|me da|da jeito|vou poder|vai poder)|ja nao|ya no|me han puesto|me surgio|complica\w*|(?:kann|schaffe|passt|geht|klappt)\b.{0,30}\bnicht|ne (?:peux|pourrai|convient|va)|(?:too|a (?:bit|little|tad)|bit|quite|rather|way too|muy|demasiado|un poco|muito|um pouco|demasiado|zu|etwas|ein bisschen|trop|un peu) (?:too )?(?:early|late|soon|temprano|pronto|tarde|cedo|fruh|spat|tot|tard)|(?:can|could) only (?:do|make|come|manage)|only (?:free|available)|solo (?:puedo|puede|podemos|podria)|so (?:posso|pode|podemos|consigo)|(?:kann|kannst|konnen|schaffe?|schaffen|habe|geht) (?:\w+ ){0,4}(?:nur|erst)|came up|ha surgido|surgiu|dazwischen|verhindert|empechement)\b/;
