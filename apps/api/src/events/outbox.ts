import type { Services } from '../context/context.ts';
import type { Tx } from '../db/tenant-db.ts';
import type { Mail } from '../mail/mail.ts';

/**
 * Puts a mail into the outbox, in the caller's transaction: it goes out if, and only if, the change commits. `null` is a mail to
 * nobody: what is asked about an address that is not known here takes the same work, and nobody can tell by it.
 */
export async function mailLater(tx: Tx, services: Services, mail: Mail | null): Promise<void> {
  const payload = JSON.stringify({ sealed: await services.sealer.seal(mail) });
  await tx.sql`select app.enqueue('send_mail', ${payload}::jsonb)`;
}

interface InConversation {
  readonly workspaceId: string;
  readonly conversationId: string;
}

export type TurnTrigger = 'LEAD' | 'MESSAGE' | 'HAND_BACK';

/** Has a stored message sent. `at`: not before. */
export async function sendLater(tx: Tx, order: { workspaceId: string; messageId: string }, at?: Date): Promise<void> {
  await twice(tx, {
    task: 'send_message',
    order,
    key: `send ${order.messageId}`,
    watch: `send-watch ${order.messageId}`,
    at,
  });
}

/** Lets the agent answer. What waits already is put off until then, so that several quick messages make one turn. */
export async function answerLater(tx: Tx, order: TurnOrder, at?: Date): Promise<void> {
  const key = `turn ${order.conversationId}`;
  await twice(tx, { task: 'take_turn', order, key, watch: `turn-watch ${order.conversationId}`, at });
}

export interface TurnOrder extends InConversation {
  readonly trigger: TurnTrigger;
  /** What whoever hands back wants the agent to know. */
  readonly note?: string | null;
}

/** Somebody comes back for the turn when whoever works on it is gone: the lease is over by then. */
export async function watchTurn(tx: Tx, order: TurnOrder, at: Date): Promise<void> {
  const key = `turn-watch ${order.conversationId}`;
  await tx.sql`select app.enqueue('take_turn', ${JSON.stringify(order)}::jsonb, ${key}, ${at})`;
}

/** The same for a message. */
export async function watchSend(tx: Tx, order: { workspaceId: string; messageId: string }, at: Date): Promise<void> {
  const key = `send-watch ${order.messageId}`;
  await tx.sql`select app.enqueue('send_message', ${JSON.stringify(order)}::jsonb, ${key}, ${at})`;
}

/** Looks a booking up whose answer never came. */
export async function settleLater(tx: Tx, order: { workspaceId: string; bookingId: string }, at: Date): Promise<void> {
  const key = `booking ${order.bookingId}`;
  await twice(tx, { task: 'settle_booking', order, key, watch: `booking-watch ${order.bookingId}`, at });
}

/** What a provider told, and was stored. */
export async function processLater(tx: Tx, order: { workspaceId: string; id: string }): Promise<void> {
  await twice(tx, { task: 'process_inbound', order, key: `inbound ${order.id}`, watch: `inbound-watch ${order.id}` });
}

/**
 * A job that a killed worker had taken stays taken for hours. So somebody comes again two minutes later, and mostly finds that all
 * is done: these jobs may be run any number of times.
 */
async function twice(tx: Tx, { task, order, key, watch, at }: Watched): Promise<void> {
  const payload = JSON.stringify(order);
  await tx.sql`
    select app.enqueue(${task}, ${payload}::jsonb, ${key}, ${at ?? null}::timestamptz),
      app.enqueue(${task}, ${payload}::jsonb, ${watch}, coalesce(${at ?? null}::timestamptz, now()) + interval '2 minutes')`;
}

interface Watched {
  readonly task:
    | 'dial_call'
    | 'process_call_event'
    | 'process_inbound'
    | 'send_message'
    | 'settle_booking'
    | 'take_turn';
  readonly order: object;
  readonly key: string;
  readonly watch: string;
  readonly at?: Date | undefined;
}

/** A new lead is spoken to: a workspace on WhatsApp writes to them, and one on the phone dials them. */
export async function greetLater(tx: Tx, order: { workspaceId: string; leadId: string }): Promise<void> {
  await tx.sql`
    select app.enqueue(task, ${JSON.stringify(order)}::jsonb, key || ' ' || ${order.leadId}::text),
      app.enqueue(task, ${JSON.stringify(order)}::jsonb, key || '-watch ' || ${order.leadId}::text, now() + interval '2 minutes')
    from workspaces, lateral (select case channel when 'VOICE' then 'dial_lead' else 'greet_lead' end as task,
      case channel when 'VOICE' then 'dial-lead' else 'greet' end as key) spoken`;
}

interface OfCall {
  readonly workspaceId: string;
  readonly callId: string;
}

/** Has a call dialled that is written down. */
export async function dialLater(tx: Tx, order: OfCall, at?: Date): Promise<void> {
  await twice(tx, { task: 'dial_call', order, key: `dial ${order.callId}`, watch: `dial-watch ${order.callId}`, at });
}

/** Somebody comes back for the call when whoever dials it is gone. */
export async function watchDial(tx: Tx, order: OfCall, at: Date): Promise<void> {
  await tx.sql`select app.enqueue('dial_call', ${JSON.stringify(order)}::jsonb, ${`dial-watch ${order.callId}`}, ${at})`;
}

/** What the voice provider told of a call, and was stored. */
export async function processCallLater(tx: Tx, order: { workspaceId: string; id: string }): Promise<void> {
  const key = `call-event ${order.id}`;
  await twice(tx, { task: 'process_call_event', order, key, watch: `call-event-watch ${order.id}` });
}

/** What a member does in a call, one after the other: the queue is the call's. */
export async function steerLater(tx: Tx, order: OfCall & { readonly actionId: string }): Promise<void> {
  const payload = JSON.stringify(order);
  const key = `steer ${order.actionId}`;
  await tx.sql`
    select app.enqueue('steer_call', ${payload}::jsonb, ${key}, null, ${`call ${order.callId}`}),
      app.enqueue('steer_call', ${payload}::jsonb, ${`${key} watch`}, now() + interval '2 minutes')`;
}

/** The agent has said goodbye: it hangs up once that was heard. */
export async function hangUpLater(tx: Tx, order: OfCall, at: Date): Promise<void> {
  await tx.sql`select app.enqueue('hang_up_call', ${JSON.stringify(order)}::jsonb, ${`hang-up ${order.callId}`}, ${at})`;
}

/** Whoever had silenced the agent is gone. */
export async function unmuteLater(tx: Tx, order: OfCall): Promise<void> {
  const payload = JSON.stringify({ ...order, unmutes: true });
  await tx.sql`select app.enqueue('hang_up_call', ${payload}::jsonb, ${`unmute ${order.callId}`}, null, ${`call ${order.callId}`})`;
}
