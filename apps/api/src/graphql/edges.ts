import type { ClassType } from 'type-graphql';
import { changesSince } from '../modules/agent/knowledge/index.ts';
import { conversationIdOf } from '../modules/leads/leads/index.ts';
import { leadIdOf } from '../modules/messaging/conversations/index.ts';
import { serviceId } from '../modules/messaging/phone-configs/index.ts';
import { run, sql } from '../query-compiler/index.ts';
import { AGENT_RUN_EDGES } from './agent-run-edges.ts';
import { CAMPAIGN_EDGES } from './campaign-edges.ts';
import { type Edge, edgesOf } from './edge.ts';
import { idIs, inOrder, many, node, one } from './edge-joins.ts';
import { ESCALATION_EDGES } from './escalation-edges.ts';
import { INTEGRATION_EDGES } from './integration-edges.ts';
import { KNOWLEDGE_EDGES } from './knowledge-edges.ts';
import { NOTE_EDGES } from './note-edges.ts';
import { REVIEW_EDGES } from './review-edges.ts';
import { SEARCH_EDGES } from './search-edges.ts';
import { SEQUENCE_EDGES } from './sequence-edges.ts';
import { SURFACE_EDGES } from './surface-edges.ts';
import { TEST_EDGES } from './test-edges.ts';
import { WORLD_EDGES } from './world-edges.ts';

const MEMBER_LEFT = 'Null if there is none or after the member left the workspace.';

/**
 * Fields that link types, by type and field name. A field is in this table if its join is not a relation within one
 * module.
 */
