import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../auth/context.ts';
import type { Tx } from '../db/tenant-db.ts';
import type { EmailContent } from '../email/email.ts';

/**
 * Enqueues an email in the given transaction, so that the email is sent only if the change is committed. If the email
 * is null, does the same work without sending one, so that response times do not reveal whether an address is
 * registered.
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

export type AgentRunTrigger = 'LEAD' | 'MESSAGE' | 'HAND_BACK' | 'FORM';

interface MessageToSend {
  readonly workspaceId: string;
  readonly messageId: string;
  /**
   * True if the message belongs to a campaign. Such messages are sent one at a time per workspace, after direct
   * replies.
   */
  readonly isOfCampaign?: boolean;
}

/** Enqueues the sending of a stored message. `at` is the earliest time. If omitted, the message is sent immediately. */
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

/** Enqueues the sending of stored campaign messages. */
export async function enqueueSends(tx: Tx, workspaceId: string, messageIds: readonly string[]): Promise<void> {
  await tx.sql`
    select app.enqueue('send_campaign_message', jsonb_build_object('workspaceId', ${workspaceId}::text, 'messageId', id),
      'send ' || id, null, ${campaignSendsOf(workspaceId)}) from unnest(${messageIds}::text[]) id`;
}

const campaignSendsOf = (workspaceId: string): string => `campaign-sends ${workspaceId}`;

/**
 * Enqueues an agent run. If a run is already queued, it is postponed to `at`, so that several messages in quick
 * succession get one reply. Runs caused by the return of a conversation to the agent or by a form have their own job
 * keys.
 */
export const enqueueAgentRun = (tx: Tx, order: AgentRunOrder, at?: Date): Promise<void> =>
  enqueue(tx, {
    task: 'take_turn',
    order,
    key: `${RUN_KEYS[order.trigger]} ${order.conversationId}`,
    at,
  });

const RUN_KEYS = { LEAD: 'turn', MESSAGE: 'turn', HAND_BACK: 'hand-back', FORM: 'form' } as const;

export interface AgentRunOrder extends InConversation {
  readonly trigger: AgentRunTrigger;
  /** True if the run replies to messages whose reply was suppressed by a pause. */
  readonly isAfterPause?: boolean;
}

/** Enqueues a run for each conversation, to reply to messages whose reply was suppressed by a pause. */
export async function enqueueRunsAfterPause(
  tx: Tx,
  workspaceId: string,
  conversationIds: readonly string[],
): Promise<void> {
  await tx.sql`
    select app.enqueue('take_turn', jsonb_build_object('workspaceId', ${workspaceId}::text, 'conversationId', id,
      'trigger', 'MESSAGE', 'isAfterPause', true), 'turn ' || id, null, null) from unnest(${conversationIds}::text[]) id`;
}

/** Enqueues the next step of an escalation. `at` is the end of the current step's time limit. */
export const enqueueEscalation = (tx: Tx, order: { workspaceId: string; id: string }, at: Date): Promise<void> =>
  enqueue(tx, { task: 'advance_escalation', order, key: `escalation ${order.id}`, at });

/** Enqueues a lookup in the calendar for a booking request whose response was lost. */
export const enqueueBookingReconcile = (
  tx: Tx,
  order: { workspaceId: string; bookingId: string },
  at: Date,
): Promise<void> => enqueue(tx, { task: 'settle_booking', order, key: `booking ${order.bookingId}`, at });

/** Enqueues the processing of a stored inbound event. */
export const enqueueInboundEvent = (tx: Tx, order: { workspaceId: string; id: string }): Promise<void> =>
  enqueue(tx, { task: 'process_inbound', order, key: `inbound ${order.id}` });

/**
 * Enqueues the processing of a campaign message's delivery report. Reports are processed one at a time per workspace.
 */
export const enqueueDeliveryReport = (tx: Tx, order: { workspaceId: string; id: string }): Promise<void> =>
  enqueue(tx, {
    task: 'process_campaign_report',
    order,
    key: `inbound ${order.id}`,
    queue: `campaign-reports ${order.workspaceId}`,
  });

