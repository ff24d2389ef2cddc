import { AUDIT_ACTOR_TITLES, type AuditActorKind, type EventName } from '@frontdesk/domain';
import { paths } from '../../app/paths.ts';
import { SOURCE_LABELS } from './source-labels.ts';

/** Texts of event names such as `lead.created`. */
const WORDS: Record<EventName, string> = {
  'workspace.created': 'created the workspace',
  'workspace.updated': 'changed the name or description',
  'workspace.renamed': 'changed the slug',
  'workspace.organized': "changed the workspace's organization",
  'workspace.converted': 'changed what the workspace is for',
  'agent.paused': 'paused the agent',
  'agent.resumed': 'resumed the agent',
  'persona.updated': "changed the agent's persona",
  'voice_settings.updated': 'changed the voice settings',
  'questions.updated': "changed the agent's questions",
  'context_graph.updated': "changed the agent's graph",
  'agent.published': 'published the agent',
  'agent.rolled_back': 'rolled the agent back',
  'invitation.created': 'invited somebody',
  'invitation.resent': 'sent an invitation again',
  'invitation.link_created': 'made a link to an invitation',
  'invitation.revoked': 'took an invitation back',
  'invitation.accepted': 'accepted an invitation',
  'invitation.declined': 'declined an invitation',
  'member.updated': "changed a member's access",
  'member.removed': 'removed a member',
  'member.left': 'left the workspace',
  'ownership.offered': 'offered the ownership',
  'ownership.offer_cancelled': 'took the offer of ownership back',
  'ownership.accepted': 'accepted the ownership',
  'ownership.declined': 'declined the ownership',
  'role.created': 'made a role',
  'role.updated': 'changed a role',
  'role.deleted': 'deleted a role',
  'access.requested': 'asked for access',
  'access.granted': 'granted access',
  'access.declined': 'declined a request for access',
  'security_settings.updated': 'changed the security settings',
  'outreach_limits.updated': 'changed the calling and messaging limits',
  'api_key.created': 'made an API key',
  'api_key.updated': 'changed an API key',
  'api_key.narrowed': 'narrowed an API key',
  'api_key.rotated': 'rotated an API key',
  'api_key.refused': 'had an API key refused',
  'api_key.revoked': 'revoked an API key',
  'service_identity.created': 'made a service identity',
  'service_identity.updated': 'changed a service identity',
  'service_identity.removed': 'removed a service identity',
  'integration.set': 'set up an integration',
  'integration.verified': 'verified an integration',
  'integration.failed': 'found an integration failing',
  'integration.removed': 'removed an integration',
  'phone_config.created': 'added a number',
  'phone_config.updated': 'replaced the tokens of a number',
  'phone_config.code_requested': 'had a code sent to a number',
  'phone_config.verified': 'verified a number',
  'phone_config.activated': 'activated a number',
  'phone_config.deactivated': 'deactivated a number',
  'phone_config.routed': 'changed which service handles a number',
  'phone_config.failed': 'found a number failing',
  'phone_config.deleted': 'deleted a number',
  'templates.synced': 'fetched the templates',
  'greeting.updated': 'changed the template that greets',
  'opt_out_words.updated': 'changed the words that end it',
  ...SOURCE_LABELS,
  'webhook.created': 'set up a webhook',
  'webhook.updated': 'changed a webhook',
  'webhook.secret_rotated': 'gave a webhook a new secret',
  'webhook.enabled': 'enabled a webhook',
  'webhook.disabled': 'disabled a webhook',
  'webhook.deleted': 'deleted a webhook',
  'webhook.tested': 'sent a test to a webhook',
  'webhook_delivery.replayed': 'sent webhook deliveries again',
  'persisted_operation.registered': 'saved an operation',
  'persisted_operation.retired': 'retired an operation',
  'lead.created': 'took a lead',
  'lead.updated': 'changed a lead',
  'lead.deleted': 'deleted a lead',
  'lead.outreach_suppressed': 'did not contact a lead',
  'message.sent': 'sent a message',
  'message.received': 'brought a message of a contact',
  'message.unplaced': 'brought a message of somebody without a number',
  'conversation.escalated': 'asked for a person in a conversation',
  'contact.created': 'added a contact',
  'contact.updated': 'changed a contact',
  'contact.deleted': 'deleted a contact',
  'contact.merged': 'merged two contacts',
  'contact.unmerged': 'took two merged contacts apart again',
  'contact.blocked': 'blocked a contact',
  'contact.unblocked': 'unblocked a contact',
  'contact.tagged': 'tagged a contact',
  'contact.untagged': 'took a tag from a contact',
  'contact.exported': 'exported contacts',
  'contact_import.started': 'started an import of contacts',
  'contact_import.finished': 'imported contacts',
  'contact_import.undone': 'took an import of contacts back',
  'saved_view.created': 'saved a view',
  'saved_view.updated': 'changed a saved view',
  'saved_view.deleted': 'deleted a saved view',
  'job.paused': 'paused a job',
  'job.resumed': 'let a job go on',
  'job.cancelled': 'cancelled a job',
  'contact.opted_out': 'noted that a contact wants no more messages',
  'contact.opted_in': 'noted that a contact wants messages again',
  'campaign.created': 'began a campaign',
  'campaign.updated': 'changed a campaign',
  'campaign.deleted': 'deleted the draft of a campaign',
  'campaign.tested': 'sent a campaign to one contact as a test',
  'campaign.scheduled': 'scheduled a campaign',
  'campaign.started': 'let a campaign go out',
  'campaign.paused': 'paused a campaign',
  'campaign.resumed': 'let a campaign go on',
  'campaign.cancelled': 'cancelled a campaign',
  'campaign.retried': 'tried again whom a campaign had not reached',
  'campaign.sent_again': 'sent a campaign again to whom it may have reached',
  'campaign.completed': 'finished a campaign',
  'campaign.failed': 'gave up a campaign',
  'booking.requested': 'asked the calendar about an appointment',
  'booking.created': 'booked an appointment',
  'booking.rescheduled': 'moved an appointment',
  'booking.cancelled': 'cancelled an appointment',
  'booking.failed': 'could not change the calendar',
  'booking.suppressed': 'kept an appointment back while the workspace was paused',
  'message.suppressed': 'wrote a message that was kept back',
  'conversation.taken_over': 'took over a conversation',
  'conversation.handed_back': 'handed a conversation back to the agent',
  'conversation.assigned': 'changed who looks after a conversation',
  'conversation.released': 'let go of a conversation',
  'call.dialled': 'had somebody called',
  'call.suppressed': 'kept a call from being made',
  'call.started': 'noted that a call was answered',
  'call.ended': 'noted the end of a call',
  'call.escalated': 'asked for a person in a call',
  'call.joined': 'joined a call',
  'call.mode_switched': 'went on in a call in another way',
  'call.guided': 'said what is to be said in a call',
  'call.left': 'left a call',
  'call.hung_up': 'hung up',
  'call.wrapped_up': 'said what came of a call',
  'call.released': 'let go of a call',
  'escalation.resolved': 'saw to a request for a person',
  'operator.created': 'named an operator',
  'operator.updated': 'changed what an operator looks after',
  'operator.removed': 'removed an operator',
  'world_event.recorded': 'told the world model something',
  'world_event.withdrawn': 'withdrew what the world model was told',
  'entity.corrected': 'corrected what the world model knows',
  'monitor_concept.created': 'had a safety concept listened for',
  'monitor_concept.updated': 'changed a safety concept',
  'monitor_concept.deleted': 'deleted a safety concept',
  'escalation_rule.set': 'said what happens at a safety concept',
  'escalation_rule.removed': 'took away what happens at a safety concept',
  'regulation_template.applied': 'applied a regulation template',
  'safety.triggered': 'brought something that the safety policy listens for',
  'service.created': 'set up a service',
  'service.updated': 'changed a service',
  'service.deleted': 'deleted a service',
  'support.granted': 'opened the door to support',
  'support.entered': 'came in as support',
  'support.ended': 'ended the visit of support',
  'retention.set': 'set how long data is kept',
  'retention.swept': 'removed data that was past its time',
  'legal_hold.placed': 'placed a legal hold',
  'legal_hold.lifted': 'lifted a legal hold',
  'audit.exported': 'exported the audit trail',
  'audit.pruned': 'removed what was past its time',
};

/** An event of a newer release is shown by its name: `billing.plan_changed` → `billing: plan changed`. */
export const eventLabel = (name: string): string =>
  WORDS[name as EventName] ?? name.replace('.', ': ').replaceAll('_', ' ');

export const actorTitle = (kind: AuditActorKind) => AUDIT_ACTOR_TITLES[kind];

interface Subject {
  workspace: string;
  type: string;
  id: string;
}

/** Page of the event's object, when it has one. */
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
