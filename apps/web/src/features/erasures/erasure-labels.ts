import type { ErasureRemainder } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';

/** Returns the name for a type of deleted records. Returns the type itself if it has no name. */
export const recordTypeLabel = (type: string): string => RECORD_TYPES()[type] ?? type;

const RECORD_TYPES = (): Readonly<Record<string, string>> => ({
  contact: t`Contacts`,
  opt_out: t`Opt-outs`,
  lead: t`Leads`,
  booking: t`Bookings`,
  conversation: t`Conversations`,
  message: t`Messages`,
  attachment: t`Attachments`,
  rating: t`Ratings`,
  call: t`Calls`,
  call_transcript: t`Transcript entries`,
  campaign_message: t`Campaign messages`,
  entity: t`Records`,
  entity_field: t`Record fields`,
  entity_external_id: t`External IDs`,
  world_event: t`Events of records`,
  form: t`Forms`,
  form_answer: t`Form answers`,
  form_file: t`Form files`,
  reminder: t`Reminders`,
  takeover: t`Takeovers`,
  handoff: t`Handoffs`,
  escalation: t`Escalations`,
  operator_action: t`Operator actions`,
  safety_match: t`Safety matches`,
  tool_call: t`Tool calls`,
  unanswered_question: t`Unanswered questions`,
  review: t`Reviews`,
});

export const remainderLabel = (kept: ErasureRemainder): string => REMAINDERS()[kept];

const REMAINDERS = (): Readonly<Record<ErasureRemainder, string>> => ({
  AUDIT_LOG: t`Audit events, without values, as evidence`,
  OPT_OUT: t`The opt-out with its phone number, so that no message is sent to it`,
  USAGE: t`Usage counts for invoices, without personal data`,
  TOMBSTONES: t`Keyed hashes that prevent imports and data sources from adding the person again`,
  TEMPORARY_COPIES: t`Temporary files, requests and deliveries, until they expire`,
  PROVIDER_DATA: t`Data at providers and in connected systems. Delete it there.`,
});
