import {
  type BookingFact,
  briefFor,
  CALL_TOOLS,
  type Context,
  type ContextGraph,
  callGuide,
  type Dict,
  type Env,
  type Json,
  SILENCE_STEPS,
  withCallerQuestions,
} from '@frontdesk/agent/engine';
import { type FormAnswer, leadText, OPT_OUT_LANGUAGES } from '@frontdesk/domain';
import type { CallSetup } from '@frontdesk/providers';
import type { Lead } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { hoursAt } from '../../agent/business-hours/index.ts';
import {
  boundAgent,
  engineCallLimits,
  type PublishedAgent,
  publishedAgent,
  readAgentLimits,
  serviceAgent,
} from '../../agent/configuration/index.ts';
import { bookingsOf, engineGraph, knownAnswers } from '../../agent/runs/index.ts';
import { readToolKinds } from '../../agent/workspace-tools/index.ts';
import { readDialPolicy } from '../../campaigns/outreach-limits/index.ts';
import { toVoiceOptions, VoiceOptions } from '../voice-settings/index.ts';
import { firstCallState } from './call-state.ts';
import type { CallRow } from './calls.repository.ts';

interface AgentContext {
  readonly agent: PublishedAgent;
  /**
   * Graph of the call, without flows for sensitive topics. In calls, the assistant's prompt contains instructions for
   * these topics.
   */
  readonly graph: ContextGraph;
  readonly terms: VoiceOptions;
}

type Bound = Pick<
  CallRow,
  'id' | 'contactId' | 'isWithheld' | 'serviceId' | 'agentVersionId' | 'graphVersionId' | 'voiceTerms'
>;

/**
 * Returns the agent, the graph and the voice settings of a call. The first use binds their versions to the call, so
 * that later changes do not affect the call. Throws an error if the call has no agent yet and none is published.
 */
export async function loadAgentContext(tx: Tx, call: Bound): Promise<AgentContext> {
  const terms = await termsOf(tx, call);
  const agent = await agentOf(tx, call);
  const graph = engineGraph(agent, []);
  return { agent, terms, graph: call.isWithheld ? withCallerQuestions(graph, callLanguage(terms)) : graph };
}

/**
 * Returns the agent of a call. The first read stores its versions with the call, so that later changes do not affect
 * the call (AM-32). Throws an error if no agent is published.
 */
async function agentOf(tx: Tx, call: Bound): Promise<PublishedAgent> {
  const { id, contactId, serviceId, agentVersionId, graphVersionId } = call;
  const bound = agentVersionId === null ? null : await boundAgent(tx, { agentVersionId, graphVersionId });
  if (bound) return bound;
  const service = serviceId && (await tx.service.findFirst({ where: { id: serviceId } }));
  // Each call is a separate episode. A phone caller with a withheld number counts as a separate contact in each
  // call.
  const episode = { contactId: contactId ?? id, open: null };
  const agent = service ? await serviceAgent(tx, service, episode) : await publishedAgent(tx, episode);
  if (!agent) throw new Error('The workspace of the answered call has no published agent.');
  const data = { agentVersionId: agent.versionId, graphVersionId: agent.graphVersionId };
  await tx.call.updateMany({ where: { id }, data });
  return agent;
}

/**
 * Returns the voice settings of a call. The first read stores them with the call, which uses them until it ends
 * (AM-37).
 */
async function termsOf(tx: Tx, { id, voiceTerms: bound }: Bound): Promise<VoiceOptions> {
  if (bound !== null) return VoiceOptions.parse(bound);
  const terms = await toVoiceOptions(tx);
  await tx.call.updateMany({ where: { id }, data: { voiceTerms: terms } });
  return terms;
}

interface CallFacts {
  readonly env: Env;
  readonly bookings: BookingFact[];
  /** Instruction for the agent outside business hours. Null while open, or if the agent replies as usual. */
  readonly closedInstruction: string | null;
}

interface FactsQuery {
  readonly call: Pick<CallRow, 'contactId' | 'leadId' | 'phoneConfigId' | 'isWithheld'>;
  readonly terms: VoiceOptions;
  /** Id of the agent whose limits apply to the call. */
  readonly agentId: string;
  readonly now: Date;
}

