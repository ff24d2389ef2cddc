import type { Services } from '../auth/context.ts';
import type { Tx } from '../db/tenant-db.ts';
import type { EmailContent } from '../email/email.ts';

/**
 * Puts a mail into the outbox, in the caller's transaction: it goes out if, and only if, the change commits. `null` is a mail to
 * nobody: what is asked about an address that is not known here takes the same work, and nobody can tell by it.
 */
export async function enqueueEmail(
  tx: Tx,
  services: Pick<Services, 'sealer'>,
  mail: EmailContent | null,
): Promise<void> {
  const payload = JSON.stringify({ sealed: await services.sealer.seal(mail) });
  await tx.sql`select app.enqueue('send_mail', ${payload}::jsonb)`;
}

interface InConversation {
  readonly workspaceId: string;
  readonly conversationId: string;
}

export type AgentRunTrigger = 'LEAD' | 'MESSAGE' | 'HAND_BACK';

interface MessageToSend {
  readonly workspaceId: string;
  readonly messageId: string;
  /** One of many: it takes its turn among those, one of a workspace after the other, and stands before nobody who talks. */
  readonly isOfCampaign?: boolean;
}

/** Has a stored message sent. `at`: not before. */
export const enqueueSend = (
  tx: Tx,
  { workspaceId, messageId, isOfCampaign = false }: MessageToSend,
  at?: Date,
): Promise<void> =>
  enqueue(tx, {
    task: isOfCampaign ? 'send_campaign_message' : 'send_message',
    order: { workspaceId, messageId },
    key: `send ${messageId}`,
    at,
    queue: isOfCampaign ? campaignSendsOf(workspaceId) : null,
  });

/** Has these messages of campaigns sent, which wait already. */
export async function enqueueSends(tx: Tx, workspaceId: string, messageIds: readonly string[]): Promise<void> {
  await tx.sql`
    select app.enqueue('send_campaign_message', jsonb_build_object('workspaceId', ${workspaceId}::text, 'messageId', id),
      'send ' || id, null, ${campaignSendsOf(workspaceId)}) from unnest(${messageIds}::text[]) id`;
}

const campaignSendsOf = (workspaceId: string): string => `campaign-sends ${workspaceId}`;

/**
 * Lets the agent answer. What waits already is put off until then, so that several quick messages make one turn; but a handing
 * back, which is answered at once, is never put aside for a message.
 */
export const enqueueAgentRun = (tx: Tx, order: AgentRunOrder, at?: Date): Promise<void> =>
  enqueue(tx, {
    task: 'take_turn',
    order,
    key: `${order.trigger === 'HAND_BACK' ? 'hand-back' : 'turn'} ${order.conversationId}`,
    at,
  });

export interface AgentRunOrder extends InConversation {
  readonly trigger: AgentRunTrigger;
}

/** Looks a booking up whose answer never came. */
export const enqueueBookingReconcile = (
  tx: Tx,
  order: { workspaceId: string; bookingId: string },
  at: Date,
): Promise<void> => enqueue(tx, { task: 'settle_booking', order, key: `booking ${order.bookingId}`, at });

/** What a provider told, and was stored. */
export const enqueueInboundEvent = (tx: Tx, order: { workspaceId: string; id: string }): Promise<void> =>
  enqueue(tx, { task: 'process_inbound', order, key: `inbound ${order.id}` });

/** The same of a campaign's message: one of a workspace after the other, and before nobody who talks. */
export const enqueueDeliveryReport = (tx: Tx, order: { workspaceId: string; id: string }): Promise<void> =>
  enqueue(tx, {
    task: 'process_campaign_report',
    order,
    key: `inbound ${order.id}`,
    queue: `campaign-reports ${order.workspaceId}`,
  });

interface EnqueueOptions {
  readonly task:
    | 'dial_call'
    | 'hang_up_call'
    | 'look_at_call'
    | 'process_call_event'
    | 'process_campaign_report'
    | 'process_inbound'
    | 'send_campaign_message'
    | 'send_message'
    | 'settle_booking'
    | 'take_turn';
  readonly order: object;
  /** What waits under the same key is replaced; what is being worked on is not, and this comes after it. */
  readonly key: string;
  readonly at?: Date | undefined;
  /** Of what stands in the same, one is worked on at a time. */
  readonly queue?: string | null;
}

async function enqueue(tx: Tx, { task, order, key, at, queue = null }: EnqueueOptions): Promise<void> {
  await tx.sql`
    select app.enqueue(${task}, ${JSON.stringify(order)}::jsonb, ${key}, ${at ?? null}::timestamptz, ${queue}::text)`;
}

