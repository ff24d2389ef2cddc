import type { NonEmptyArray } from 'type-graphql';
import { AccessRequestResolver } from '../modules/access/access-requests/index.ts';
import { ApiKeyResolver } from '../modules/access/api-keys/index.ts';
import { EnvironmentResolver } from '../modules/access/environments/index.ts';
import { InvitationResolver } from '../modules/access/invitations/index.ts';
import { MemberFields, MemberResolver } from '../modules/access/members/index.ts';
import { OrganizationResolver } from '../modules/access/organizations/index.ts';
import { OwnershipResolver } from '../modules/access/ownership/index.ts';
import { CustomRoleFields, RoleResolver } from '../modules/access/roles/index.ts';
import { ServiceAccountResolver } from '../modules/access/service-accounts/index.ts';
import { SupportResolver } from '../modules/access/support-access/index.ts';
import { WorkspaceFields, WorkspaceResolver } from '../modules/access/workspaces/index.ts';
import { BusinessHoursResolver } from '../modules/agent/business-hours/index.ts';
import {
  AgentLimitsResolver,
  AgentResolver,
  AgentRolloutResolver,
  AgentsResolver,
  AgentVersionFields,
} from '../modules/agent/configuration/index.ts';
import { ConversationSummaryResolver } from '../modules/agent/conversation-summaries/index.ts';
import { EscalationPolicyResolver } from '../modules/agent/escalation/index.ts';
import { HttpToolFields, HttpToolResolver } from '../modules/agent/http-tools/index.ts';
import {
  BusinessProfileResolver,
  KnowledgeSearchResolver,
  KnowledgeSourceResolver,
  KnowledgeVersionResolver,
  UnansweredQuestionFields,
  UnansweredQuestionResolver,
} from '../modules/agent/knowledge/index.ts';
import { McpServerResolver, McpToolFields, McpToolResolver } from '../modules/agent/mcp-servers/index.ts';
import {
  ConversationModelUsageResolver,
  ModelBudgetResolver,
  ModelUsageResolver,
} from '../modules/agent/model-usage/index.ts';
import { NumberRoutingResolver } from '../modules/agent/number-routing/index.ts';
import { RecordFieldResolver } from '../modules/agent/record-fields/index.ts';
import { ReplyDraftResolver } from '../modules/agent/reply-drafts/index.ts';
import { ReviewResolver, ReviewSettingsResolver } from '../modules/agent/reviews/index.ts';
import { AgentRunResolver, AgentRunStepFields } from '../modules/agent/runs/index.ts';
import {
  RegulationTemplateResolver,
  SafetyResolver,
  SafetySettingsResolver,
  SafetyTriggerResolver,
} from '../modules/agent/safety/index.ts';
import { ServiceResolver } from '../modules/agent/services/index.ts';
import { AgentReadinessResolver } from '../modules/agent/status/index.ts';
import { TestCaseResolver, TestResultFields, TestRunResolver } from '../modules/agent/test-cases/index.ts';
import {
  CallChangeFields,
  CallResolver,
  CallSubscription,
  OperatorResolver,
  TranscriptAddedFields,
} from '../modules/calls/calls/index.ts';
import { VoiceSettingsResolver } from '../modules/calls/voice-settings/index.ts';
import {
  CampaignFields,
  CampaignProgressFields,
  CampaignResolver,
  CampaignRunResolver,
  CampaignSubscription,
} from '../modules/campaigns/campaigns/index.ts';
import { OutreachLimitsResolver } from '../modules/campaigns/outreach-limits/index.ts';
import { SequenceResolver, SequenceStepFields } from '../modules/campaigns/sequences/index.ts';
import { ContactDataResolver } from '../modules/contacts/contact-data/index.ts';
import { ContactImportResolver } from '../modules/contacts/contact-imports/index.ts';
import { ContactExportResolver, ContactFields, ContactResolver } from '../modules/contacts/contacts/index.ts';
import { ErasureFields, ErasureResolver } from '../modules/contacts/erasures/index.ts';
import { OptOutResolver } from '../modules/contacts/opt-outs/index.ts';
import { SavedViewResolver } from '../modules/contacts/saved-views/index.ts';
import { AccountResolver, IdentityResolver, ViewerFields } from '../modules/identity/accounts/index.ts';
import { PushSubscriptionResolver } from '../modules/identity/push-subscriptions/index.ts';
import { PasskeyResolver, SecondFactorResolver } from '../modules/identity/second-factors/index.ts';
import { WorkspaceSecurityResolver } from '../modules/identity/session-policy/index.ts';
import { VoiceVerificationResolver } from '../modules/identity/voice-verification/index.ts';
import { BOOKING_RESOLVERS, BookingExportResolver } from '../modules/leads/bookings/index.ts';
import { LeadFormResolver, LeadFormVersionFields } from '../modules/leads/lead-forms/index.ts';
import {
  LeadChangeFields,
  LeadExportResolver,
  LeadFields,
  LeadResolver,
  LeadSubscription,
} from '../modules/leads/leads/index.ts';
import { WaitingLeadsResolver } from '../modules/leads/waiting-leads/index.ts';
import { AttachmentResolver } from '../modules/messaging/attachments/index.ts';
import { ConversationNoteResolver } from '../modules/messaging/conversation-notes/index.ts';
import { ConversationStartResolver } from '../modules/messaging/conversation-starts/index.ts';
import {
  ConversationChangeFields,
  ConversationExportResolver,
  ConversationResolver,
  ConversationStatusResolver,
  ConversationSubscription,
  MessageAddedFields,
  MessageFields,
  TakeoverResolver,
} from '../modules/messaging/conversations/index.ts';
import { MessagingSettingsResolver } from '../modules/messaging/messaging-settings/index.ts';
import { PhoneConfigResolver } from '../modules/messaging/phone-configs/index.ts';
import { SavedReplyResolver } from '../modules/messaging/saved-replies/index.ts';
import { SearchResultResolver } from '../modules/messaging/search-results/index.ts';
import {
  SurfaceFileResolver,
  SurfaceResolver,
  SurfaceResultResolver,
  SurfaceReviewResolver,
  SurfaceTemplateFields,
  SurfaceTemplateResolver,
} from '../modules/messaging/surfaces/index.ts';
import { TemplateFields, TemplateResolver } from '../modules/messaging/templates/index.ts';
import { WorkspaceDataResolver } from '../modules/platform/workspace-data/index.ts';
import { EDGE_RESOLVERS } from './edges.ts';
import { NodeResolver } from './node.resolver.ts';
import { PLATFORM_RESOLVERS } from './platform-resolvers.ts';
import { WORLD_RESOLVERS } from './world-resolvers.ts';