/** Enqueues one synchronization of the workspace's templates for each given number of minutes after `now`. */
export async function enqueueTemplateSyncs(
  tx: Tx,
  { workspaceId, now, minutes }: { workspaceId: string; now: Date; minutes: readonly number[] },
): Promise<void> {
  for (const after of minutes) {
    const at = new Date(now.getTime() + after * 60_000);
    await enqueue(tx, {
      task: 'sync_workspace_templates',
      order: { workspaceId },
      key: `templates ${workspaceId} ${after}`,
      at,
    });
  }
}

/**
 * Returns the job that searches for entities that may be duplicates of the given ones. The jobs of a workspace run one
 * at a time. Each job has its own key, so that no entity is omitted.
 */
export const entityMatching = (order: MatchingOrder) => {
  const { workspaceId } = order;
  const queue = `matches ${workspaceId}`;
  return { task: 'match_entities', payload: JSON.stringify(order), key: `match ${uuidv7()}`, queue } as const;
};

interface MatchingOrder {
  readonly workspaceId: string;
  readonly entityIds: readonly string[];
}

/** Enqueues the search for entities that may be duplicates of the given ones. */
export async function enqueueEntityMatching(tx: Tx, order: MatchingOrder): Promise<void> {
  const { task, payload, key, queue } = entityMatching(order);
  await tx.sql`select app.enqueue(${task}, ${payload}::jsonb, ${key}, null, ${queue})`;
}

interface EnqueueOptions {
  readonly task:
    | 'call_back'
    | 'cancel_payments'
    | 'request_callback'
    | 'advance_escalation'
    | 'send_push'
    | 'dial_call'
    | 'hang_up_call'
    | 'look_at_call'
    | 'process_call_event'
    | 'process_campaign_report'
    | 'process_inbound'
    | 'pull_payments'
    | 'resume_call'
    | 'review_message'
    | 'review_utterance'
    | 'send_campaign_message'
    | 'send_message'
    | 'send_surface_code'
    | 'settle_booking'
    | 'sync_plan_prices'
    | 'sync_workspace_templates'
    | 'take_turn';
  readonly order: object;
  /** Job key. A queued job with the same key is replaced. A running job is not replaced; a new job is added instead. */
  readonly key: string;
  readonly at?: Date | undefined;
  /** Queue of the job. Jobs in the same queue run one at a time. If omitted, the job runs independently. */
  readonly queue?: string | null;
}

/** Enqueues a job. Modules call the functions with the name of the work instead. */
export async function enqueue(tx: Tx, { task, order, key, at, queue = null }: EnqueueOptions): Promise<void> {
  await tx.sql`
    select app.enqueue(${task}, ${JSON.stringify(order)}::jsonb, ${key}, ${at ?? null}::timestamptz, ${queue}::text)`;
}

interface JobOrder {
  readonly workspaceId: string;
  readonly id: string;
}

const JOB_ATTEMPTS = 5;

/** Enqueues a long-running job. If the job is already queued, no second one is added. */
export async function enqueueJobRun(tx: Tx, order: JobOrder): Promise<void> {
  const payload = JSON.stringify(order);
  await tx.sql`select app.enqueue('run_job', ${payload}::jsonb, ${`job ${order.id}`}, null, null, ${JOB_ATTEMPTS}::int)`;
}

/**
 * Enqueues the next run of a data source. Runs of a workspace are processed one at a time. If the run is already
 * queued, it is postponed to `at`.
 */
export async function enqueueSync(tx: Tx, order: JobOrder, at?: Date): Promise<void> {
  await tx.sql`
    select app.enqueue('run_sync', ${JSON.stringify(order)}::jsonb, ${`sync ${order.id}`}, ${at ?? null}::timestamptz,
      ${`syncs ${order.workspaceId}`}, ${JOB_ATTEMPTS}::int)`;
}

/** Enqueues the reading of a knowledge source. The sources of a workspace are read one at a time. */
export async function enqueueKnowledgeRead(tx: Tx, order: JobOrder): Promise<void> {
  await tx.sql`
    select app.enqueue('read_knowledge_source', ${JSON.stringify(order)}::jsonb, ${`knowledge ${order.id}`}, null,
      ${`knowledge ${order.workspaceId}`}, ${JOB_ATTEMPTS}::int)`;
}

/**
 * Enqueues the reading of the next pages of a web page source. The sources of a workspace are read one at a time. If
 * the job is already queued, it is postponed to `at`.
 */