const EDGES: Readonly<Record<string, Readonly<Record<string, Edge>>>> = {
  Lead: {
    contact: one(
      'Contact',
      { phone: 'phone' },
      "Contact with the lead's phone number. Null if no contact has the number.",
    ),
    conversation: one(
      'Conversation',
      idIs(conversationIdOf),
      'Conversation about the lead or, if there is none, the latest conversation with the contact about another lead. Null if there is neither.',
    ),
    bookings: inOrder('Booking', { id: 'leadId' }, 'startsAt', 'Bookings of the lead, earliest start first.'),
    calls: many('Call', { id: 'leadId' }, 'createdAt', 'Calls with the lead, newest first.'),
  },
  Contact: {
    leads: many('Lead', { phone: 'phone' }, 'createdAt', "Leads with the contact's phone number, newest first."),
    bookings: many(
      'Booking',
      (contact, booking) => sql`${booking('leadId')} in (
        select bl.id from leads bl where bl.workspace_id = ${contact('workspaceId')} and bl.phone = ${contact('phone')})`,
      'startsAt',
      "Bookings of the leads with the contact's phone number, latest start first.",
    ),
    conversations: many(
      'Conversation',
      { id: 'contactId' },
      'lastMessageAt',
      'Conversations with the contact, latest message first.',
    ),
    calls: many('Call', { id: 'contactId' }, 'createdAt', 'Calls with the contact, newest first.'),
    entity: one('Entity', { id: 'contactId' }, 'Entity that represents the contact. Null if there is none.'),
  },
  Conversation: {
    lead: one('Lead', idIs(leadIdOf), 'Lead of the conversation. Null if there is no lead.'),
    assignee: one('Member', 'assigneeId', 'Member who is assigned to the conversation. Null if it is unassigned.'),
    heldBy: one('Member', 'heldById', 'Member who took over from the agent. Null if no member has taken over.'),
    phoneConfig: one(
      'PhoneConfig',
      'phoneConfigId',
      'Phone number of the workspace that the conversation uses. Null if the conversation has no phone number of its own.',
    ),
    messages: inOrder('Message', { id: 'conversationId' }, 'sentAt', 'Messages of the conversation, oldest first.'),
    takeovers: inOrder('Takeover', { id: 'conversationId' }, 'startedAt', 'Takeovers by members, oldest first.'),
    ratings: inOrder('Rating', { id: 'conversationId' }, 'askedAt', 'Requests for ratings, oldest first.'),
    handoffs: inOrder('AgentHandoff', { id: 'conversationId' }, 'at', 'Handoffs to a human, oldest first.'),
    safetyTriggers: many(
      'SafetyTrigger',
      { id: 'conversationId' },
      'at',
      'Detections in messages of the conversation, newest first.',
    ),
  },
  Message: {
    conversation: one(
      'Conversation',
      'conversationId',
      'Conversation of the message. Null if the viewer cannot read it.',
    ),
    sender: one('Member', 'memberId', `Member who wrote the message. ${MEMBER_LEFT}`),
  },
  Workspace: {
    viewerMember: one(
      'Member',
      (_workspace, member) => sql`${member('userId')} = ${run.userId}::uuid`,
      'Membership of the viewer. Null for API keys and in a support session.',
    ),
  },
  Takeover: {
    conversation: one(
      'Conversation',
      'conversationId',
      'Conversation of the takeover. Null if the viewer cannot read it.',
    ),
    member: one('Member', 'memberId', 'Member who took over. Null after the member left the workspace.'),
  },
  Rating: {
    conversation: one(
      'Conversation',
      'conversationId',
      'Conversation of the episode. Null if the viewer cannot read it.',
    ),
    comment: one('Message', 'commentId', 'Message with the comment. Null if there is none or it was deleted.'),
  },
  AgentHandoff: {
    conversation: one(
      'Conversation',
      'conversationId',
      'Conversation of the handoff. Null if the viewer cannot read it.',
    ),
  },
  Booking: {
    lead: one('Lead', 'leadId', 'Lead that the booking belongs to. Null if the viewer cannot read it.'),
    bookedBy: one('Member', 'bookedById', `Member who made the booking. ${MEMBER_LEFT}`),
  },
  Call: {
    contact: one('Contact', 'contactId', 'Contact of the call. Null while the number of the caller is unknown.'),
    heldBy: one('Member', 'heldById', 'Member who is in the call. Null if no member is in the call.'),
    service: one('Service', 'serviceId', 'Service of the call. Null if the call has none.'),
    phoneConfig: one(
      'PhoneConfig',
      'phoneConfigId',
      'Phone number of the workspace that the call uses. Null if the call uses the number of the Vapi integration.',
    ),
    transcript: inOrder('TranscriptTurn', { id: 'callId' }, 'at', 'Utterances of the call, in chronological order.'),
    actions: inOrder('OperatorAction', { id: 'callId' }, 'at', 'Actions of members in the call, oldest first.'),
    escalations: many('Escalation', { id: 'callId' }, 'raisedAt', 'Requests for a human in the call, newest first.'),
    safetyTriggers: many('SafetyTrigger', { id: 'callId' }, 'at', 'Detections in the call, newest first.'),
  },
  TranscriptTurn: {
    call: one('Call', 'callId', 'Call of the utterance. Null if the viewer cannot read it.'),
  },
  OperatorAction: {
    call: one('Call', 'callId', 'Call of the action. Null if the viewer cannot read it.'),
    member: one('Member', 'memberId', `Member who acted. ${MEMBER_LEFT}`),
  },
  Escalation: {
    call: one('Call', 'callId', 'Call in which a human was requested. Null if the viewer cannot read it.'),
    acknowledgedBy: one('Member', 'acknowledgedById', `Member who joined the call. ${MEMBER_LEFT}`),
  },
  Operator: { member: one('Member', 'memberId', 'Member who receives calls.') },
  SafetyTrigger: {
    concept: one('MonitorConcept', 'conceptId', 'Concept that matched. Null after the concept was deleted.'),
    rule: one('EscalationRule', 'ruleId', 'Escalation rule that determined the outcome. Null if there is none.'),
    conversation: one('Conversation', 'conversationId', 'Conversation of the match. Null if the match was in a call.'),
    message: one('Message', 'messageId', 'Message that matched. Null if the match was in a call.'),
    call: one('Call', 'callId', 'Call of the match. Null if the match was in a message.'),
    turn: one('TranscriptTurn', 'turnId', 'Utterance that matched. Null if the match was in a message.'),
  },
  EscalationRule: { concept: one('MonitorConcept', 'conceptId', 'Concept that the rule belongs to.') },
  MonitorConcept: {
    rule: one('EscalationRule', { id: 'conceptId' }, 'Escalation rule of the concept. Null if there is none.'),
    triggers: many('SafetyTrigger', { id: 'conceptId' }, 'at', 'Detections of the concept, newest first.'),
  },
  Agent: {
    versions: many('AgentVersion', { id: 'agentId' }, 'publishedAt', 'Published versions of the agent, newest first.'),
  },
  AgentVersion: {
    agent: one('Agent', 'agentId', 'Agent of the version.'),
    knowledgeChanges: many(
      'KnowledgeVersion',
      changesSince,
      'createdAt',
      'Newest versions of the sources and of the profile that changed since the publication. Empty for versions from before knowledge had versions.',
    ),
  },
  Service: {
    agent: one('Agent', 'agentId', 'Agent of the service.'),
    agentVersion: one(
      'AgentVersion',
      'agentVersionId',
      'Pinned agent version. Null if the service uses the latest published version.',
    ),
  },
  PhoneConfig: {
    service: one('Service', idIs(serviceId), 'Service that is assigned to the number. Null if no service is assigned.'),
  },
  DataSource: {
    syncRuns: many('SyncRun', { id: 'dataSourceId' }, 'createdAt', 'Runs of the data source, newest first.'),
  },
  SyncRun: { dataSource: one('DataSource', 'dataSourceId', 'Data source of the run.') },
  AccessRequest: { member: one('Member', 'memberId', 'Member who requested the policy.') },
  OwnershipTransfer: {
    fromMember: one('Member', 'fromMemberId', 'Owner who made the offer.'),
    toMember: one('Member', 'toMemberId', 'Member who receives the offer of ownership.'),
  },
  ApiKey: {
    replacedBy: one('ApiKey', 'replacedById', 'Key that replaced this key. Null if there is none.'),
    serviceAccount: one('ServiceAccount', 'serviceAccountId', 'Service account of the key. Null if a member owns it.'),
  },
  AuditEvent: {
    actorMember: one(
      'Member',
      { actorId: 'userId' },
      'Member who caused the event. Null for other actors or after the member left the workspace.',
    ),
    actorApiKey: one('ApiKey', 'actorId', 'API key that caused the event. Null for other actors.'),
    subject: node('subjectId', 'Record that changed. Null if it was deleted or if the viewer cannot read it.'),
  },
  AccessDenial: {
    actorMember: one(
      'Member',
      { actorId: 'userId' },
      'Member who was denied. Null for other actors or after the member left the workspace.',
    ),
    actorApiKey: one('ApiKey', 'actorId', 'API key that was denied. Null for other actors.'),
  },
  LegalHold: {
    subject: node('subjectId', 'Protected lead, contact or workspace. Null if the viewer cannot read it.'),
  },
  Notification: {
    subject: node(
      'subjectId',
      'Record that the notification is about. Null if it is about a conversation or no single record or if the viewer cannot read it.',
    ),
  },
};

const ALL = [
  EDGES,
  AGENT_RUN_EDGES,
  CAMPAIGN_EDGES,
  ESCALATION_EDGES,
  INTEGRATION_EDGES,
  KNOWLEDGE_EDGES,
  NOTE_EDGES,
  REVIEW_EDGES,
  SEARCH_EDGES,
  SEQUENCE_EDGES,
  SURFACE_EDGES,
  TEST_EDGES,
  WORLD_EDGES,
];

export const EDGE_RESOLVERS: readonly ClassType[] = ALL.flatMap((all) =>
  Object.entries(all).map(([type, edges]) => edgesOf(type, edges)),
);