/** The resolvers are listed explicitly, so that an added or removed resolver is visible in code reviews. */
// biome-ignore lint/complexity/noBannedTypes: type-graphql requires resolver classes, which it types as `Function`.
export const RESOLVERS: NonEmptyArray<Function> = [
  NodeResolver,
  AccountResolver,
  IdentityResolver,
  ViewerFields,
  SecondFactorResolver,
  PushSubscriptionResolver,
  PasskeyResolver,
  WorkspaceResolver,
  WorkspaceFields,
  WorkspaceSecurityResolver,
  VoiceVerificationResolver,
  ConversationModelUsageResolver,
  ModelBudgetResolver,
  ModelUsageResolver,
  MemberResolver,
  MemberFields,
  RoleResolver,
  CustomRoleFields,
  AccessRequestResolver,
  InvitationResolver,
  OutreachLimitsResolver,
  SequenceResolver,
  SequenceStepFields,
  BusinessHoursResolver,
  NumberRoutingResolver,
  OwnershipResolver,
  OrganizationResolver,
  EnvironmentResolver,
  AgentLimitsResolver,
  RecordFieldResolver,
  BusinessProfileResolver,
  HttpToolResolver,
  McpServerResolver,
  McpToolResolver,
  AgentRunResolver,
  AgentRunStepFields,
  HttpToolFields,
  McpToolFields,
  AgentRolloutResolver,
  ReviewResolver,
  ReviewSettingsResolver,
  TestCaseResolver,
  TestRunResolver,
  TestResultFields,
  KnowledgeSourceResolver,
  KnowledgeVersionResolver,
  KnowledgeSearchResolver,
  UnansweredQuestionFields,
  UnansweredQuestionResolver,
  AgentResolver,
  AgentsResolver,
  AgentVersionFields,
  AgentReadinessResolver,
  ApiKeyResolver,
  ServiceAccountResolver,
  SupportResolver,
  PhoneConfigResolver,
  TemplateFields,
  TemplateResolver,
  MessagingSettingsResolver,
  VoiceSettingsResolver,
  SurfaceFileResolver,
  SurfaceResolver,
  SurfaceResultResolver,
  SurfaceReviewResolver,
  SurfaceTemplateResolver,
  SurfaceTemplateFields,
  LeadFormResolver,
  LeadFormVersionFields,
  LeadResolver,
  WaitingLeadsResolver,
  LeadFields,
  LeadChangeFields,
  LeadSubscription,
  CampaignResolver,
  CampaignRunResolver,
  CampaignFields,
  CampaignSubscription,
  CampaignProgressFields,
  ...BOOKING_RESOLVERS,
  ContactResolver,
  ContactExportResolver,
  ContactFields,
  ContactDataResolver,
  WorkspaceDataResolver,
  LeadExportResolver,
  BookingExportResolver,
  ConversationExportResolver,
  ContactImportResolver,
  ErasureFields,
  ErasureResolver,
  ConversationNoteResolver,
  SavedReplyResolver,
  SearchResultResolver,
  SavedViewResolver,
  OptOutResolver,
  AttachmentResolver,
  ConversationResolver,
  ConversationStartResolver,
  ConversationStatusResolver,
  TakeoverResolver,
  ReplyDraftResolver,
  ConversationSummaryResolver,
  ConversationSubscription,
  ConversationChangeFields,
  MessageAddedFields,
  MessageFields,
  CallResolver,
  CallSubscription,
  CallChangeFields,
  TranscriptAddedFields,
  OperatorResolver,
  ServiceResolver,
  EscalationPolicyResolver,
  SafetyResolver,
  SafetySettingsResolver,
  SafetyTriggerResolver,
  RegulationTemplateResolver,
  ...EDGE_RESOLVERS,
  ...PLATFORM_RESOLVERS,
  ...WORLD_RESOLVERS,
];