export async function enqueueWebPages(tx: Tx, order: JobOrder, at?: Date): Promise<void> {
  await tx.sql`
    select app.enqueue('read_web_pages', ${JSON.stringify(order)}::jsonb, ${`pages ${order.id}`},
      ${at ?? null}::timestamptz, ${`pages ${order.workspaceId}`}, ${JOB_ATTEMPTS}::int)`;
}

/**
 * Enqueues the computation of missing vectors in a workspace, or the deletion of its vectors if semantic search is
 * disabled. Enqueues nothing if semantic search is disabled and there are no vectors. The jobs of a workspace run one
 * at a time.
 */
export async function enqueueEmbeddings(tx: Tx, workspaceId: string): Promise<void> {
  const key = `embeddings ${workspaceId}`;
  await tx.sql`
    select app.enqueue('embed_passages', ${JSON.stringify({ workspaceId })}::jsonb, ${key}, null, ${key}, ${JOB_ATTEMPTS}::int)
      from workspaces where model_routes @? '$.EMBEDDING.choices[0]' or exists (select from knowledge_embeddings)`;
}

/** Enqueues the reading of an MCP server's tool list. If the job is already queued, no second one is added. */
export async function enqueueMcpRead(tx: Tx, { workspaceId, id }: JobOrder): Promise<void> {
  await tx.sql`
    select app.enqueue('read_mcp_server', ${JSON.stringify({ workspaceId, id })}::jsonb, ${`mcp ${id}`}, null, null,
      ${JOB_ATTEMPTS}::int)`;
}

/** Enqueues the processing of a test run. The test runs of a workspace are processed one at a time. */
export async function enqueueTestRun(tx: Tx, order: JobOrder): Promise<void> {
  await tx.sql`
    select app.enqueue('run_tests', ${JSON.stringify(order)}::jsonb, ${`tests ${order.id}`}, null,
      ${`tests ${order.workspaceId}`}, ${JOB_ATTEMPTS}::int)`;
}

/** Enqueues a check of whether a rollout exceeds its limits. */
export async function enqueueRolloutCheck(tx: Tx, order: JobOrder): Promise<void> {
  await tx.sql`
    select app.enqueue('check_rollout', ${JSON.stringify(order)}::jsonb, ${`rollout ${order.id}`}, null, null,
      ${JOB_ATTEMPTS}::int)`;
}

/** Enqueues a job that starts a test run of a published version. `id` is the id of the version. */
export async function enqueueTestsOfVersion(tx: Tx, order: JobOrder): Promise<void> {
  await tx.sql`
    select app.enqueue('start_tests', ${JSON.stringify(order)}::jsonb, ${`tests of version ${order.id}`}, null, null,
      ${JOB_ATTEMPTS}::int)`;
}

const ATTACHMENT_ATTEMPTS = 5;

/** Enqueues the fetching of the pending files of a message. */
export async function enqueueAttachments(
  tx: Tx,
  order: { readonly workspaceId: string; readonly messageId: string },
): Promise<void> {
  await tx.sql`
    select app.enqueue('process_attachments', ${JSON.stringify(order)}::jsonb, ${`attachments ${order.messageId}`}, null,
      null, ${ATTACHMENT_ATTEMPTS}::int)`;
}

export interface OutreachOrder {
  readonly workspaceId: string;
  readonly leadId: string;
  /**
   * Network address group of the visitor who submitted the lead form, for the daily limit per address. Null if the lead
   * has another source.
   */
  readonly visitor: string | null;
}

/**
 * Enqueues the first outreach to a new lead: a greeting in a WhatsApp workspace, a call in a voice workspace. If the
 * job is already queued, it is rescheduled to `at`.
 */
export async function enqueueGreeting(tx: Tx, order: OutreachOrder, at?: Date): Promise<void> {
  await tx.sql`
    select app.enqueue(case channel when 'VOICE' then 'dial_lead' else 'greet_lead' end,
      ${JSON.stringify(order)}::jsonb, ${`greet ${order.leadId}`}, ${at ?? null}::timestamptz) from workspaces`;
}

