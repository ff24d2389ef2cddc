import { countOutcomes, groupBy } from './group-by.ts';
import type { ChaosStack } from './stack.ts';
import type { ChaosWorkspace } from './workspaces.ts';

/** Result of a run. Every list of `faults` is empty if nothing was lost or duplicated. */
export interface Ledger {
  readonly counts: Readonly<Record<string, number>>;
  readonly faults: Readonly<Record<string, readonly string[]>>;
}

/** Compares what the provider simulators recorded with the database. */
export async function balance(
  { database, simulators }: ChaosStack,
  places: readonly ChaosWorkspace[],
): Promise<Ledger> {
  const ids = places.map(({ id }) => id);
  const ask = async <T extends object>(sql: string) => (await database.query<T>(sql, [ids])).rows;
  const [messages, turns, bookings] = await Promise.all([
    ask<Message>(MESSAGES),
    ask<Turn>(TURNS),
    ask<Booking>(BOOKINGS),
  ]);
  const wire = simulators.twilio.state().messages;
  const calendar = simulators.calcom.state().bookings.filter(({ status }) => status === 'accepted');
  const unanswered = await ask<{ id: string }>(UNANSWERED);
  const waiting = await ask<{ id: string }>(WAITING);
  const paused = await ask<{ id: string }>(PAUSED);
  const delivered = takenIn(simulators.twilio.courier.log);

  const [sent, received] = [wire.filter(isOurs), wire.filter((one) => !isOurs(one))];
  const [out, incoming] = [messages.filter(isOut), messages.filter((one) => !isOut(one))];
  const bySid = groupBy(messages, ({ provider_id: sid }) => sid ?? '');
  const wireBySid = new Map(wire.map((one) => [one.sid, one]));
  const byReference = groupBy(calendar, ({ metadata }) => String(metadata['reference']));

  return {
    counts: {
      conversations: new Set(messages.map((one) => one.conversation_id)).size,
      'messages of contacts': received.length,
      'messages on phones': sent.length,
      'turns of the agent': turns.length,
      'of them answered': turns.filter(({ outcome }) => outcome === 'ANSWERED').length,
      'replies of members': out.filter(({ author }) => author === 'MEMBER').length,
      bookings: bookings.filter(({ status }) => status === 'BOOKED').length,
      'conversations that wait for a person': paused.length,
      ...countOutcomes(
        'messages',
        out.map(({ status }) => status),
      ),
      ...countOutcomes(
        'turns',
        turns.map(({ outcome }) => outcome ?? 'open'),
      ),
    },
    faults: {
      'on a phone, and not in the database, or twice': sent
        .filter(({ sid }) => bySid.get(sid)?.length !== 1)
        .map(({ sid, to, body }) => `${sid} ${to} ${body}`),
      'said to be sent, and on no phone': out
        .filter((one) => GONE.has(one.status) && wireBySid.get(one.provider_id ?? '')?.body !== one.body)
        .map(show),
      'on a phone, and not said to be': out
        .filter((one) => wireBySid.get(one.provider_id ?? '')?.status === 'delivered' && one.status !== 'DELIVERED')
        .map(show),
      'in no final state': out.filter(({ status }) => !FINAL.has(status)).map(show),
      'failed without words': out.filter((one) => one.status === 'FAILED' && !one.failure_message).map(show),
      'written by a contact, acknowledged, and lost': received
        .filter(({ sid }) => delivered.has(sid) && bySid.get(sid)?.length !== 1)
        .map(({ sid, body }) => `${sid} ${body}`),
      'never acknowledged': received.filter(({ sid }) => !delivered.has(sid)).map(({ sid }) => sid),
      'written by nobody': incoming.filter((one) => !wireBySid.has(one.provider_id ?? '')).map(show),
      'never worked off': waiting.map(({ id }) => id),
      'never answered': unanswered.map(({ id }) => id),
      'turns without an end': turns.filter(({ step, outcome }) => step !== 'DONE' || !outcome).map(show),
      'turns that failed without words': turns.filter((one) => one.outcome === 'FAILED' && !one.failure).map(show),
      'bookings without an end': bookings.filter(({ status }) => status === 'REQUESTED').map(show),
      'booked, and not in the calendar once': bookings
        .filter((one) => one.status === 'BOOKED' && byReference.get(one.id)?.length !== 1)
        .map(show),
      'in the calendar, and not booked': calendar
        .filter(({ metadata }) => !bookings.some((one) => one.id === metadata['reference'] && one.status === 'BOOKED'))
        .map(({ uid, start }) => `${uid} ${start}`),
      'booked twice for one lead': [
        ...groupBy(
          bookings.filter(({ status }) => status === 'BOOKED'),
          (one) => one.lead_id,
        ),
      ]
        .filter(([, theirs]) => theirs.length > 1)
        .map(([lead]) => lead),
    },
  };
}

interface Message {
  readonly id: string;
  readonly conversation_id: string;
  readonly direction: string;
  readonly author: string;
  readonly status: string;
  readonly body: string;
  readonly provider_id: string | null;
  readonly failure_message: string | null;
}

interface Turn {
  readonly id: string;
  readonly step: string;
  readonly outcome: string | null;
  readonly failure: string | null;
}

interface Booking {
  readonly id: string;
  readonly lead_id: string;
  readonly status: string;
}

const MESSAGES = 'select * from messages where workspace_id = any($1)';
const TURNS = 'select id, step, outcome, failure from agent_runs where workspace_id = any($1)';
const BOOKINGS = 'select id, lead_id, status from bookings where workspace_id = any($1)';
const WAITING = 'select id from inbound_events where workspace_id = any($1) and processed_at is null';
const PAUSED = `select id from conversations where workspace_id = any($1) and mode = 'PAUSED'`;
/** Selects conversations with an unanswered message of the contact for which the agent has no run. */
const UNANSWERED = `
  select c.id from conversations c
  cross join lateral (select m.id, m.workspace_id from messages m where m.workspace_id = c.workspace_id
    and m.conversation_id = c.id and m.direction = 'IN' order by m.sent_at desc, m.id desc limit 1) newest
  where c.workspace_id = any($1) and c.mode = 'AGENT' and not exists (select from agent_runs t
    where t.workspace_id = c.workspace_id and t.conversation_id = c.id and t.answers_id = newest.id)`;

const GONE: ReadonlySet<string> = new Set(['SENT', 'DELIVERED', 'READ']);
const FINAL: ReadonlySet<string> = new Set([...GONE, 'FAILED', 'SUPPRESSED']);

const isOurs = ({ direction }: { direction: string }) => direction === 'outbound-api';
const isOut = ({ direction }: Message) => direction === 'OUT';
const show = (row: object) => JSON.stringify(row);

/** Returns the ids of the messages whose webhook request the server accepted. */
function takenIn(log: ChaosStack['simulators']['twilio']['courier']['log']): ReadonlySet<string> {
  const inbound = log.filter(({ url, status }) => url.endsWith('/inbound') && status === 200);
  return new Set(inbound.map(({ body }) => new URLSearchParams(body).get('MessageSid') ?? ''));
}
