import { type NotificationKind, SUPPRESSION_REASON_TITLES, type SuppressionReason } from '@frontdesk/domain';
import { isPolicyKey, policyByKey } from '@frontdesk/policies';
import { paths } from '../paths.ts';

/** Fields that notification texts use. */
export interface NotificationText {
  kind: NotificationKind;
  actorName: string | null;
  about: string | null;
  subjectId: string | null;
  /** Undefined for viewers without access to conversations; null when deleted. */
  conversation?: { id: string; contactName: string } | null;
}

interface NotificationLabels {
  sentence: (told: NotificationText) => string;
  path: (told: NotificationText, workspace: string) => string | null;
}

const members = (_: NotificationText, workspace: string) => paths.members({ workspace });
const settings = (_: NotificationText, workspace: string) => paths.settings({ workspace });
const overview = (_: NotificationText, workspace: string) => paths.overview({ workspace });
const inConversation = ({ conversation }: NotificationText, workspace: string) =>
  conversation ? paths.conversation({ workspace, conversation: conversation.id }) : null;

const inCampaign = ({ subjectId }: NotificationText, workspace: string) =>
  subjectId ? paths.campaign({ workspace, campaign: subjectId }) : paths.campaigns({ workspace });

const actor = ({ actorName }: NotificationText) => actorName ?? 'Frontdesk';
const policy = ({ about }: NotificationText) =>
  about && isPolicyKey(about) ? `“${policyByKey(about).sentence}”` : about;

/** Text and target of each kind. A new kind needs an entry here. */
const WORDS: Record<NotificationKind, NotificationLabels> = {
  CONVERSATION_WAITING: {
    sentence: ({ conversation }) => `${conversation?.contactName ?? 'Somebody'} waits for a person`,
    path: inConversation,
  },
  CALL_ESCALATED: {
    sentence: () => 'The agent asks for a person in a call',
    path: ({ subjectId }, workspace) => subjectId && paths.call({ workspace, call: subjectId }),
  },
  SAFETY_TRIGGERED: {
    sentence: ({ about, conversation }) =>
      `${conversation?.contactName ?? 'Somebody'}: your safety policy found ${about}`,
    path: (told, workspace) =>
      told.subjectId ? paths.call({ workspace, call: told.subjectId }) : inConversation(told, workspace),
  },
  OUTREACH_SUPPRESSED: {
    sentence: ({ about }) =>
      `A lead was not contacted. ${SUPPRESSION_REASON_TITLES[about as SuppressionReason] ?? ''}`.trim(),
    path: ({ subjectId }, workspace) =>
      subjectId ? paths.lead({ workspace, lead: subjectId }) : paths.leads({ workspace }),
  },
  CONVERSATION_ASSIGNED: {
    sentence: (told) =>
      told.conversation
        ? `${actor(told)} assigned you the conversation with ${told.conversation.contactName}`
        : `${actor(told)} assigned you a conversation`,
    path: inConversation,
  },
  ACCESS_REQUESTED: { sentence: (told) => `${actor(told)} asks for access: ${policy(told)}`, path: members },
  ACCESS_GRANTED: { sentence: (told) => `${actor(told)} granted you access: ${policy(told)}`, path: overview },
  ACCESS_DECLINED: {
    sentence: (told) => `${actor(told)} declined your request for access: ${policy(told)}`,
    path: overview,
  },
  RIGHTS_CHANGED: {
    sentence: (told) => `${actor(told)} changed what you may do here. Your role is ${told.about}`,
    path: members,
  },
  INVITATION_ACCEPTED: { sentence: (told) => `${actor(told)} accepted your invitation`, path: members },
  INVITATION_DECLINED: { sentence: (told) => `${actor(told)} declined your invitation`, path: members },
  OWNERSHIP_OFFERED: { sentence: (told) => `${actor(told)} offers you the ownership of this workspace`, path: members },
  OWNERSHIP_ACCEPTED: { sentence: (told) => `${actor(told)} owns this workspace now. You are an admin`, path: members },
  OWNERSHIP_DECLINED: { sentence: (told) => `${actor(told)} declined your offer of ownership`, path: members },
  SUPPORT_ENTERED: { sentence: (told) => `Support is in this workspace: ${actor(told)}`, path: settings },
  SUPPORT_ENDED: { sentence: () => 'The visit of support is over', path: settings },
  API_KEY_EXPIRING: { sentence: ({ about }) => `The API key “${about}” expires within a week`, path: settings },
  AUDIT_EXPORT_FINISHED: {
    sentence: ({ about }) =>
      about === 'READY' ? 'Your export of the audit trail is ready' : 'Your export of the audit trail failed',
    path: (_, workspace) => paths.audit({ workspace }),
  },
  CAMPAIGN_PAUSED: { sentence: ({ about }) => `The campaign “${about}” has paused itself`, path: inCampaign },
  CAMPAIGN_COMPLETED: { sentence: ({ about }) => `The campaign “${about}” is completed`, path: inCampaign },
  CAMPAIGN_FAILED: { sentence: ({ about }) => `The campaign “${about}” did not begin`, path: inCampaign },
  IMPORT_FINISHED: {
    sentence: ({ about }) =>
      about === 'DONE' ? 'Your import of contacts is finished' : 'Your import of contacts failed',
    path: ({ subjectId }, workspace) => subjectId && paths.contactImport({ workspace, contactImport: subjectId }),
  },
  WEBHOOK_DISABLED: {
    sentence: ({ about }) => `The webhook to ${about} was switched off: its endpoint fails. Nothing is lost`,
    path: (_, workspace) => paths.webhooks({ workspace }),
  },
  DATA_SOURCE_SWITCHED_OFF: {
    sentence: ({ about }) => `The data source “${about}” was switched off: its runs fail`,
    path: ({ subjectId }, workspace) => subjectId && paths.dataSource({ workspace, dataSource: subjectId }),
  },
};

export const sentenceOf = (told: NotificationText): string => WORDS[told.kind].sentence(told);

/** Null when there is no target anymore. */
export const pathOf = (told: NotificationText, workspace: string): string | null =>
  WORDS[told.kind].path(told, workspace);
