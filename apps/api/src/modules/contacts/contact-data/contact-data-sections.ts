import { raw, type Sql, sql } from '../../../query-compiler/index.ts';
import { bookingRows } from '../../leads/bookings/index.ts';
import { leadRows } from '../../leads/leads/index.ts';
import { messageRows } from '../../messaging/conversations/index.ts';
import { type ExportColumn, type ExportSection, timeColumn } from '../../platform/exports/index.ts';
import { contactRows } from '../contacts/index.ts';

export interface ContactChoice {
  readonly contactId: string;
}

type Section = ExportSection<ContactChoice>;

const BY_ID: Section['order'] = [['id', 'uuid']];

/**
 * SQL condition for the rows of `t` that belong to the contact. The workspace is compared too, so that PostgreSQL can
 * use the indexes.
 */
const ofContact = ({ contactId }: ContactChoice) => sql`t.contact_id = ${contactId}::uuid`;
const inConversation = ({ contactId }: ContactChoice) =>
  sql`t.conversation_id in (select id from conversations where contact_id = ${contactId}::uuid)`;
const inCall = ({ contactId }: ContactChoice) =>
  sql`t.call_id in (select id from calls where contact_id = ${contactId}::uuid)`;
const inEither = (choice: ContactChoice) => sql`(${inConversation(choice)} or ${inCall(choice)})`;
/** SQL query for the ids of the contact's record and of the records linked to it as the same person. */
const entityIds = ({ contactId }: ContactChoice) =>
  sql`select g.id from entities e cross join lateral app.entity_group(e.id) g(id) where e.contact_id = ${contactId}::uuid`;
const inEntity = ({ contactId }: ContactChoice) => sql`t.entity_id in (${entityIds({ contactId })})`;
const inForm = ({ contactId }: ContactChoice) =>
  sql`t.surface_id in (select id from surfaces where contact_id = ${contactId}::uuid)`;
const leadIds = ({ contactId }: ContactChoice) =>
  sql`select id from leads where phone = (select phone from contacts where id = ${contactId}::uuid)`;
/** SQL condition for the external ids of the contact, its leads and their bookings. */
const inExternalIds = (choice: ContactChoice) =>
  sql`(${ofContact(choice)} or t.lead_id in (${leadIds(choice)})
    or t.booking_id in (select id from bookings where lead_id in (${leadIds(choice)})))`;

/**
 * Returns an export section with the given columns of `table`, which the SQL aliases as `t`. Columns whose names end in
 * `_at` are exported as times.
 */
const section = (type: string, table: string, where: (choice: ContactChoice) => Sql, names: string): Section => ({
  type,
  table,
  order: BY_ID,
  where: (_ctx, choice) => where(choice),
  columns: () => names.split(' ').map((name) => column(type, name)),
});

/**
 * Defines an export column. `type` is reserved for the record type in the file, so a table column named `type` is
 * renamed.
 */
const column = (type: string, name: string): ExportColumn => ({
  name: name === 'state' ? 'status' : name === 'type' ? `${type}_type` : name,
  value: /(_at|^at)$/.test(name) ? timeColumn(`t.${name}`) : raw(`t.${name}`),
});

/** Sections with the records of a contact, in the order of the file. */
export const CONTACT_DATA_SECTIONS: readonly Section[] = [
  { ...contactRows, type: 'contact', where: (_ctx, { contactId }) => sql`t.id = ${contactId}::uuid` },
  section('opt_out', 'opt_outs', ofContact, 'id at keyword recorded_by_name'),
  { ...leadRows, type: 'lead', where: (_ctx, choice) => sql`t.id in (${leadIds(choice)})` },
  { ...bookingRows, type: 'booking', where: (_ctx, choice) => sql`t.lead_id in (${leadIds(choice)})` },
  section('external_id', 'external_ids', inExternalIds, 'id contact_id lead_id booking_id system external_id'),
  section(
    'conversation',
    'conversations',
    ofContact,
    'id channel mode status last_inbound_at last_message_at created_at',
  ),
  { ...messageRows, type: 'message', where: (_ctx, choice) => inConversation(choice) },
  section(
    'attachment',
    'attachments',
    inConversation,
    'id message_id kind state content_type file_name byte_count latitude longitude details extracted_text created_at',
  ),
  section('rating', 'ratings', inConversation, 'id conversation_id asked_at score rated_at comment_id'),
  section(
    'call',
    'calls',
    ofContact,
    'id direction state lead_id created_at started_at ended_at ended_reason summary recording_url outcome wrap_up_note',
  ),
  section('call_transcript', 'transcript_turns', inCall, 'id call_id role text at'),
  section('campaign_message', 'campaign_recipients', ofContact, 'id campaign_id state message_id sent_at created_at'),
  section(
    'entity',
    'entities',
    (choice) => sql`t.id in (${entityIds(choice)})`,
    'id type display_name confidence event_count created_at updated_at',
  ),
  section(
    'entity_field',
    'entity_fields',
    inEntity,
    'id entity_id name kind value confidence effective_at ingested_at',
  ),
  section(
    'world_event',
    'world_events',
    inEntity,
    'id entity_id type fields relations confidence source effective_at ingested_at',
  ),
  section('entity_external_id', 'entity_external_ids', inEntity, 'id entity_id type system external_id'),
  section(
    'form',
    'surfaces',
    ofContact,
    'id template_id conversation_id language status created_by_name created_at opened_at submitted_at expires_at revoked_at',
  ),
  section('form_answer', 'surface_answers', inForm, 'id surface_id key label type values origin updated_at'),
  section('form_file', 'surface_files', inForm, 'id surface_id key state name content_type byte_count created_at'),
  section(
    'reminder',
    'sequence_messages',
    inConversation,
    'id conversation_id booking_id status due_at message_id sent_at',
  ),
  section('takeover', 'takeovers', inConversation, 'id conversation_id started_at ended_at end_reason note'),
  section('note', 'conversation_notes', inConversation, 'id conversation_id text created_at'),
  section('handoff', 'agent_handoffs', inConversation, 'id conversation_id code detail at'),
  section('escalation', 'escalations', inCall, 'id call_id code detail state raised_at resolved_at'),
  section('operator_action', 'operator_actions', inCall, 'id call_id member_name kind text at'),
  section(
    'safety_match',
    'safety_triggers',
    inEither,
    'id concept_name severity phrase source outcome conversation_id message_id call_id at',
  ),
  section('tool_call', 'tool_calls', inEither, 'id kind conversation_id call_id state arguments result requested_at'),
  section('unanswered_question', 'unanswered_question_examples', inEither, 'id conversation_id call_id text asked_at'),
  section('review', 'reviews', inConversation, 'id conversation_id reasons completed_at comment created_at'),
  section(
    'audit_event',
    'audit_events',
    (choice) =>
      sql`(t.subject_type = 'Contact' and t.subject_id = ${choice.contactId}
        or t.subject_type = 'Lead' and t.subject_id in (select l.id::text from (${leadIds(choice)}) l))`,
    'id at name actor_kind actor_label subject_type subject_id before after',
  ),
];
