import type { NotificationKind } from '@frontdesk/domain';
import { type AppAbility, canOn, type WorkspaceSubject } from '@frontdesk/policies';
import type { Notification } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';

/**
 * Records that the member must still be able to read to get an email about a kind. Null if the notification concerns
 * the member in person. A conversation is checked in addition.
 */
const SUBJECTS: Readonly<Record<NotificationKind, WorkspaceSubject | null>> = {
  CONVERSATION_WAITING: 'Conversation',
  CALL_ESCALATED: 'Call',
  SAFETY_TRIGGERED: 'SafetyTrigger',
  OUTREACH_SUPPRESSED: 'Lead',
  LEAD_RETURNED: 'Lead',
  LEAD_UNREACHED: 'Lead',
  GREETING_TEMPLATE_MISSING: 'Lead',
  LEADS_GREETABLE: 'Lead',
  CONVERSATION_ASSIGNED: 'Conversation',
  MENTIONED_IN_NOTE: 'ConversationNote',
  ACCESS_REQUESTED: 'AccessRequest',
  ACCESS_GRANTED: null,
  ACCESS_DECLINED: null,
  RIGHTS_CHANGED: null,
  INVITATION_ACCEPTED: null,
  INVITATION_DECLINED: null,
  OWNERSHIP_OFFERED: null,
  OWNERSHIP_ACCEPTED: null,
  OWNERSHIP_DECLINED: null,
  SUPPORT_ENTERED: 'SupportAccess',
  SUPPORT_ENDED: 'SupportAccess',
  API_KEY_EXPIRING: null,
  AUDIT_EXPORT_FINISHED: 'AuditEvent',
  CAMPAIGN_PAUSED: 'Campaign',
  CAMPAIGN_COMPLETED: 'Campaign',
  CAMPAIGN_FAILED: 'Campaign',
  IMPORT_FINISHED: null,
  WEBHOOK_DISABLED: 'Webhook',
  DATA_SOURCE_SWITCHED_OFF: 'DataSource',
  MCP_TOOL_CHANGED: 'McpServer',
  FORM_REVIEW_PENDING: 'Surface',
  FORM_LOCKED: 'Surface',
  ROLLOUT_ROLLED_BACK: 'Agent',
  MODEL_BUDGET_WARNING: 'ModelBudget',
  MODEL_BUDGET_REACHED: 'ModelBudget',
  USAGE_WARNING: 'Usage',
  USAGE_LIMIT_REACHED: 'Usage',
};

interface Reader {
  readonly memberId: string;
  /** Current permissions of the member. */
  readonly ability: AppAbility;
}

/**
 * Returns the notifications whose records the member can still read. Leaves out conversations that wait for a person and
 * that another member has taken over.
 */
export async function readableNotifications<Row extends Pick<Notification, 'kind' | 'conversationId'>>(
  tx: Tx,
  { memberId, ability }: Reader,
  notifications: readonly Row[],
): Promise<Row[]> {
  const ids = notifications.flatMap(({ conversationId }) => conversationId ?? []);
  const conversations = await tx.conversation.findMany({ where: { id: { in: ids } } });
  const readable = new Map(
    conversations.filter((row) => canOn(ability, 'read', 'Conversation', row)).map((row) => [row.id, row]),
  );
  return notifications.filter(({ kind, conversationId }) => {
    const subject = SUBJECTS[kind as NotificationKind];
    if (subject && !ability.can('read', subject)) return false;
    if (conversationId === null) return true;
    const conversation = readable.get(conversationId);
    if (!conversation) return false;
    const isTakenOver = conversation.heldById !== null && conversation.heldById !== memberId;
    return !(kind === 'CONVERSATION_WAITING' && isTakenOver);
  });
}
