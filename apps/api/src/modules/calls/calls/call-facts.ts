import { type BookingFact, type Context, type Dict, type Env, type Json } from '@frontdesk/agent/engine';
import { OPT_OUT_LANGUAGES } from '@frontdesk/domain';
import type { Lead } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { hoursAt } from '../../agent/business-hours/index.ts';
import { engineCallLimits, readAgentLimits } from '../../agent/configuration/index.ts';
import { bookingsOf, knownAnswers } from '../../agent/runs/index.ts';
import type { VoiceOptions } from '../voice-settings/index.ts';
import type { CallRow } from './calls.repository.ts';

export interface CallFacts {
  readonly env: Env;
  readonly bookings: BookingFact[];
  /** Instruction for the agent outside business hours. Null while open, or if the agent replies as usual. */
  readonly closedInstruction: string | null;
}

interface FactsQuery {
  readonly call: Pick<CallRow, 'contactId' | 'leadId' | 'phoneConfigId' | 'isWithheld'>;
  readonly terms: VoiceOptions;
  readonly now: Date;
}

/** Reads the facts for the engine in a call: the contact, the lead, earlier answers and the appointments. */
export async function readCallFacts(tx: Tx, { call, terms, now }: FactsQuery): Promise<CallFacts> {
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
    lead: lead ? { name: lead.name, email: lead.email, message: lead.message, answers } : { answers },
    hours: { open, opensAt },
    languages: [spoken, ...OPT_OUT_LANGUAGES.filter((language) => language !== spoken)],
    contactZone: null,
    // A spoken word such as “stop” is ambiguous, so keywords are not used. The assistant reports an opt-out explicitly.
    optOutTerms: [],
    // Safety rules are applied to each utterance before the assistant reports it.
    safety: null,
    history: [],
    limits: engineCallLimits(await readAgentLimits(tx)),
    prefersTemplates: true,
    minimumNoticeMinutes: 0,
    needsEmail: true,
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

type CallerIds = Pick<CallRow, 'contactId' | 'leadId'>;

async function knownCaller(tx: Tx, { contactId, leadId }: CallerIds): Promise<Caller> {
  const { name, email, phone } = await tx.contact.findFirstOrThrow({ where: { id: contactId ?? '' } });
  const lead = leadId ? await tx.lead.findFirst({ where: { id: leadId } }) : null;
  const number = lead?.phone ?? phone;
  const [answers, bookings] = [await knownAnswers(tx, number), await bookingsOf(tx, number)];
  return { contact: { name, email, phone }, lead, answers, bookings };
}

/**
 * Returns only the answers and bookings of this call, because the caller may have stated another person's phone number.
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

/** Returns the language of the speech recognition. English if several languages are recognized. */
export function callLanguage({ language }: VoiceOptions): string {
  const [spoken = ''] = (language ?? '').split('-');
  return OPT_OUT_LANGUAGES.find((known) => known === spoken) ?? 'en';
}
