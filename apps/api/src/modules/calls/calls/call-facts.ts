import { type BookingFact, type Context, type Env } from '@frontdesk/agent/engine';
import { OPT_OUT_LANGUAGES } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { hoursAt } from '../../agent/business-hours/index.ts';
import { engineCallLimits, readAgentLimits } from '../../agent/configuration/index.ts';
import { bookingsOf, knownAnswers } from '../../agent/runs/index.ts';
import type { VoiceOptions } from '../voice-settings/index.ts';
import type { CallRow } from './calls.repository.ts';

export interface CallFacts {
  readonly env: Env;
  readonly bookings: BookingFact[];
  /** What the agent says outside business hours. Null while open, and when it answers as usual. */
  readonly closedInstruction: string | null;
}

interface FactsQuery {
  readonly call: Pick<CallRow, 'contactId' | 'leadId' | 'phoneConfigId'>;
  readonly terms: VoiceOptions;
  readonly now: Date;
}

/** Reads what the engine may know in a call: the contact, the lead, earlier answers and the appointments. */
export async function readCallFacts(tx: Tx, { call, terms, now }: FactsQuery): Promise<CallFacts> {
  const { name, email, phone } = await tx.contact.findFirstOrThrow({ where: { id: call.contactId } });
  const lead = call.leadId ? await tx.lead.findFirst({ where: { id: call.leadId } }) : null;
  const { timezone: zone } = await tx.workspace.findFirstOrThrow({ select: { timezone: true } });
  const answers = await knownAnswers(tx, lead?.phone ?? phone);
  const { open, opensAt, instruction } = await hoursAt(tx, now, call.phoneConfigId);
  const spoken = callLanguage(terms);
  const context: Context = {
    channel: 'voice',
    permission: 'reply',
    contact: { name, email, phone },
    lead: lead ? { name: lead.name, email: lead.email, message: lead.message, answers } : { answers },
    hours: { open, opensAt },
    languages: [spoken, ...OPT_OUT_LANGUAGES.filter((language) => language !== spoken)],
    contactZone: null,
    // A spoken keyword such as “stop” has other meanings. The assistant reports an opt-out as an act.
    optOutTerms: [],
    // Safety rules are applied to the transcript before a report.
    safety: null,
    history: [],
    limits: engineCallLimits(await readAgentLimits(tx)),
    prefersTemplates: true,
    minimumNoticeMinutes: 0,
    needsEmail: true,
  };
  const env = { now: now.toISOString(), zone, context };
  return { env, bookings: await bookingsOf(tx, lead?.phone ?? phone), closedInstruction: instruction };
}

/** Language of the recognition settings. English when several are recognized. */
export function callLanguage({ language }: VoiceOptions): string {
  const [spoken = ''] = (language ?? '').split('-');
  return OPT_OUT_LANGUAGES.find((known) => known === spoken) ?? 'en';
}
