import {
  HANDOFF_CODE_TITLES,
  type HandoffCode,
  type NotificationKind,
  SUPPRESSION_REASON_TITLES,
  type SuppressionReason,
} from '@frontdesk/domain';
import { isPolicyKey, policyByKey } from '@frontdesk/policies';
import { paths } from '../paths.ts';

/** Fields that the text of a notification uses. */
export interface NotificationText {
  kind: NotificationKind;
  actorName: string | null;
  detail: string | null;
  subjectId: string | null;
  /** Undefined if the viewer has no access to conversations. Null if the conversation was deleted. */
  conversation?: { id: string; contactName: string } | null;
}

interface NotificationLabels {
  sentence: (text: NotificationText) => string;
  path: (text: NotificationText, workspace: string) => string | null;
}

const members = (_: NotificationText, workspace: string) => paths.members({ workspace });
const settings = (_: NotificationText, workspace: string) => paths.settings({ workspace });
const overview = (_: NotificationText, workspace: string) => paths.overview({ workspace });
const inConversation = ({ conversation }: NotificationText, workspace: string) =>
  conversation ? paths.conversation({ workspace, conversation: conversation.id }) : null;

const inCampaign = ({ subjectId }: NotificationText, workspace: string) =>
  subjectId ? paths.campaign({ workspace, campaign: subjectId }) : paths.campaigns({ workspace });

const actor = ({ actorName }: NotificationText) => actorName ?? 'Frontdesk';
const policy = ({ detail }: NotificationText) =>
  detail && isPolicyKey(detail) ? `“${policyByKey(detail).description}”` : detail;

/** Returns the reason of a handoff. Empty for old notifications, which have no handoff code. */
const handoffReason = (detail: string | null): string => {
  const title = HANDOFF_CODE_TITLES[detail as HandoffCode];
  return title ? `: ${title}` : '';
};

/** Sentence and link target of each kind of notification. */
const WORDS: Record<NotificationKind, NotificationLabels> = {
  CONVERSATION_WAITING: {
    sentence: ({ conversation, detail }) =>
      `${conversation?.contactName ?? 'A contact'} needs a human${handoffReason(detail)}`,
    path: inConversation,
  },
  CALL_ESCALATED: {
    sentence: ({ detail }) => `A call needs a human${handoffReason(detail)}`,
    path: ({ subjectId }, workspace) => subjectId && paths.call({ workspace, call: subjectId }),
  },
  SAFETY_TRIGGERED: {
    sentence: ({ detail, conversation }) =>
      `Safety rule matched for ${conversation?.contactName ?? 'a contact'}: ${detail}`,
    path: (text, workspace) =>
      text.subjectId ? paths.call({ workspace, call: text.subjectId }) : inConversation(text, workspace),
  },
  OUTREACH_SUPPRESSED: {
    sentence: ({ detail }) =>
      `Lead not contacted. ${SUPPRESSION_REASON_TITLES[detail as SuppressionReason] ?? ''}`.trim(),
    path: ({ subjectId }, workspace) =>
      subjectId ? paths.lead({ workspace, lead: subjectId }) : paths.leads({ workspace }),
  },
  LEAD_RETURNED: {
    sentence: ({ conversation }) => `${conversation?.contactName ?? 'A known contact'} sent the form again`,
    path: (text, workspace) =>
      inConversation(text, workspace) ??
      (text.subjectId ? paths.lead({ workspace, lead: text.subjectId }) : paths.leads({ workspace })),
  },
  LEAD_UNREACHED: {
    sentence: () => 'Lead not reached by phone',
    path: ({ subjectId }, workspace) =>
      subjectId ? paths.lead({ workspace, lead: subjectId }) : paths.leads({ workspace }),
  },
  GREETING_TEMPLATE_MISSING: {
    sentence: () => 'New leads are waiting: no greeting template can be sent',
    path: (_, workspace) => paths.channels({ workspace }),
  },
  CONVERSATION_ASSIGNED: {
    sentence: (text) =>
      text.conversation
        ? `${actor(text)} assigned you to the conversation with ${text.conversation.contactName}`
        : `${actor(text)} assigned you to a conversation`,
    path: inConversation,
  },
  ACCESS_REQUESTED: { sentence: (text) => `${actor(text)} requested access:  ${policy(text)}`, path: members },
  ACCESS_GRANTED: { sentence: (text) => `${actor(text)} granted you access:  ${policy(text)}`, path: overview },
  ACCESS_DECLINED: {
    sentence: (text) => `${actor(text)} declined your access request:  ${policy(text)}`,
    path: overview,
  },
  RIGHTS_CHANGED: {
    sentence: (text) => `${actor(text)} changed your role to ${text.detail}`,
    path: members,
  },
  INVITATION_ACCEPTED: { sentence: (text) => `${actor(text)} accepted your invitation`, path: members },
  INVITATION_DECLINED: { sentence: (text) => `${actor(text)} declined your invitation`, path: members },
  OWNERSHIP_OFFERED: { sentence: (text) => `${actor(text)} wants to transfer this workspace to you`, path: members },
  OWNERSHIP_ACCEPTED: {
    sentence: (text) => `${actor(text)} accepted ownership of this workspace. You’re now an admin`,
    path: members,
  },
  OWNERSHIP_DECLINED: { sentence: (text) => `${actor(text)} declined the ownership transfer`, path: members },
  SUPPORT_ENTERED: { sentence: (text) => `${actor(text)} from support joined this workspace`, path: settings },
  SUPPORT_ENDED: { sentence: () => 'The support session ended', path: settings },
  API_KEY_EXPIRING: { sentence: ({ detail }) => `API key “${detail}” expires within 7 days`, path: settings },
  AUDIT_EXPORT_FINISHED: {
    sentence: ({ detail }) => (detail === 'READY' ? 'Your audit log export is ready' : 'Your audit log export failed'),
    path: (_, workspace) => paths.audit({ workspace }),
  },
  CAMPAIGN_PAUSED: { sentence: ({ detail }) => `Campaign “${detail}” was paused automatically`, path: inCampaign },
  CAMPAIGN_COMPLETED: { sentence: ({ detail }) => `Campaign “${detail}” completed`, path: inCampaign },
  CAMPAIGN_FAILED: { sentence: ({ detail }) => `Campaign “${detail}” failed to start`, path: inCampaign },
  IMPORT_FINISHED: {
    sentence: ({ detail }) => (detail === 'DONE' ? 'Your contact import finished' : 'Your contact import failed'),
    path: ({ subjectId }, workspace) => subjectId && paths.contactImport({ workspace, contactImport: subjectId }),
  },
  WEBHOOK_DISABLED: {
    sentence: ({ detail }) => `The webhook to ${detail} was disabled after failed deliveries. No events are lost`,
    path: (_, workspace) => paths.webhooks({ workspace }),
  },
  DATA_SOURCE_SWITCHED_OFF: {
    sentence: ({ detail }) => `Data source “${detail}” was disabled after failed syncs`,
    path: ({ subjectId }, workspace) => subjectId && paths.dataSource({ workspace, dataSource: subjectId }),
  },
};

export const sentenceOf = (text: NotificationText): string => WORDS[text.kind].sentence(text);

/** Returns the path of the notification's target, or null if the target no longer exists. */
export const pathOf = (text: NotificationText, workspace: string): string | null =>
  WORDS[text.kind].path(text, workspace);
