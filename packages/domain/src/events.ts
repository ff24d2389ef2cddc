/** What happens in a workspace, in the past tense: the same word in the audit log and on the wire. */
export const EVENT_NAMES = [
  'workspace.created',
  'workspace.updated',
  'workspace.renamed',
  'agent.paused',
  'agent.resumed',
  'invitation.created',
  'invitation.resent',
  'invitation.revoked',
  'invitation.accepted',
  'invitation.declined',
  'member.updated',
  'member.removed',
  'member.left',
  'api_key.created',
  'api_key.revoked',
  'persisted_operation.registered',
  'persisted_operation.retired',
  'lead.created',
  'lead.updated',
  'lead.deleted',
] as const;
export type EventName = (typeof EVENT_NAMES)[number];
