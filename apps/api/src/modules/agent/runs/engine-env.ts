import { type BookingFact, type Context, type Env } from '@frontdesk/agent/engine';
import { type AgentLimits, OPT_OUT_LANGUAGES } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { hoursAt } from '../business-hours/index.ts';
import { engineLimits, limitsIn } from '../configuration/index.ts';
import { type MessageRow, type RunRow, recentMessages } from './agent-runs.repository.ts';
import { greetingTemplate } from './greeting-template.ts';
import { knownAnswers } from './known-answers.ts';

const HISTORY = 12;

export interface EngineFacts {
  readonly env: Env;
  readonly bookings: BookingFact[];
  readonly contactName: string;
  readonly limits: AgentLimits;
  /** The latest messages, including the messages that the run answers. */
  readonly history: Context['history'];
  /** Instruction for the agent outside business hours. Null while open, or if the agent replies as usual. */
  readonly closedInstruction: string | null;
}

interface FactsQuery {
  readonly run: Pick<RunRow, 'conversationId' | 'trigger'>;
  readonly now: Date;
  /** Ids of the messages that the run answers. The engine receives them separately from the history. */
  readonly answering: readonly string[];
}

/** Reads the facts for the engine: the contact, the lead, the appointments and the latest messages. */
export async function readEngineFacts(tx: Tx, { run, now, answering }: FactsQuery): Promise<EngineFacts> {
  const { conversationId } = run;
  const { zone, phoneConfigId, contact, lead, stored } = await peopleOf(tx, conversationId);
  const limits = limitsIn(stored);
  const answers = lead ? await knownAnswers(tx, lead.phone) : {};
  const messages = await recentMessages(tx, conversationId, HISTORY + answering.length);
  const { open, opensAt, instruction } = await hoursAt(tx, now, phoneConfigId);
  const context: Context = {
    channel: 'whatsapp',
    permission: 'reply',
    contact: { name: contact.name, email: contact.email, phone: contact.phone },
    lead: lead ? { name: lead.name, email: lead.email, message: lead.message, answers } : {},
    hours: { open, opensAt },
    languages: OPT_OUT_LANGUAGES,
    contactZone: null,
    // Opt-out keywords are applied before a run starts.
    optOutTerms: [],
    safety: null,
    history: messages.filter(({ id }) => !answering.includes(id)).flatMap(historyLine),
    limits: engineLimits(limits),
    // If a greeting template is sent, the model does not need to write the greeting.
    prefersTemplates: (await greetingTemplate(tx, run, now)) !== null,
    minimumNoticeMinutes: 0,
    needsEmail: true,
  };
  return {
    env: { now: now.toISOString(), zone, context },
    bookings: await bookingsOf(tx, contact.phone),
    contactName: contact.name,
    limits,
    history: messages.flatMap(historyLine).slice(-HISTORY),
    closedInstruction: instruction,
  };
}

interface People {
  readonly zone: string;
  /** Stored value of the column `agents.limits`. */
  readonly stored: unknown;
  readonly phoneConfigId: string | null;
  readonly contact: { readonly name: string; readonly email: string | null; readonly phone: string };
  readonly lead: {
    readonly name: string;
    readonly email: string | null;
    readonly message: string;
    readonly phone: string;
  } | null;
}

/** Reads the contact and the lead of a conversation, with the time zone and the limits of the workspace. */
async function peopleOf(tx: Tx, conversationId: string): Promise<People> {
  const [row] = await tx.sql<People>`
    select w.timezone as zone, a.limits as stored, c.phone_config_id as "phoneConfigId",
      jsonb_build_object('name', p.name, 'email', p.email, 'phone', p.phone) as contact,
      case when l.id is null then null else jsonb_build_object('name', l.name, 'email', l.email, 'message', l.message,
        'phone', l.phone) end as lead
    from conversations c join contacts p on p.workspace_id = c.workspace_id and p.id = c.contact_id
    join workspaces w on w.workspace_id = c.workspace_id
    left join agents a on a.workspace_id = c.workspace_id
    left join agent_memories m on m.workspace_id = c.workspace_id and m.id = c.id
    left join leads l on l.workspace_id = m.workspace_id and l.id = m.lead_id
    where c.id = ${conversationId}`;
  if (!row) throw new Error('The conversation was deleted.');
  return row;
}

/** Returns a message as a line of the history, or no line if the message was not sent. */
function historyLine({ author, status, body: text }: MessageRow): Context['history'][number][] {
  if (status === 'SUPPRESSED' || status === 'FAILED') return [];
  const by = author === 'CONTACT' ? 'contact' : author === 'AGENT' ? 'agent' : 'member';
  return [{ by, text: text.slice(0, 2000) }];
}

/** Returns the booked appointments of all leads of the contact. */
export async function bookingsOf(tx: Tx, phone: string): Promise<BookingFact[]> {
  const rows = await tx.sql<{ id: string; startsAt: Date }>`
    select b.id, b.starts_at as "startsAt" from bookings b join leads l on l.workspace_id = b.workspace_id and l.id = b.lead_id
    where l.phone = ${phone} and b.status = 'BOOKED' order by b.starts_at desc limit 20`;
  return rows.map(({ id, startsAt }) => ({ id, start: startsAt.toISOString(), state: 'booked' }));
}
