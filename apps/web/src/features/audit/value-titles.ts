import {
  API_KEY_GRACE_PERIOD_TITLES,
  API_KEY_MODE_TITLES,
  BOOKING_STATUS_TITLES,
  CALL_MODE_TITLES,
  CALL_OUTCOME_TITLES,
  CAMPAIGN_STATUS_TITLES,
  CHANNEL_TITLES,
  CLOSED_BEHAVIOR_TITLES,
  CONVERSATION_MODE_TITLES,
  ENVIRONMENT_TITLES,
  INTEGRATION_PROVIDERS,
  INTEGRATIONS,
  JOB_STATUS_TITLES,
  LEAD_SOURCE_TITLES,
  LEAD_STATUS_TITLES,
  LEGAL_HOLD_SCOPE_TITLES,
  PHONE_CONFIG_STATUS_TITLES,
  PHONE_PROVIDER_TITLES,
  SAFETY_OUTCOME_TITLES,
  SUPPORT_LEVEL_TITLES,
  WEBHOOK_SECRET_GRACE_PERIOD_TITLES,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';

const INTEGRATION_STATUS_TITLES = {
  SET_UP: t`Not verified`,
  VERIFIED: t`Verified`,
  FAILING: t`Failing`,
};

/** Titles of the enum values in audit events, by subject type and field. They match the titles on the pages. */
const TITLES: Record<string, Readonly<Record<string, string>>> = {
  'Agent.goal': { BOOK: t`Book an appointment`, QUALIFY: t`Qualify, then a member follows up` },
  'ApiKey.environment': ENVIRONMENT_TITLES,
  'ApiKey.gracePeriod': API_KEY_GRACE_PERIOD_TITLES,
  'ApiKey.mode': API_KEY_MODE_TITLES,
  'Booking.status': BOOKING_STATUS_TITLES,
  'Call.direction': { INBOUND: t`Inbound`, OUTBOUND: t`Outbound` },
  'Call.mode': CALL_MODE_TITLES,
  'Call.outcome': CALL_OUTCOME_TITLES,
  'Campaign.state': CAMPAIGN_STATUS_TITLES,
  'Conversation.mode': CONVERSATION_MODE_TITLES,
  'EscalationRule.outcome': SAFETY_OUTCOME_TITLES,
  'Integration.provider': Object.fromEntries(INTEGRATION_PROVIDERS.map((key) => [key, INTEGRATIONS[key].title])),
  'Integration.state': INTEGRATION_STATUS_TITLES,
  'Job.state': JOB_STATUS_TITLES,
  'Lead.source': LEAD_SOURCE_TITLES,
  'Lead.status': LEAD_STATUS_TITLES,
  'LegalHold.scope': LEGAL_HOLD_SCOPE_TITLES,
  'MonitorConcept.outcome': SAFETY_OUTCOME_TITLES,
  'PersistedOperation.kind': { QUERY: t`Query`, MUTATION: t`Mutation` },
  'PhoneConfig.closedBehavior': CLOSED_BEHAVIOR_TITLES,
  'PhoneConfig.provider': PHONE_PROVIDER_TITLES,
  'PhoneConfig.state': PHONE_CONFIG_STATUS_TITLES,
  'SupportAccess.level': SUPPORT_LEVEL_TITLES,
  'Webhook.gracePeriod': WEBHOOK_SECRET_GRACE_PERIOD_TITLES,
  'Workspace.access': { NONE: t`No access`, READ: t`Read`, WRITE: t`Read and change` },
  'Workspace.channel': CHANNEL_TITLES,
  'Workspace.closedBehavior': CLOSED_BEHAVIOR_TITLES,
  'Workspace.environment': ENVIRONMENT_TITLES,
};

/** Returns the title of an enum value, or the value itself if the field is not an enum or the value is unknown. */
export const valueTitle = (subjectType: string, field: string, value: string): string =>
  TITLES[`${subjectType}.${field}`]?.[value] ?? value;
