import { HANDOFF_CODE_TITLES, type HandoffCode } from './handoffs.ts';
import type { NotificationKind } from './notifications.ts';
import { SUPPRESSION_REASON_TITLES, type SuppressionReason } from './outreach-limits.ts';
import { METER_TITLES, type MeterKey } from './usage.ts';

/** Fields that the text and the link of a notification use. */
export interface NotificationText {
  readonly kind: NotificationKind;
  readonly actorName: string | null;
  readonly detail: string | null;
  readonly subjectId: string | null;
  /**
   * Conversation to which the notification refers. Undefined or null if it refers to another record, or if the reader
   * cannot read the conversation. An email omits the name of the contact.
   */
  readonly conversation?: { readonly id: string; readonly contactName?: string } | null;
}

interface NotificationLabels {
  readonly sentence: (text: NotificationText) => string;
  /** Path of the page within the workspace, without a leading slash. Null if the notification has no page. */
  readonly path: (text: NotificationText) => string | null;
}

const at = (path: string) => () => path;
const inConversation = ({ conversation }: NotificationText) => (conversation ? `inbox/${conversation.id}` : null);
/** Returns the path of the record in a list of records, or of the list if the notification names no record. */
const inList =
  (list: string) =>
  ({ subjectId }: NotificationText) =>
    subjectId ? `${list}/${subjectId}` : list;
/** Returns the path of the record in a list of records. Null if the notification names no record. */
const record =
  (list: string) =>
  ({ subjectId }: NotificationText) =>
    subjectId && `${list}/${subjectId}`;

const actor = ({ actorName }: NotificationText) => actorName ?? 'Frontdesk';
const contact = ({ conversation }: NotificationText) => conversation?.contactName;
const detailOf = ({ detail }: NotificationText) => detail ?? '';

/** Adds the title of the handoff code in `detail` to a sentence. */
function withHandoff(sentence: string, { detail }: NotificationText): string {
  const reason = Object.hasOwn(HANDOFF_CODE_TITLES, detail ?? '') && HANDOFF_CODE_TITLES[detail as HandoffCode];
  return reason ? `${sentence}: ${reason}` : sentence;
}

function suppression({ detail }: NotificationText): string {
  const isKnown = Object.hasOwn(SUPPRESSION_REASON_TITLES, detail ?? '');
  return isKnown
    ? `Lead not contacted. ${SUPPRESSION_REASON_TITLES[detail as SuppressionReason]}`
    : 'Lead not contacted.';
}

const meter = ({ detail }: NotificationText): string =>
  Object.hasOwn(METER_TITLES, detail ?? '') ? METER_TITLES[detail as MeterKey] : 'Usage';

