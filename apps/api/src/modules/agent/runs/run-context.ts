import { type SensitiveTopic, topicRules } from '@frontdesk/agent';
import {
  type BookingFact,
  type Context,
  type ContextGraph,
  type Dict,
  type EngineEvent,
  type EngineState,
  type Env,
  type Json,
  type ModelCall,
  understandCall,
  withTopicFlows,
  wordCall,
} from '@frontdesk/agent/engine';
import { type AgentLimits, type FormAnswer, leadText, OPT_OUT_LANGUAGES } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { sensitiveTopics } from '../../calls/voice-settings/index.ts';
import { hoursAt } from '../business-hours/index.ts';
import { engineLimits, type PublishedAgent } from '../configuration/index.ts';
import { safetyInstructions } from '../safety/index.ts';
import { readToolKinds } from '../workspace-tools/index.ts';
import { type ExternalCommand, type OpenRun, type RunState, runStateAfter, runStateOf } from './active-run.ts';
import { type MessageRow, newestInbound, type RunRow, recentMessages } from './agent-runs.repository.ts';
import { greetingTemplate } from './greeting.ts';
import { resolveAgentOfRun } from './resolve-agent.ts';

/** Data required by the steps of a run. Read when a job starts and after each effect, but not before each step. */
export interface RunContext {
  readonly agent: PublishedAgent;
  readonly graph: ContextGraph;
  readonly facts: EngineFacts;
  /** Instructions of the workspace for sensitive topics and for replies outside business hours. */
  readonly rules: readonly string[];
}

/** Combines the agent of a run with the facts of the conversation. */
export function runContextOf(agent: PublishedAgent, { zone, context, topics, ...known }: RunFacts): RunContext {
  const { limits } = agent;
  const env = { now: known.now.toISOString(), zone, context: { ...context, limits: engineLimits(limits) } };
  const closed = known.closedInstruction === null ? [] : [known.closedInstruction];
  return {
    agent,
    facts: { ...known, env, limits },
    graph: engineGraph(agent, topics),
    rules: [...topicRules(topics), ...closed],
  };
}

/** Reads the data required by the steps of an open run. */
export async function contextOf(
  tx: Tx,
  services: Services,
  { row, plan }: Pick<OpenRun, 'row' | 'plan'>,
): Promise<RunContext> {
  const answering = plan.memory.turn?.messageIds ?? [];
  const [agent, facts] = await Promise.all([
    resolveAgentOfRun(tx, row),
    newestInbound(tx, row.conversationId).then((newest) =>
      readRunFacts(tx, { run: row, newest, now: services.clock(), answering }),
    ),
  ]);
  return runContextOf(agent, facts);
}

export type ModelCommand = Extract<ExternalCommand, { type: 'understand' | 'word' }>;

/** Builds the model request for a command of the engine. */
export async function promptFor(
  tx: Tx,
  { agent, facts, rules }: RunContext,
  { memory, command, conversationId }: { memory: RunState['memory']; command: ModelCommand; conversationId: string },
): Promise<ModelCall> {
  if (command.type === 'understand') return understandCall(command.view);
  const { now, zone } = facts.env;
  return wordCall({
    persona: agent.persona,
    goal: agent.graph.goal,
    plan: command.plan,
    problems: command.problems,
    channel: 'whatsapp',
    now,
    zone,
    contactName: facts.contactName,
    // A review of the message by the model can add instructions after the run has started.
    rules: [...rules, ...(await safetyInstructions(tx, conversationId))],
    history: facts.history,
    lastReply: memory.lastReply,
  });
}

/** Returns the engine state after the events that start a run or a draft. */
export function openingState(
  { agent, graph, facts: { env, bookings } }: RunContext,
  memory: EngineState,
  events: readonly EngineEvent[],
): RunState {
  const opened = runStateOf({ ...memory, graphVersionId: agent.graphVersionId });
  const all: EngineEvent[] = [{ type: 'records_changed', bookings }, ...events];
  return all.reduce((plan, event) => runStateAfter(graph, plan, event, env), opened);
}

/** Returns the engine environment of a run context, with the current time set to `now`. */
export const envAt = ({ facts }: RunContext, now: Date): Env => ({ ...facts.env, now: now.toISOString() });

const HISTORY = 12;

interface EngineFacts {
  readonly env: Env;
  readonly bookings: BookingFact[];
  readonly contactName: string;
  readonly limits: AgentLimits;
  /** Latest messages of the conversation, including the messages that the run answers. */
  readonly history: Context['history'];
  /** Instruction for the agent outside business hours. Null while open, or if the agent replies as usual. */
  readonly closedInstruction: string | null;
}

/** Facts of a run that do not depend on its agent. */
interface RunFacts extends Omit<EngineFacts, 'env' | 'limits'> {
  readonly now: Date;
  readonly zone: string;
  readonly context: Omit<Context, 'limits'>;
  readonly topics: readonly SensitiveTopic[];
}

interface FactsQuery {
  readonly run: Pick<RunRow, 'conversationId' | 'trigger'>;
  /** Latest message of the contact. Null if the contact has not written. */
  readonly newest: MessageRow | null;
  readonly now: Date;
  /** Ids of the messages that the run answers. The engine receives them separately from the history. */
  readonly answering: readonly string[];
}

