import { AUDIT_ACTOR_TITLES, type AuditActorKind, type EventName } from '@frontdesk/domain';
import { paths } from '../../app/paths.ts';
import { SOURCE_LABELS } from './source-labels.ts';

/** Descriptions of audit events, by event name. */
const WORDS: Record<EventName, string> = {
  'workspace.created': 'created the workspace',
  'workspace.updated': 'changed the name or description',
  'workspace.renamed': 'changed the slug',
  'workspace.organization_changed': "changed the workspace's organization",
  'workspace.converted': 'changed the environment',
  'agent.paused': 'paused the agent',
  'agent.resumed': 'resumed the agent',
  'agent.created': 'created an agent',
  'agent.renamed': 'renamed an agent',
  'agent.deleted': 'deleted an agent',
  'agent_limits.updated': 'changed the agent limits',
  'record_field.access_set': 'changed the agent’s access to a record field',
  'persona.updated': "changed the agent's persona",
  'voice_settings.updated': 'changed the voice settings',
  'questions.updated': "changed the agent's questions",
  'context_graph.updated': "changed the agent's flow",
  'agent.published': 'published the agent',
  'agent.rolled_back': 'rolled the agent back',
  'invitation.created': 'invited a member',
  'invitation.resent': 'resent an invitation',
  'invitation.link_created': 'created an invitation link',
  'invitation.revoked': 'revoked an invitation',
  'invitation.accepted': 'accepted an invitation',
  'invitation.declined': 'declined an invitation',
  'member.updated': "changed a member's access",
  'member.removed': 'removed a member',
  'member.left': 'left the workspace',
  'ownership.offered': 'offered ownership',
  'ownership.offer_cancelled': 'canceled an ownership transfer',
  'ownership.accepted': 'accepted ownership',
  'ownership.declined': 'declined ownership',
  'role.created': 'created a role',
  'role.updated': 'changed a role',
  'role.deleted': 'deleted a role',
  'access.requested': 'requested access',
  'access.granted': 'granted access',
  'access.declined': 'declined an access request',
  'security_settings.updated': 'changed the security settings',
  'outreach_limits.updated': 'changed the calling and messaging limits',
  'business_hours.updated': 'changed the business hours',
  'business_hours.removed': 'removed business hours',
  'api_key.created': 'created an API key',
  'api_key.updated': 'changed an API key',
  'api_key.scopes_reduced': 'removed unused scopes from an API key',
  'api_key.rotated': 'rotated an API key',
  'api_key.refused': 'used a rejected API key',
  'api_key.revoked': 'revoked an API key',
  'service_account.created': 'created a service account',
  'service_account.updated': 'changed a service account',
  'service_account.removed': 'removed a service account',
  'integration.set': 'set up an integration',
  'integration.verified': 'verified an integration',
  'integration.failed': 'detected a failing integration',
  'integration.removed': 'removed an integration',
  'phone_config.created': 'added a number',
  'phone_config.updated': 'replaced the tokens of a number',
  'phone_config.code_requested': 'requested a verification code for a number',
  'phone_config.verified': 'verified a number',
  'phone_config.activated': 'activated a number',
  'phone_config.deactivated': 'deactivated a number',
  'phone_config.service_changed': 'changed the service of a number',
  'phone_config.routing_changed': 'changed the routing rules of a number',
  'phone_config.failed': 'detected a failing number',
  'phone_config.deleted': 'deleted a number',
  'templates.synced': 'synced the templates',
  'greeting.updated': 'changed the greeting template',
  'opt_out_keywords.updated': 'changed the opt-out keywords',
  ...SOURCE_LABELS,
  'webhook.created': 'set up a webhook',
  'webhook.updated': 'changed a webhook',
  'webhook.secret_rotated': 'rotated a webhook secret',
  'webhook.enabled': 'enabled a webhook',
  'webhook.disabled': 'disabled a webhook',
  'webhook.deleted': 'deleted a webhook',
  'webhook.tested': 'sent a test to a webhook',
  'webhook_delivery.replayed': 'replayed webhook deliveries',
  'persisted_operation.registered': 'saved a query',
  'persisted_operation.deleted': 'deleted a saved query',
  'lead.created': 'created a lead',
  'lead.updated': 'changed a lead',
  'lead.deleted': 'deleted a lead',
  'leads.greeting_started': 'started greeting the waiting leads',
  'lead.outreach_suppressed': 'did not contact a lead',
  'message.sent': 'sent a message',
  'message.received': 'received a message',
  'message.unroutable': 'received a message without a phone number',
  'conversation.escalated': 'asked for a human in a conversation',
  'contact.created': 'added a contact',
  'contact.updated': 'changed a contact',
  'contact.deleted': 'deleted a contact',
  'contact.merged': 'merged two contacts',
  'contact.unmerged': 'undid a merge of contacts',
  'contact.blocked': 'blocked a contact',
  'contact.unblocked': 'unblocked a contact',
  'contact.tagged': 'tagged a contact',
  'contact.untagged': 'untagged a contact',
  'contact.exported': 'exported contacts',
  'contact_import.started': 'started an import of contacts',
  'contact_import.finished': 'imported contacts',
  'contact_import.undone': 'undid an import of contacts',
  'saved_view.created': 'saved a view',
  'saved_view.updated': 'changed a saved view',
  'saved_view.deleted': 'deleted a saved view',
  'job.paused': 'paused a job',
  'job.resumed': 'resumed a job',
  'job.cancelled': 'canceled a job',
  'contact.opted_out': 'recorded an opt-out',
  'contact.opted_in': 'recorded an opt-in',
  'campaign.created': 'created a campaign',
  'campaign.updated': 'changed a campaign',
  'campaign.deleted': 'deleted a campaign draft',
  'campaign.tested': 'sent a campaign test',
  'campaign.scheduled': 'scheduled a campaign',
  'campaign.started': 'started a campaign',
  'campaign.paused': 'paused a campaign',
  'campaign.resumed': 'resumed a campaign',
  'campaign.cancelled': 'canceled a campaign',
  'campaign.retried': 'retried failed recipients',
  'campaign.resent': 'resent a campaign to unconfirmed recipients',
  'campaign.completed': 'finished a campaign',
  'campaign.failed': 'failed a campaign',
  'booking.requested': 'requested a booking',
  'booking.created': 'created a booking',
  'booking.rescheduled': 'rescheduled a booking',
  'booking.cancelled': 'canceled a booking',
  'booking.failed': 'failed to change a booking',
  'booking.suppressed': 'suppressed a booking while paused',
  'message.suppressed': 'suppressed a message',
  'conversation.taken_over': 'took over a conversation',
  'conversation.returned': 'returned a conversation to AI',
  'conversation.assigned': 'changed the assignee of a conversation',
  'conversation.released': 'released a conversation',
  'call.dialed': 'started a call',
  'call.suppressed': 'suppressed a call',
  'call.started': 'recorded an answered call',
  'call.ended': 'recorded the end of a call',
  'call.escalated': 'asked for a human in a call',
  'call.caller_named': 'linked a caller who gave their number',
  'call.joined': 'joined a call',
  'call.mode_switched': 'changed the mode of a call',
  'call.guided': 'guided the agent in a call',
  'call.left': 'left a call',
  'call.hung_up': 'hung up',
  'call.wrapped_up': 'recorded a call outcome',
  'call.released': 'released a call',
  'escalation.resolved': 'resolved an escalation',
  'operator.created': 'added an operator',
  'operator.updated': 'changed an operator',
  'operator.removed': 'removed an operator',
  'world_event.recorded': 'recorded a fact',
  'world_event.retracted': 'withdrew a fact',
  'entity.corrected': 'corrected a record',
  'monitor_concept.created': 'created a safety rule',
  'monitor_concept.updated': 'changed a safety rule',
  'monitor_concept.deleted': 'deleted a safety rule',
  'escalation_rule.set': 'set the action of a safety rule',
  'escalation_rule.removed': 'removed the action of a safety rule',
  'regulation_template.applied': 'applied a regulation template',
  'safety.triggered': 'triggered a safety rule',
  'escalation_policy.set': 'changed the escalation steps',
  'escalation.advanced': 'moved an escalation to its next step',
  'safety_settings.updated': 'changed the safety settings',
  'service.created': 'created a service',
  'service.updated': 'changed a service',
  'service.deleted': 'deleted a service',
  'support.granted': 'granted support access',
  'support.session_started': 'started a support session',
  'support.ended': 'ended a support session',
  'retention.set': 'changed data retention',
  'retention.swept': 'deleted data past its retention',
  'legal_hold.placed': 'placed a legal hold',
  'legal_hold.released': 'released a legal hold',
  'audit.exported': 'exported the audit log',
  'audit.pruned': 'deleted audit events past their retention',
};

/**
 * Returns the description of an event. Unknown events of a newer release show their name: `billing.plan_changed`
 * becomes `billing: plan changed`.
 */
export const eventLabel = (name: string): string =>
  WORDS[name as EventName] ?? name.replace('.', ': ').replaceAll('_', ' ');

export const actorTitle = (kind: AuditActorKind) => AUDIT_ACTOR_TITLES[kind];

interface Subject {
  workspace: string;
  type: string;
  id: string;
}

/** Returns the path of the page for the event's object, or null if the object has no page. */
export function subjectPath({ workspace, type, id }: Subject): string | null {
  switch (type) {
    case 'Lead':
      return paths.lead({ workspace, lead: id });
    case 'Call':
      return paths.call({ workspace, call: id });
    case 'Contact':
      return paths.contact({ workspace, contact: id });
    case 'ContactImport':
      return paths.contactImport({ workspace, contactImport: id });
    case 'Conversation':
      return paths.conversation({ workspace, conversation: id });
    case 'Member':
    case 'Invitation':
      return paths.members({ workspace });
    case 'ApiKey':
    case 'Workspace':
      return paths.settings({ workspace });
    default:
      return null;
  }
}