interface JobOrder {
  readonly workspaceId: string;
  readonly id: string;
}

const JOB_ATTEMPTS = 5;

/** Has a long job worked on. What waits already is the same work. */
export async function enqueueJobRun(tx: Tx, order: JobOrder): Promise<void> {
  const payload = JSON.stringify(order);
  await tx.sql`select app.enqueue('run_job', ${payload}::jsonb, ${`job ${order.id}`}, null, null, ${JOB_ATTEMPTS}::int)`;
}

/** Has a data source read on. One of a workspace's after the other; what waits already is put off until then. */
export async function enqueueSync(tx: Tx, order: JobOrder, at?: Date): Promise<void> {
  await tx.sql`
    select app.enqueue('run_sync', ${JSON.stringify(order)}::jsonb, ${`sync ${order.id}`}, ${at ?? null}::timestamptz,
      ${`syncs ${order.workspaceId}`}, ${JOB_ATTEMPTS}::int)`;
}

export interface OutreachOrder {
  readonly workspaceId: string;
  readonly leadId: string;
  /** Network of the visitor who sent the form, which the daily limit per address counts; null for other leads. */
  readonly visitor: string | null;
}

/** Contacts a new lead: a workspace on WhatsApp greets them, and one on the phone dials them. */
export async function enqueueGreeting(tx: Tx, order: OutreachOrder): Promise<void> {
  await tx.sql`
    select app.enqueue(case channel when 'VOICE' then 'dial_lead' else 'greet_lead' end,
      ${JSON.stringify(order)}::jsonb, ${`greet ${order.leadId}`}) from workspaces`;
}

interface OfCall {
  readonly workspaceId: string;
  readonly callId: string;
}

/** Has a call dialled that is written down. */
export const enqueueDial = (tx: Tx, order: OfCall, at?: Date): Promise<void> =>
  enqueue(tx, { task: 'dial_call', order, key: `dial ${order.callId}`, at });

/** What the voice provider told of a call, and was stored. */
export const enqueueCallEvent = (tx: Tx, order: { workspaceId: string; id: string }): Promise<void> =>
  enqueue(tx, { task: 'process_call_event', order, key: `call-event ${order.id}` });

/** Somebody doubts that a call still runs: the provider is asked. */
export const enqueueCallReconcile = (tx: Tx, order: OfCall): Promise<void> =>
  enqueue(tx, { task: 'look_at_call', order: { ...order, isDoubted: true }, key: `doubt ${order.callId}` });

/** The agent has said goodbye: it hangs up once that was heard. */
export const enqueueHangUp = (tx: Tx, order: OfCall, at: Date): Promise<void> =>
  enqueue(tx, { task: 'hang_up_call', order, key: `hang-up ${order.callId}`, at });

/** What a member does in a call, one after the other: the queue is the call's. */
export async function enqueueOperatorAction(tx: Tx, order: OfCall & { readonly actionId: string }): Promise<void> {
  const key = `steer ${order.actionId}`;
  await tx.sql`
    select app.enqueue('steer_call', ${JSON.stringify(order)}::jsonb, ${key}, null, ${`call ${order.callId}`})`;
}

/** Whoever had silenced the agent is gone. */
export async function enqueueUnmute(tx: Tx, order: OfCall): Promise<void> {
  const payload = JSON.stringify({ ...order, unmutes: true });
  await tx.sql`
    select app.enqueue('hang_up_call', ${payload}::jsonb, ${`unmute ${order.callId}`}, null, ${`call ${order.callId}`})`;
}

/** Has a campaign go on. One of a workspace's after the other; what waits already is put off until then. */
export async function enqueueCampaignRun(tx: Tx, order: { workspaceId: string; id: string }, at?: Date): Promise<void> {
  await tx.sql`
    select app.enqueue('run_campaign', ${JSON.stringify(order)}::jsonb, ${`campaign ${order.id}`}, ${at ?? null}::timestamptz,
      ${campaignsOf(order.workspaceId)})`;
}

/** A campaign has its turn: those of its workspace that wait beside it line up behind everybody, so that workspaces take turns. */
export async function yieldToOtherJobs(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  await tx.sql`select app.line_up_again(${campaignsOf(workspaceId)}, ${now}::timestamptz)`;
}

const campaignsOf = (workspaceId: string): string => `campaigns ${workspaceId}`;