/** Reads the facts that the engine requires: the contact, the lead, the appointments and the latest messages. */
export async function readRunFacts(tx: Tx, { run, newest, now, answering }: FactsQuery): Promise<RunFacts> {
  const { conversationId } = run;
  const [{ zone, phoneConfigId, formStatus, contact, lead }, messages, topics, greeting, tools] = await Promise.all([
    peopleOf(tx, conversationId),
    recentMessages(tx, conversationId, HISTORY + answering.length),
    sensitiveTopics(tx),
    greetingTemplate(tx, run, { newest, now }),
    readToolKinds(tx),
  ]);
  const [answers, bookings, { open, opensAt, instruction }] = await Promise.all([
    lead ? knownAnswers(tx, lead.phone) : {},
    bookingsOf(tx, contact.phone),
    hoursAt(tx, now, phoneConfigId),
  ]);
  const context: Omit<Context, 'limits'> = {
    channel: 'whatsapp',
    permission: 'reply',
    contact: { name: contact.name, email: contact.email, phone: contact.phone, form_status: formStatus },
    lead: lead
      ? { name: lead.name, email: lead.email, message: leadText(lead.message, lead.formAnswers), answers }
      : {},
    hours: { open, opensAt },
    languages: OPT_OUT_LANGUAGES,
    contactZone: null,
    // Opt-out keywords are already applied before a run starts.
    optOutTerms: [],
    safety: null,
    history: messages.filter(({ id }) => !answering.includes(id)).flatMap(historyLine),
    // If a greeting template is sent, the model does not write a greeting.
    prefersTemplates: greeting !== null,
    minimumNoticeMinutes: 0,
    needsEmail: true,
    tools,
  };
  return {
    now,
    zone,
    context,
    topics,
    bookings,
    contactName: contact.name,
    history: messages.flatMap(historyLine).slice(-HISTORY),
    closedInstruction: instruction,
  };
}

interface People {
  readonly zone: string;
  readonly phoneConfigId: string | null;
  /** Status of the newest form that was sent in the conversation. Null if there is none. */
  readonly formStatus: string | null;
  readonly contact: { readonly name: string; readonly email: string | null; readonly phone: string };
  readonly lead: {
    readonly name: string;
    readonly email: string | null;
    readonly message: string;
    readonly formAnswers: readonly FormAnswer[];
    readonly phone: string;
  } | null;
}

/**
 * Reads the contact and the lead of a conversation, and the time zone of the workspace. The lead is null if none is
 * linked. Throws an error if the conversation was deleted.
 */
async function peopleOf(tx: Tx, conversationId: string): Promise<People> {
  const [row] = await tx.sql<People>`
    select w.timezone as zone, c.phone_config_id as "phoneConfigId",
      (select s.status from surfaces s where s.workspace_id = c.workspace_id and s.conversation_id = c.id
        order by s.created_at desc, s.id desc limit 1) as "formStatus",
      jsonb_build_object('name', p.name, 'email', p.email, 'phone', p.phone) as contact,
      case when l.id is null then null else jsonb_build_object('name', l.name, 'email', l.email, 'message', l.message, 'formAnswers', l.form_answers,
        'phone', l.phone) end as lead
    from conversations c join contacts p on p.workspace_id = c.workspace_id and p.id = c.contact_id
    join workspaces w on w.workspace_id = c.workspace_id
    left join agent_memories m on m.workspace_id = c.workspace_id and m.id = c.id
    left join leads l on l.workspace_id = m.workspace_id and l.id = m.lead_id
    where c.id = ${conversationId}`;
  if (!row) throw new Error('The conversation was deleted.');
  return row;
}

/**
 * Converts a message to a line of the history with at most 2,000 characters. Returns no line if the message was not
 * sent.
 */
function historyLine({ author, status, body: text }: MessageRow): Context['history'][number][] {
  if (status === 'SUPPRESSED' || status === 'FAILED') return [];
  const by = author === 'CONTACT' ? 'contact' : author === 'AGENT' ? 'agent' : 'member';
  return [{ by, text: text.slice(0, 2000) }];
}

/**
 * Returns the latest `take` messages of a conversation as history lines, oldest first. Messages that were not sent are
 * omitted.
 */
export const recentLines = async (tx: Tx, conversationId: string, take: number) =>
  (await recentMessages(tx, conversationId, take)).flatMap(historyLine);

/** Returns up to 20 booked appointments of all leads of the contact, latest first. */
export async function bookingsOf(tx: Tx, phone: string): Promise<BookingFact[]> {
  const rows = await tx.sql<{ id: string; startsAt: Date }>`
    select b.id, b.starts_at as "startsAt" from bookings b join leads l on l.workspace_id = b.workspace_id and l.id = b.lead_id
    where l.phone = ${phone} and b.status = 'BOOKED' order by b.starts_at desc limit 20`;
  return rows.map(({ id, startsAt }) => ({ id, start: startsAt.toISOString(), state: 'booked' }));
}

/** Returns the graph of a run: the agent's graph with an added flow for each sensitive topic of the workspace. */
export const engineGraph = ({ graph }: PublishedAgent, topics: readonly SensitiveTopic[]): ContextGraph =>
  withTopicFlows(graph, topics);

/** Returns the answers stored on all leads with this phone number, from any channel. Newer leads take precedence. */
export async function knownAnswers(tx: Tx, phone: string): Promise<Dict<Json>> {
  const leads = await tx.sql<{ answers: object }>`
    select answers from leads where phone = ${phone} order by created_at, id`;
  return Object.assign({}, ...leads.map(({ answers }) => answers)) as Dict<Json>;
}
