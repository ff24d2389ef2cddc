import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import { AccessRequestResolver } from '../modules/access-requests/index.ts';
import { AgentResolver } from '../modules/agent-config/index.ts';
import { ServiceResolver } from '../modules/agent-services/index.ts';
import { AnalyticsResolver } from '../modules/analytics/index.ts';
import { ApiKeyResolver } from '../modules/api-keys/index.ts';
import { AuditEventAddedFields, AuditResolver, AuditSubscription } from '../modules/audit/index.ts';
import {
  BookingChangeFields,
  BookingResolver,
  BookingSubscription,
  LeadBookingFields,
} from '../modules/bookings/index.ts';
import {
  CallChangeFields,
  CallFields,
  CallResolver,
  CallSubscription,
  OperatorResolver,
  TranscriptAddedFields,
} from '../modules/calls/index.ts';
import {
  CampaignFields,
  CampaignProgressFields,
  CampaignResolver,
  CampaignRunResolver,
  CampaignSubscription,
} from '../modules/campaigns/index.ts';
import { ContactImportResolver } from '../modules/contact-imports/index.ts';
import { ContactExportResolver, ContactResolver } from '../modules/contacts/index.ts';
import {
  ConversationChangeFields,
  ConversationFields,
  ConversationResolver,
  ConversationSubscription,
  MessageAddedFields,
  TakeoverResolver,
} from '../modules/conversations/index.ts';
import { DataSourceResolver, SyncRunFields } from '../modules/data-sources/index.ts';
import { EnvironmentResolver } from '../modules/environments/index.ts';
import { AccountResolver, IdentityResolver, ViewerFields } from '../modules/identity/index.ts';
import { IntegrationResolver } from '../modules/integrations/index.ts';
import { InvitationResolver } from '../modules/invitations/index.ts';
import { JobFields, JobProgressFields, JobResolver, JobSubscription } from '../modules/jobs/index.ts';
import { LeadChangeFields, LeadFields, LeadResolver, LeadSubscription } from '../modules/leads/index.ts';
import { MemberFields, MemberResolver } from '../modules/members/index.ts';
import { MessagingSettingsResolver } from '../modules/messaging-settings/index.ts';
import {
  NotificationAddedFields,
  NotificationResolver,
  NotificationSubscription,
} from '../modules/notifications/index.ts';
import { OptOutResolver } from '../modules/opt-outs/index.ts';
import { OrganizationResolver } from '../modules/organizations/index.ts';
import { OutreachLimitsResolver } from '../modules/outreach-limits/index.ts';
import { OwnershipResolver } from '../modules/ownership/index.ts';
import { PersistedOperationFields, PersistedOperationResolver } from '../modules/persisted-operations/index.ts';
import { PhoneConfigResolver } from '../modules/phone-configs/index.ts';
import { FailedJobsResolver, PlatformResolver, RegistrationResolver } from '../modules/platform/index.ts';
import { RetentionResolver } from '../modules/retention/index.ts';
import { CustomRoleFields, RoleResolver } from '../modules/roles/index.ts';
import { RegulationTemplateResolver, SafetyResolver, SafetyTriggerResolver } from '../modules/safety/index.ts';
import { SavedViewResolver } from '../modules/saved-views/index.ts';
import { PasskeyResolver, SecondFactorResolver } from '../modules/second-factors/index.ts';
import { ServiceIdentityResolver } from '../modules/service-identities/index.ts';
import { WorkspaceSecurityResolver } from '../modules/session-policy/index.ts';
import { SupportResolver } from '../modules/support/index.ts';
import { TemplateResolver } from '../modules/templates/index.ts';
import { VoiceSettingsResolver } from '../modules/voice-settings/index.ts';
import { WebhookDeliveryFields, WebhookFields, WebhookResolver } from '../modules/webhooks/index.ts';
import { WorkspaceFields, WorkspaceResolver } from '../modules/workspaces/index.ts';
import { EntityFields, WorldEventFields, WorldResolver } from '../modules/world-model/index.ts';
import { withProjection } from '../query-compiler/index.ts';
import { assertAllGated } from './gate-totality.ts';
import { guardRoots } from './guard-roots.ts';
import { answerSchemaInBatches } from './introspection.ts';

/** Explicit list, so that reviews show every resolver. */
// biome-ignore lint/complexity/noBannedTypes: type-graphql asks for classes as functions.
const RESOLVERS: NonEmptyArray<Function> = [
  AccountResolver,
  IdentityResolver,
  RegistrationResolver,
  ViewerFields,
  SecondFactorResolver,
  PasskeyResolver,
  WorkspaceResolver,
  WorkspaceFields,
  WorkspaceSecurityResolver,
  RetentionResolver,
  AnalyticsResolver,
  MemberResolver,
  MemberFields,
  RoleResolver,
  CustomRoleFields,
  AccessRequestResolver,
  InvitationResolver,
  OutreachLimitsResolver,
  OwnershipResolver,
  OrganizationResolver,
  EnvironmentResolver,
  AgentResolver,
  ApiKeyResolver,
  ServiceIdentityResolver,
  SupportResolver,
  IntegrationResolver,
  PhoneConfigResolver,
  TemplateResolver,
  MessagingSettingsResolver,
  VoiceSettingsResolver,
  DataSourceResolver,
  SyncRunFields,
  WebhookResolver,
  WebhookFields,
  WebhookDeliveryFields,
  PersistedOperationResolver,
  PersistedOperationFields,
  LeadResolver,
  LeadFields,
  LeadChangeFields,
  LeadSubscription,
  CampaignResolver,
  CampaignRunResolver,
  CampaignFields,
  CampaignSubscription,
  CampaignProgressFields,
  LeadBookingFields,
  BookingResolver,
  BookingSubscription,
  BookingChangeFields,
  ContactResolver,
  ContactExportResolver,
  ContactImportResolver,
  SavedViewResolver,
  JobResolver,
  JobFields,
  JobSubscription,
  JobProgressFields,
  OptOutResolver,
  ConversationResolver,
  TakeoverResolver,
  ConversationFields,
  ConversationSubscription,
  ConversationChangeFields,
  MessageAddedFields,
  CallResolver,
  CallFields,
  CallSubscription,
  CallChangeFields,
  TranscriptAddedFields,
  OperatorResolver,
  ServiceResolver,
  SafetyResolver,
  SafetyTriggerResolver,
  RegulationTemplateResolver,
  WorldResolver,
  WorldEventFields,
  EntityFields,
  NotificationResolver,
  NotificationSubscription,
  NotificationAddedFields,
  AuditResolver,
  AuditSubscription,
  AuditEventAddedFields,
  PlatformResolver,
  FailedJobsResolver,
];

/** Builds the schema. Throws and names the field when one has no gate. */
export function buildGraph(): GraphQLSchema {
  const schema = guardRoots(
    withProjection(buildSchemaSync({ resolvers: RESOLVERS, validate: false, orphanedTypes: [], pubSub: NO_PUB_SUB })),
  );
  assertAllGated(schema);
  answerSchemaInBatches();
  return schema;
}

/** type-graphql requires a PubSub for subscriptions. Ours use `watching` instead. */
const NO_PUB_SUB = {
  publish() {
    throw new Error('Publish with record() or tell(), in the transaction of the change.');
  },
  subscribe(): never {
    throw new Error('Subscribe with watching().');
  },
};
