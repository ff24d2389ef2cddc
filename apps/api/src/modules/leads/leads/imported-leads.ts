import { CLOSED_LEAD_STATUSES, type FormAnswer, type LeadStatus } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueGreetings } from '../../../events/outbox.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { isNotOnHoldSql } from '../../platform/retention/index.ts';
import { lockExternalIds } from './leads.repository.ts';

/** What identifies a lead of a file: its phone number, and its id in another system. */
interface LeadKey {
  /** Number of the row in the file. */
  readonly row: number;
  /** In E.164 format. */
  readonly phone: string;
  readonly externalId: string | null;
}

export interface ImportedLead extends LeadKey {
  readonly name: string;
  readonly email: string | null;
  readonly message: string;
  readonly status: LeadStatus;
  /** Where the other system got the lead from. Null if the file does not say. */
  readonly source: string | null;
  readonly answers: readonly FormAnswer[];
  /** ISO 8601 time. Null for the time of the import. */
  readonly createdAt: string | null;
}

export interface ExistingLead {
  readonly row: number;
  readonly id: string;
  readonly reason: string;
}

/** Returns the rows whose lead exists: a lead with the external id, or else an open lead with the phone number. */
export const findExistingLeads = (tx: Tx, keys: readonly LeadKey[]): Promise<ExistingLead[]> => tx.sql<ExistingLead>`
  select k.row, coalesce(e.id, o.id) as id, case when e.id is null then ${HAS_OPEN_LEAD} else ${HAS_EXTERNAL_ID} end as reason
  from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) k(row int, phone text, "externalId" text)
  left join leads e on e.external_id = k."externalId"
  left join lateral (
    select l.id from leads l where l.phone = k.phone and l.status <> all (${CLOSED_LEAD_STATUSES}::text[])
    order by l.created_at desc, l.id desc limit 1
  ) o on true
  where coalesce(e.id, o.id) is not null`;

const HAS_EXTERNAL_ID = 'A lead with this external id exists.';
const HAS_OPEN_LEAD = 'This contact has an open lead.';

interface ImportSettings {
  /** Whether the agent contacts the new leads, within the limits that apply to every lead. */
  readonly greet: boolean;
  readonly now: Date;
}

/**
 * Creates the leads that do not exist, and returns the ids of the created leads by row, with the rows whose lead exists.
 * The caller has locked the contacts with these phone numbers, so that concurrent imports create one lead.
 */
export async function createImportedLeads(
  tx: Tx,
  by: EventContext,
  leads: readonly ImportedLead[],
  { greet, now }: ImportSettings,
) {
  await lockExternalIds(
    tx,
    by.workspace.id,
    leads.flatMap(({ externalId }) => externalId ?? []),
  );
  const existing = new Map((await findExistingLeads(tx, leads)).map((one) => [one.row, one]));
  const fresh = leads.filter(({ row }) => !existing.has(row)).map((lead) => ({ ...lead, id: uuidv7() }));
  const made = await tx.sql<{ id: string; status: LeadStatus }>`
    insert into leads (workspace_id, id, name, phone, email, message, status, source, external_id, form_answers,
      form_parameters, consent_at, created_at, updated_at)
    select ${by.workspace.id}, l.id, l.name, l.phone, l.email, l.message, l.status, 'IMPORT', l."externalId", l.answers,
      case when l.source is null then '{}'::jsonb else jsonb_build_object('source', l.source) end,
      ${now}, coalesce(l."createdAt", ${now}), ${now}
    from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) l(id uuid, name text, phone text, email text, message text,
      status text, "externalId" text, answers jsonb, source text, "createdAt" timestamptz)
    returning id, status`;
  const greeted = greet ? made.filter(({ status }) => status === 'NEW').map(({ id }) => id) : [];
  if (greeted.length > 0) await enqueueGreetings(tx, by.workspace.id, greeted);
  return { created: new Map(fresh.map(({ row, id }) => [row, id])), existing };
}

interface UndoneLead {
  readonly id: string;
  /** Time of the import, which is `updatedAt` of a lead that was not changed since. */
  readonly stampedAt: Date;
}

/**
 * Deletes leads of an import that were not changed since and have no call, booking, conversation or record. Returns the
 * reasons of the leads that are kept, by id.
 */
export async function deleteUnchangedLeads(tx: Tx, leads: readonly UndoneLead[]): Promise<Map<string, string>> {
  const kept = await tx.run<{ id: string; reason: string | null }>({
    name: null,
    text: `select l.id, case
        when l.updated_at <> u."stampedAt" then 'The lead was changed after the import.'
        when exists (select from calls c where c.workspace_id = l.workspace_id and c.lead_id = l.id)
          or exists (select from bookings b where b.workspace_id = l.workspace_id and b.lead_id = l.id)
          or exists (select from agent_memories m where m.workspace_id = l.workspace_id and m.lead_id = l.id)
          or exists (select from world_events e where e.workspace_id = l.workspace_id and e.lead_id = l.id)
          then 'The lead has a call, a booking, a conversation or a record.'
        when not (${isNotOnHoldSql('l.phone')}) then 'The person is under a legal hold.' end as reason
      from jsonb_to_recordset($1::jsonb) u(id uuid, "stampedAt" timestamptz) join leads l on l.id = u.id
      order by l.id for update of l`,
    values: [JSON.stringify(leads)],
  });
  const deleted = kept.filter(({ reason }) => reason === null).map(({ id }) => id);
  await tx.sql`delete from leads where id = any (${deleted}::uuid[])`;
  return new Map(kept.flatMap(({ id, reason }) => (reason === null ? [] : [[id, reason] as const])));
}
