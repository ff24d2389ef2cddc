import { AUDIT_ACTOR_TITLES, type AuditActorKind, type EventName } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { paths } from '../../app/paths.ts';
import { SOURCE_LABELS } from './source-labels.ts';

/** Descriptions of audit events, by event name. */
const WORDS: Record<EventName, string> = {
  'workspace.created': t`created the workspace`,
  'workspace.updated': t`changed the name or description`,
  'workspace.renamed': t`changed the slug`,
  'workspace.organization_changed': t`changed the workspace’s organization`,
  'workspace.converted': t`changed the environment`,
  'agent.paused': t`paused the agent`,
  'agent.resumed': t`resumed the agent`,
  'agent.created': t`created an agent`,
  'agent.renamed': t`renamed an agent`,
  'agent.deleted': t`deleted an agent`,
  'agent_limits.updated': t`changed the agent limits`,
  'record_field.access_set': t`changed the agent’s access to a record field`,
  'http_tool.created': t`created a tool`,
  'http_tool.updated': t`changed a tool`,
  'http_tool.enabled': t`enabled a tool`,
  'http_tool.disabled': t`disabled a tool`,
  'http_tool.deleted': t`deleted a tool`,
  'http_tool.tested': t`tested a tool`,
  'business_profile.updated': t`changed the business profile`,
  'knowledge_source.created': t`added a knowledge source`,
  'knowledge_source.updated': t`changed a knowledge source`,
  'knowledge_source.deleted': t`deleted a knowledge source`,
  'knowledge_source.read': t`read a knowledge source`,
  'knowledge_source.read_failed': t`could not read a knowledge source`,
  'unanswered_question.answered': t`answered an unanswered question`,
  'unanswered_question.dismissed': t`dismissed an unanswered question`,
  'persona.updated': t`changed the agent’s persona`,
  'voice_settings.updated': t`changed the voice settings`,
  'questions.updated': t`changed the agent’s questions`,
  'context_graph.updated': t`changed the agent’s flow`,
  'agent.published': t`published the agent`,
  'agent.rolled_back': t`rolled the agent back`,
  'invitation.created': t`invited a member`,
  'invitation.resent': t`resent an invitation`,
  'invitation.link_created': t`created an invitation link`,
  'invitation.revoked': t`revoked an invitation`,
  'invitation.accepted': t`accepted an invitation`,
  'invitation.declined': t`declined an invitation`,
  'member.updated': t`changed a member’s access`,
  'member.removed': t`removed a member`,
  'member.left': t`left the workspace`,
  'ownership.offered': t`offered ownership`,
  'ownership.offer_cancelled': t`canceled an ownership transfer`,
  'ownership.accepted': t`accepted ownership`,
  'ownership.declined': t`declined ownership`,
  'role.created': t`created a role`,
  'role.updated': t`changed a role`,
  'role.deleted': t`deleted a role`,
  'access.requested': t`requested access`,
  'access.granted': t`granted access`,
  'access.declined': t`declined an access request`,
  'security_settings.updated': t`changed the security settings`,
  'outreach_limits.updated': t`changed the calling and messaging limits`,
  'business_hours.updated': t`changed the business hours`,
  'business_hours.removed': t`removed business hours`,
  'api_key.created': t`created an API key`,
  'api_key.updated': t`changed an API key`,
  'api_key.scopes_reduced': t`removed unused scopes from an API key`,
  'api_key.rotated': t`rotated an API key`,
  'api_key.refused': t`used an invalid API key`,
  'api_key.revoked': t`revoked an API key`,
  'service_account.created': t`created a service account`,
  'service_account.updated': t`changed a service account`,
  'service_account.removed': t`removed a service account`,
  'integration.set': t`set up an integration`,
  'integration.verified': t`verified an integration`,
  'integration.failed': t`detected an integration failure`,
  'integration.removed': t`removed an integration`,
  'phone_config.created': t`added a number`,
  'phone_config.updated': t`replaced the tokens of a number`,
  'phone_config.code_requested': t`requested a verification code for a number`,
  'phone_config.verified': t`verified a number`,
  'phone_config.activated': t`activated a number`,
  'phone_config.deactivated': t`deactivated a number`,
  'phone_config.service_changed': t`changed the service of a number`,
  'phone_config.routing_changed': t`changed the routing rules of a number`,
  'phone_config.failed': t`detected a failure of a number`,
  'phone_config.deleted': t`deleted a number`,
  'templates.synced': t`synced the templates`,
  'greeting.updated': t`changed the greeting template`,
  'opt_out_keywords.updated': t`changed the opt-out keywords`,
  ...SOURCE_LABELS,
  'webhook.created': t`set up a webhook`,
  'webhook.updated': t`changed a webhook`,
  'webhook.secret_rotated': t`rotated a webhook secret`,
  'webhook.enabled': t`enabled a webhook`,
  'webhook.disabled': t`disabled a webhook`,
  'webhook.deleted': t`deleted a webhook`,
  'webhook.tested': t`sent a test to a webhook`,
  'webhook_delivery.replayed': t`replayed webhook deliveries`,
  'persisted_operation.registered': t`saved a query`,
  'persisted_operation.deleted': t`deleted a saved query`,
  'lead.created': t`created a lead`,
  'lead.updated': t`changed a lead`,
  'lead.deleted': t`deleted a lead`,
  'leads.greeting_started': t`started greeting the waiting leads`,
  'lead.outreach_suppressed': t`did not contact a lead`,
  'message.sent': t`sent a message`,
  'message.received': t`received a message`,
  'message.unroutable': t`received a message without a phone number`,
  'conversation.escalated': t`asked for a human in a conversation`,
  'contact.created': t`added a contact`,
  'contact.updated': t`changed a contact`,
  'contact.deleted': t`deleted a contact`,
  'contact.merged': t`merged two contacts`,
  'contact.unmerged': t`undid a merge of contacts`,
  'contact.blocked': t`blocked a contact`,
  'contact.unblocked': t`unblocked a contact`,
  'contact.tagged': t`tagged a contact`,
  'contact.untagged': t`untagged a contact`,
  'contact.exported': t`exported contacts`,
  'contact_import.started': t`started an import of contacts`,
  'contact_import.finished': t`imported contacts`,
  'contact_import.undone': t`undid an import of contacts`,
  'saved_view.created': t`saved a view`,
  'saved_view.updated': t`changed a saved view`,
  'saved_view.deleted': t`deleted a saved view`,
  'job.paused': t`paused a job`,
  'job.resumed': t`resumed a job`,
  'job.cancelled': t`canceled a job`,
  'contact.opted_out': t`recorded an opt-out`,
  'contact.opted_in': t`recorded an opt-in`,
  'campaign.created': t`created a campaign`,
  'campaign.updated': t`changed a campaign`,
  'campaign.deleted': t`deleted a campaign draft`,
  'campaign.tested': t`sent a campaign test`,
  'campaign.scheduled': t`scheduled a campaign`,
  'campaign.started': t`started a campaign`,
  'campaign.paused': t`paused a campaign`,
  'campaign.resumed': t`resumed a campaign`,
  'campaign.cancelled': t`canceled a campaign`,
  'campaign.retried': t`retried failed recipients`,
  'campaign.resent': t`resent a campaign to unconfirmed recipients`,
  'campaign.completed': t`finished a campaign`,
  'campaign.failed': t`failed to start a campaign`,
  'booking.requested': t`requested a booking`,
  'booking.created': t`created a booking`,
  'booking.rescheduled': t`rescheduled a booking`,
  'booking.cancelled': t`canceled a booking`,
  'booking.failed': t`failed to change a booking`,
  'booking.suppressed': t`did not make a booking because the agent was paused`,
  'message.suppressed': t`did not send a message`,
  'conversation.taken_over': t`took over a conversation`,
  'conversation.returned': t`returned a conversation to AI`,
  'conversation.assigned': t`changed the assignee of a conversation`,
  'conversation.released': t`ended the takeover of a conversation`,
  'call.dialed': t`started a call`,
  'call.suppressed': t`did not make a call`,
  'call.started': t`recorded an answered call`,
  'call.ended': t`recorded the end of a call`,
  'call.escalated': t`asked for a human in a call`,
  'call.caller_named': t`linked a call to the number the caller gave`,
  'call.joined': t`joined a call`,
  'call.mode_switched': t`changed the mode of a call`,
  'call.guided': t`sent guidance to the agent in a call`,
  'call.left': t`left a call`,
  'call.hung_up': t`hung up`,
  'call.wrapped_up': t`recorded a call outcome`,
  'call.released': t`ended the takeover of a call`,
  'escalation.resolved': t`resolved an escalation`,
  'operator.created': t`added an operator`,
  'operator.updated': t`changed an operator`,
  'operator.removed': t`removed an operator`,
  'world_event.recorded': t`recorded a fact`,
  'world_event.retracted': t`withdrew a fact`,
  'entity.corrected': t`corrected a record`,
  'monitor_concept.created': t`created a safety rule`,
  'monitor_concept.updated': t`changed a safety rule`,
  'monitor_concept.deleted': t`deleted a safety rule`,
  'escalation_rule.set': t`set the action of a safety rule`,
  'escalation_rule.removed': t`removed the action of a safety rule`,
  'regulation_template.applied': t`applied a regulation template`,
  'safety.triggered': t`triggered a safety rule`,
  'escalation_policy.set': t`changed the escalation steps`,
  'escalation.advanced': t`moved an escalation to its next step`,
  'safety_settings.updated': t`changed the safety settings`,
  'service.created': t`created a service`,
  'service.updated': t`changed a service`,
  'service.deleted': t`deleted a service`,
  'support.granted': t`granted support access`,
  'support.session_started': t`started a support session`,
  'support.ended': t`ended a support session`,
  'retention.set': t`changed data retention`,
  'retention.swept': t`deleted data past its retention`,
  'legal_hold.placed': t`placed a legal hold`,
  'legal_hold.released': t`released a legal hold`,
  'audit.exported': t`exported the audit log`,
  'audit.pruned': t`deleted audit events past their retention`,
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

/** Returns the path of the page to which the event links. Null for types without a link. */
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