/** Enqueues the first outreach to leads that no person on a website submitted, such as imported ones. */
export async function enqueueGreetings(tx: Tx, workspaceId: string, leadIds: readonly string[]): Promise<void> {
  await tx.sql`
    select app.enqueue(case w.channel when 'VOICE' then 'dial_lead' else 'greet_lead' end, jsonb_build_object('workspaceId',
      ${workspaceId}::text, 'leadId', id, 'visitor', null), 'greet ' || id, null) from workspaces w, unnest(${leadIds}::text[]) id`;
}

interface OfCall {
  readonly workspaceId: string;
  readonly callId: string;
}

/** Enqueues the dialing of a stored call. */
export const enqueueDial = (tx: Tx, order: OfCall, at?: Date): Promise<void> =>
  enqueue(tx, { task: 'dial_call', order, key: `dial ${order.callId}`, at });

/** Enqueues the processing of a stored event of the voice provider. */
export const enqueueCallEvent = (tx: Tx, order: { workspaceId: string; id: string }): Promise<void> =>
  enqueue(tx, { task: 'process_call_event', order, key: `call-event ${order.id}` });

/** Enqueues a lookup of a call's status at the provider. */
export const enqueueCallReconcile = (tx: Tx, order: OfCall): Promise<void> =>
  enqueue(tx, { task: 'look_at_call', order: { ...order, isDoubted: true }, key: `doubt ${order.callId}` });

/** Enqueues the end of a call. `at` is the time at which the agent will have finished speaking. */
export const enqueueHangUp = (tx: Tx, order: OfCall, at: Date): Promise<void> =>
  enqueue(tx, { task: 'hang_up_call', order, key: `hang-up ${order.callId}`, at });

/**
 * Enqueues a job that completes the agent's current step in a call in case the process that runs it crashes. If the job
 * is already queued, it is rescheduled to `at`.
 */
export const enqueueCallResume = (tx: Tx, order: OfCall, at: Date): Promise<void> =>
  enqueue(tx, { task: 'resume_call', order, key: `resume ${order.callId}`, at });

/** Enqueues a call to a contact who requested one. A new time replaces the previous one. */
export const enqueueCallBack = (tx: Tx, order: { workspaceId: string; leadId: string }, at: Date): Promise<void> =>
  enqueue(tx, { task: 'call_back', order, key: `call-back ${order.leadId}`, at });

/**
 * Enqueues the handoff of a conversation to members so that they call the contact back. A new time replaces the
 * previous one.
 */
export const enqueueCallbackRequest = (tx: Tx, order: InConversation, at: Date): Promise<void> =>
  enqueue(tx, { task: 'request_callback', order, key: `callback ${order.conversationId}`, at });

/** Enqueues the execution of an operator's action in a call. The actions of a call are executed one after another. */
export async function enqueueOperatorAction(tx: Tx, order: OfCall & { readonly actionId: string }): Promise<void> {
  const key = `steer ${order.actionId}`;
  await tx.sql`
    select app.enqueue('steer_call', ${JSON.stringify(order)}::jsonb, ${key}, null, ${`call ${order.callId}`})`;
}

/** Enqueues a job that unmutes the agent after the member who had taken over the call was removed from it. */
export async function enqueueUnmute(tx: Tx, order: OfCall): Promise<void> {
  const payload = JSON.stringify({ ...order, unmutes: true });
  await tx.sql`
    select app.enqueue('hang_up_call', ${payload}::jsonb, ${`unmute ${order.callId}`}, null, ${`call ${order.callId}`})`;
}

/**
 * Enqueues the next run of a campaign. Campaigns of a workspace run one at a time. If the run is already queued, it is
 * postponed to `at`.
 */
export async function enqueueCampaignRun(tx: Tx, order: { workspaceId: string; id: string }, at?: Date): Promise<void> {
  await tx.sql`
    select app.enqueue('run_campaign', ${JSON.stringify(order)}::jsonb, ${`campaign ${order.id}`}, ${at ?? null}::timestamptz,
      ${campaignsOf(order.workspaceId)})`;
}

/**
 * Moves the queued campaign runs of the workspace behind those of other workspaces, so that the workspaces take turns.
 */
export async function yieldToOtherJobs(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  await tx.sql`select app.line_up_again(${campaignsOf(workspaceId)}, ${now}::timestamptz)`;
}

const campaignsOf = (workspaceId: string): string => `campaigns ${workspaceId}`;
