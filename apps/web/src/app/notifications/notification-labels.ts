import {
  HANDOFF_CODE_TITLES,
  type HandoffCode,
  type NotificationKind,
  SUPPRESSION_REASON_TITLES,
  type SuppressionReason,
} from '@frontdesk/domain';
import { isPolicyKey, policyByKey } from '@frontdesk/policies';
import { plural, t } from '@lingui/core/macro';
import type { UsageMeter } from '../../gql/types.ts';
import { METER_TITLES } from '../meter-labels.ts';
import { paths } from '../paths.ts';

/** Fields that the text of a notification uses. */
export interface NotificationText {
  kind: NotificationKind;
  actorName: string | null;
  detail: string | null;
  subjectId: string | null;
  /**
   * Conversation to which the notification refers. Undefined if the viewer has no access to conversations. Null if the
   * notification refers to another record or the viewer can no longer read the conversation.
   */
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

const actor = ({ actorName }: NotificationText) => actorName ?? t`Frontdesk`;
const policy = ({ detail }: NotificationText) =>
  detail && isPolicyKey(detail) ? `“${policyByKey(detail).description}”` : detail;

/** Returns the title of the handoff code in `detail`. Undefined if the notification has no handoff code. */
const handoffReason = (detail: string | null): string | undefined => HANDOFF_CODE_TITLES[detail as HandoffCode];

/** Sentence and link target of each kind of notification. */
const WORDS: Record<NotificationKind, NotificationLabels> = {
  CONVERSATION_WAITING: {
    sentence: ({ conversation, detail }) => {
      const reason = handoffReason(detail);
      if (!conversation) return reason ? t`A contact needs a human: ${reason}` : t`A contact needs a human`;
      const { contactName } = conversation;
      return reason ? t`${contactName} needs a human: ${reason}` : t`${contactName} needs a human`;
    },
    path: inConversation,
  },
  CALL_ESCALATED: {
    sentence: ({ detail }) => {
      const reason = handoffReason(detail);
      return reason ? t`A call needs a human: ${reason}` : t`A call needs a human`;
    },
    path: ({ subjectId }, workspace) => subjectId && paths.call({ workspace, call: subjectId }),
  },
  SAFETY_TRIGGERED: {
    sentence: ({ detail, conversation }) =>
      conversation
        ? t`Safety rule matched for ${conversation.contactName}: ${detail ?? ''}`
        : t`Safety rule matched for a contact: ${detail ?? ''}`,
    path: (text, workspace) =>
      text.subjectId ? paths.call({ workspace, call: text.subjectId }) : inConversation(text, workspace),
  },
  OUTREACH_SUPPRESSED: {
    sentence: ({ detail }) => {
      const reason = SUPPRESSION_REASON_TITLES[detail as SuppressionReason];
      return reason ? t`Lead not contacted. ${reason}` : t`Lead not contacted.`;
    },
    path: ({ subjectId }, workspace) =>
      subjectId ? paths.lead({ workspace, lead: subjectId }) : paths.leads({ workspace }),
  },
  LEAD_RETURNED: {
    sentence: ({ conversation }) =>
      conversation ? t`${conversation.contactName} sent the form again` : t`A known contact sent the form again`,
    path: (text, workspace) =>
      inConversation(text, workspace) ??
      (text.subjectId ? paths.lead({ workspace, lead: text.subjectId }) : paths.leads({ workspace })),
  },
  LEAD_UNREACHED: {
    sentence: () => t`Lead not reached by phone`,
    path: ({ subjectId }, workspace) =>
      subjectId ? paths.lead({ workspace, lead: subjectId }) : paths.leads({ workspace }),
  },
  GREETING_TEMPLATE_MISSING: {
    sentence: () => t`New leads are waiting: no greeting template can be sent`,
    path: (_, workspace) => paths.channels({ workspace }),
  },
  LEADS_GREETABLE: {
    sentence: ({ detail }) =>
      t`${plural(Number(detail), { one: '# lead is waiting', other: '# leads are waiting' })}. Greet leads.`,
    path: overview,
  },
  CONVERSATION_ASSIGNED: {
    sentence: (text) =>
      text.conversation
        ? t`${actor(text)} assigned you to the conversation with ${text.conversation.contactName}`
        : t`${actor(text)} assigned you to a conversation`,
    path: inConversation,
  },
  MENTIONED_IN_NOTE: {
    sentence: (text) =>
      text.conversation
        ? t`${actor(text)} mentioned you in a note about ${text.conversation.contactName}`
        : t`${actor(text)} mentioned you in a note`,
    path: inConversation,
  },
  ACCESS_REQUESTED: { sentence: (text) => t`${actor(text)} requested access: ${policy(text) ?? ''}`, path: members },
  ACCESS_GRANTED: { sentence: (text) => t`${actor(text)} granted you access: ${policy(text) ?? ''}`, path: overview },
  ACCESS_DECLINED: {
    sentence: (text) => t`${actor(text)} declined your access request: ${policy(text) ?? ''}`,
    path: overview,
  },
  RIGHTS_CHANGED: {
    sentence: (text) => t`${actor(text)} changed your permissions. Your role: ${text.detail ?? ''}`,
    path: members,
  },
  INVITATION_ACCEPTED: { sentence: (text) => t`${actor(text)} accepted your invitation`, path: members },
  INVITATION_DECLINED: { sentence: (text) => t`${actor(text)} declined your invitation`, path: members },
  OWNERSHIP_OFFERED: { sentence: (text) => t`${actor(text)} wants to transfer this workspace to you`, path: members },
  OWNERSHIP_ACCEPTED: {
    sentence: (text) => t`${actor(text)} accepted ownership of this workspace. You’re now an admin`,
    path: members,
  },
  OWNERSHIP_DECLINED: { sentence: (text) => t`${actor(text)} declined the ownership transfer`, path: members },
  SUPPORT_ENTERED: { sentence: (text) => t`${actor(text)} from support joined this workspace`, path: settings },
  SUPPORT_ENDED: { sentence: () => t`The support session ended`, path: settings },
  API_KEY_EXPIRING: { sentence: ({ detail }) => t`API key “${detail ?? ''}” expires within 7 days`, path: settings },
  AUDIT_EXPORT_FINISHED: {
    sentence: ({ detail }) =>
      detail === 'READY' ? t`Your audit log export is ready` : t`Your audit log export failed`,
    path: (_, workspace) => paths.audit({ workspace }),
  },
  CAMPAIGN_PAUSED: {
    sentence: ({ detail }) => t`Campaign “${detail ?? ''}” was paused automatically`,
    path: inCampaign,
  },
  CAMPAIGN_COMPLETED: { sentence: ({ detail }) => t`Campaign “${detail ?? ''}” completed`, path: inCampaign },
  CAMPAIGN_FAILED: { sentence: ({ detail }) => t`Campaign “${detail ?? ''}” failed to start`, path: inCampaign },
  IMPORT_FINISHED: {
    sentence: ({ detail }) => (detail === 'DONE' ? t`Your import finished` : t`Your import failed`),
    path: ({ subjectId }, workspace) => subjectId && paths.contactImport({ workspace, contactImport: subjectId }),
  },
  WEBHOOK_DISABLED: {
    sentence: ({ detail }) => t`The webhook to ${detail ?? ''} was disabled after failed deliveries`,
    path: (_, workspace) => paths.webhooks({ workspace }),
  },
  DATA_SOURCE_SWITCHED_OFF: {
    sentence: ({ detail }) => t`Data source “${detail ?? ''}” was disabled after failed syncs`,
    path: ({ subjectId }, workspace) => subjectId && paths.dataSource({ workspace, dataSource: subjectId }),
  },
  MCP_TOOL_CHANGED: {
    sentence: ({ detail }) => t`The MCP server “${detail ?? ''}” changed or removed a tool that you use`,
    path: (_, workspace) => paths.tools({ workspace }),
  },
  FORM_REVIEW_PENDING: {
    sentence: () => t`A submitted form waits for a review`,
    path: (_, workspace) => `${paths.contactForms({ workspace })}?show=review`,
  },
  ROLLOUT_ROLLED_BACK: {
    sentence: ({ detail }) => t`The rollout of “${detail ?? ''}” was rolled back automatically`,
    path: ({ subjectId }, workspace) => subjectId && `${paths.agent({ workspace })}?agent=${subjectId}`,
  },
  MODEL_BUDGET_WARNING: {
    sentence: () => t`The language models have used 80% of their monthly budget`,
    path: (_, workspace) => paths.analytics({ workspace }),
  },
  MODEL_BUDGET_REACHED: {
    sentence: () => t`The language models have used their monthly budget`,
    path: (_, workspace) => paths.analytics({ workspace }),
  },
  USAGE_WARNING: {
    sentence: ({ detail }) => t`${meterTitle(detail)}: 80% of the plan limit is used`,
    path: (_, workspace) => paths.usage({ workspace }),
  },
  USAGE_LIMIT_REACHED: {
    sentence: ({ detail }) => t`${meterTitle(detail)}: the plan limit is reached`,
    path: (_, workspace) => paths.usage({ workspace }),
  },
};

/** Returns the title of a meter by its key. */
const meterTitle = (key: string | null): string => METER_TITLES[(key ?? '').toUpperCase() as UsageMeter] ?? t`Usage`;

export const sentenceOf = (text: NotificationText): string => WORDS[text.kind].sentence(text);

/** Returns the path of the page to which a notification links. Null if there is no page or no subject. */
export const pathOf = (text: NotificationText, workspace: string): string | null =>
  WORDS[text.kind].path(text, workspace);