const WORDS: Readonly<Record<NotificationKind, NotificationLabels>> = {
  CONVERSATION_WAITING: {
    sentence: (text) => withHandoff(`${contact(text) ?? 'A contact'} needs a human`, text),
    path: inConversation,
  },
  CALL_ESCALATED: { sentence: (text) => withHandoff('A call needs a human', text), path: record('calls') },
  SAFETY_TRIGGERED: {
    sentence: (text) => `Safety rule matched for ${contact(text) ?? 'a contact'}: ${detailOf(text)}`,
    path: (text) => record('calls')(text) ?? inConversation(text),
  },
  OUTREACH_SUPPRESSED: { sentence: suppression, path: inList('leads') },
  LEAD_RETURNED: {
    sentence: (text) => `${contact(text) ?? 'A known contact'} sent the form again`,
    path: (text) => inConversation(text) ?? inList('leads')(text),
  },
  LEAD_UNREACHED: { sentence: () => 'Lead not reached by phone', path: inList('leads') },
  GREETING_TEMPLATE_MISSING: {
    sentence: () => 'New leads are waiting: no greeting template can be sent',
    path: at('channels'),
  },
  LEADS_GREETABLE: {
    sentence: ({ detail }) => `${detail === '1' ? '1 lead is' : `${Number(detail)} leads are`} waiting. Greet leads.`,
    path: at(''),
  },
  CONVERSATION_ASSIGNED: {
    sentence: (text) =>
      contact(text)
        ? `${actor(text)} assigned you to the conversation with ${contact(text)}`
        : `${actor(text)} assigned you to a conversation`,
    path: inConversation,
  },
  MENTIONED_IN_NOTE: {
    sentence: (text) =>
      contact(text)
        ? `${actor(text)} mentioned you in a note about ${contact(text)}`
        : `${actor(text)} mentioned you in a note`,
    path: inConversation,
  },
  ACCESS_REQUESTED: { sentence: (text) => `${actor(text)} requested access: ${detailOf(text)}`, path: at('members') },
  ACCESS_GRANTED: { sentence: (text) => `${actor(text)} granted you access: ${detailOf(text)}`, path: at('') },
  ACCESS_DECLINED: {
    sentence: (text) => `${actor(text)} declined your access request: ${detailOf(text)}`,
    path: at(''),
  },
  RIGHTS_CHANGED: {
    sentence: (text) => `${actor(text)} changed your permissions. Your role: ${detailOf(text)}`,
    path: at('members'),
  },
  INVITATION_ACCEPTED: { sentence: (text) => `${actor(text)} accepted your invitation`, path: at('members') },
  INVITATION_DECLINED: { sentence: (text) => `${actor(text)} declined your invitation`, path: at('members') },
  OWNERSHIP_OFFERED: {
    sentence: (text) => `${actor(text)} wants to transfer this workspace to you`,
    path: at('members'),
  },
  OWNERSHIP_ACCEPTED: {
    sentence: (text) => `${actor(text)} accepted ownership of this workspace. You’re now an admin`,
    path: at('members'),
  },
  OWNERSHIP_DECLINED: { sentence: (text) => `${actor(text)} declined the ownership transfer`, path: at('members') },
  SUPPORT_ENTERED: { sentence: (text) => `${actor(text)} from support joined this workspace`, path: at('settings') },
  SUPPORT_ENDED: { sentence: () => 'The support session ended', path: at('settings') },
  API_KEY_EXPIRING: { sentence: (text) => `API key “${detailOf(text)}” expires within 7 days`, path: at('settings') },
  AUDIT_EXPORT_FINISHED: {
    sentence: ({ detail }) => `Your audit log export ${detail === 'READY' ? 'is ready' : 'failed'}`,
    path: at('audit'),
  },
  CAMPAIGN_PAUSED: {
    sentence: (text) => `Campaign “${detailOf(text)}” was paused automatically`,
    path: inList('campaigns'),
  },
  CAMPAIGN_COMPLETED: { sentence: (text) => `Campaign “${detailOf(text)}” completed`, path: inList('campaigns') },
  CAMPAIGN_FAILED: { sentence: (text) => `Campaign “${detailOf(text)}” failed to start`, path: inList('campaigns') },
  IMPORT_FINISHED: {
    sentence: ({ detail }) => `Your import ${detail === 'DONE' ? 'finished' : 'failed'}`,
    path: record('contacts/import'),
  },
  WEBHOOK_DISABLED: {
    sentence: (text) => `The webhook to ${detailOf(text)} was disabled after failed deliveries`,
    path: at('webhooks'),
  },
  DATA_SOURCE_SWITCHED_OFF: {
    sentence: (text) => `Data source “${detailOf(text)}” was disabled after failed syncs`,
    path: record('data-sources'),
  },
  MCP_TOOL_CHANGED: {
    sentence: (text) => `The MCP server “${detailOf(text)}” changed or removed a tool that you use`,
    path: at('tools'),
  },
  FORM_REVIEW_PENDING: { sentence: () => 'A submitted form waits for a review', path: at('contact-forms?show=review') },
  FORM_LOCKED: {
    sentence: () => 'A form was locked after five wrong codes or birth dates',
    path: (text) => inConversation(text) ?? 'contact-forms',
  },
  ROLLOUT_ROLLED_BACK: {
    sentence: (text) => `The rollout of “${detailOf(text)}” was rolled back automatically`,
    path: ({ subjectId }) => subjectId && `agent?agent=${subjectId}`,
  },
  MODEL_BUDGET_WARNING: {
    sentence: () => 'The language models have used 80% of their monthly budget',
    path: at('analytics'),
  },
  MODEL_BUDGET_REACHED: {
    sentence: () => 'The language models have used their monthly budget',
    path: at('analytics'),
  },
  USAGE_WARNING: { sentence: (text) => `${meter(text)}: 80% of the plan limit is used`, path: at('usage') },
  USAGE_LIMIT_REACHED: { sentence: (text) => `${meter(text)}: the plan limit is reached`, path: at('usage') },
};

/** Returns the text of a notification, for the app and for emails. */
export const notificationSentence = (text: NotificationText): string => WORDS[text.kind].sentence(text);

/** Returns the path of the page to which a notification links. Null if there is no page or no record. */
export function notificationPath(text: NotificationText, workspace: string): string | null {
  const path = WORDS[text.kind].path(text);
  if (path === null) return null;
  return path === '' ? `/admin/${workspace}` : `/admin/${workspace}/${path}`;
}
