import {
  FailedJobsResolver,
  ModelPriceResolver,
  PlatformResolver,
  RegistrationResolver,
} from '../modules/platform/administration/index.ts';
import { AgentMetricsResolver, AnalyticsResolver, MemberMetricsResolver } from '../modules/platform/analytics/index.ts';
import { AuditEventAddedFields, AuditResolver, AuditSubscription } from '../modules/platform/audit/index.ts';
import { BILLING_RESOLVERS } from '../modules/platform/billing/index.ts';
import { ExportResolver } from '../modules/platform/exports/index.ts';
import { IntegrationResolver, ModelRouteResolver } from '../modules/platform/integrations/index.ts';
import { JobFields, JobProgressFields, JobResolver, JobSubscription } from '../modules/platform/long-jobs/index.ts';
import {
  NotificationAddedFields,
  NotificationResolver,
  NotificationSettingsResolver,
  NotificationSubscription,
} from '../modules/platform/notifications/index.ts';
import {
  PersistedOperationFields,
  PersistedOperationResolver,
} from '../modules/platform/persisted-operations/index.ts';
import { ConfigurationResolver } from '../modules/platform/promotion/index.ts';
import { ProviderLogResolver } from '../modules/platform/provider-log/index.ts';
import { RetentionResolver } from '../modules/platform/retention/index.ts';
import { UsageResolver } from '../modules/platform/usage/index.ts';
import { WebhookDeliveryFields, WebhookFields, WebhookResolver } from '../modules/platform/webhooks/index.ts';

/** Resolvers of the modules in `modules/platform`. */
export const PLATFORM_RESOLVERS = [
  RegistrationResolver,
  ProviderLogResolver,
  RetentionResolver,
  AnalyticsResolver,
  UsageResolver,
  AgentMetricsResolver,
  MemberMetricsResolver,
  ModelPriceResolver,
  IntegrationResolver,
  ModelRouteResolver,
  ConfigurationResolver,
  WebhookResolver,
  WebhookFields,
  WebhookDeliveryFields,
  PersistedOperationResolver,
  PersistedOperationFields,
  ExportResolver,
  JobResolver,
  JobFields,
  JobSubscription,
  JobProgressFields,
  NotificationResolver,
  NotificationSettingsResolver,
  NotificationSubscription,
  NotificationAddedFields,
  AuditResolver,
  AuditSubscription,
  AuditEventAddedFields,
  PlatformResolver,
  FailedJobsResolver,
  ...BILLING_RESOLVERS,
] as const;