/** Reads the facts that the engine requires in a call: the contact, the lead, earlier answers and the appointments. */
export async function readCallFacts(tx: Tx, { call, terms, agentId, now }: FactsQuery): Promise<CallFacts> {
  const { contact, lead, answers, bookings } = await (call.isWithheld
    ? withheldCaller(tx, call)
    : knownCaller(tx, call));
  const { timezone: zone } = await tx.workspace.findFirstOrThrow({ select: { timezone: true } });
  const { open, opensAt, instruction } = await hoursAt(tx, now, call.phoneConfigId);
  const spoken = callLanguage(terms);
  const context: Context = {
    channel: 'voice',
    permission: 'reply',
    contact,
    lead: lead ? { name: lead.name, email: lead.email, message: textOfLead(lead), answers } : { answers },
    hours: { open, opensAt },
    languages: [spoken, ...OPT_OUT_LANGUAGES.filter((language) => language !== spoken)],
    contactZone: null,
    // Spoken words such as “stop” are ambiguous, so opt-out keywords are not applied. The assistant reports an
    // opt-out explicitly.
    optOutTerms: [],
    // Safety rules are applied when the transcript of an utterance arrives, not by the engine.
    safety: null,
    history: [],
    limits: engineCallLimits(await readAgentLimits(tx, agentId)),
    prefersTemplates: true,
    minimumNoticeMinutes: 0,
    needsEmail: true,
    tools: await readToolKinds(tx),
  };
  const env = { now: now.toISOString(), zone, context };
  return { env, bookings, closedInstruction: instruction };
}

interface Caller {
  readonly contact: Context['contact'];
  readonly lead: Lead | null;
  readonly answers: Context['lead'];
  readonly bookings: BookingFact[];
}

/** Returns the text of a lead: its message and its answers to the form. */
export const textOfLead = ({ message, formAnswers }: Lead): string =>
  leadText(message, formAnswers as unknown as FormAnswer[]);

type CallerIds = Pick<CallRow, 'contactId' | 'leadId'>;

async function knownCaller(tx: Tx, { contactId, leadId }: CallerIds): Promise<Caller> {
  const { name, email, phone } = await tx.contact.findFirstOrThrow({ where: { id: contactId ?? '' } });
  const lead = leadId ? await tx.lead.findFirst({ where: { id: leadId } }) : null;
  const number = lead?.phone ?? phone;
  const [answers, bookings] = [await knownAnswers(tx, number), await bookingsOf(tx, number)];
  return { contact: { name, email, phone }, lead, answers, bookings };
}

/**
 * Returns only the answers and bookings of this call, because a person with a withheld number may have stated another
 * person's number.
 */
async function withheldCaller(tx: Tx, { leadId }: CallerIds): Promise<Caller> {
  const contact = { name: null, email: null, phone: null };
  const lead = leadId ? await tx.lead.findFirst({ where: { id: leadId } }) : null;
  if (!lead) return { contact, lead, answers: {}, bookings: [] };
  return { contact, lead, answers: lead.answers as Dict<Json>, bookings: await bookingsOfLead(tx, lead.id) };
}

async function bookingsOfLead(tx: Tx, leadId: string): Promise<BookingFact[]> {
  const rows = await tx.booking.findMany({
    where: { leadId, status: 'BOOKED' },
    orderBy: { startsAt: 'desc' },
    take: 20,
  });
  return rows.map(({ id, startsAt }) => ({ id, start: startsAt.toISOString(), state: 'booked' }));
}

/** Returns the language of speech recognition if it is one of `OPT_OUT_LANGUAGES`, otherwise English. */
export function callLanguage({ language }: VoiceOptions): string {
  const [spoken = ''] = (language ?? '').split('-');
  return OPT_OUT_LANGUAGES.find((known) => known === spoken) ?? 'en';
}

interface Addressee {
  readonly name: string;
  /** Message that the lead submitted with the form. Empty if there is none. */
  readonly message: string;
}

/**
 * Returns the assistant configuration that the voice provider needs for one call: prompt variables, tools, reactions to
 * silence, voice and, for an outbound call, the voicemail message.
 */
export async function briefAssistant(tx: Tx, by: EventContext, call: CallRow, lead: Addressee): Promise<CallSetup> {
  const { agent, graph, terms } = await loadAgentContext(tx, call);
  const now = by.services.clock();
  const { env, closedInstruction: closed } = await readCallFacts(tx, { call, terms, agentId: agent.agentId, now });
  const facts = { graphVersionId: agent.graphVersionId ?? '', now: env.now, language: callLanguage(terms) };
  const state = await firstCallState(tx, call, facts);
  const guide = callGuide({ graph, state, env });
  const { persona } = agent;
  const rules = closed === null ? [] : [closed];
  const variables = { ...briefFor({ persona, goal: graph.goal, guide, topics: terms.sensitiveTopics, rules, lead }) };
  const voicemail = call.direction === 'OUTBOUND' ? { message: (await readDialPolicy(tx)).voicemailMessage } : null;
  return { variables, tools: CALL_TOOLS, silence: SILENCE_STEPS, speech: terms, voicemail };
}
