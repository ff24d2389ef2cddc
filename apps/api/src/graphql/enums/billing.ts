import {
  BILLING_INTERVALS,
  BILLING_MODES,
  LIMIT_MODES,
  PLAN_FEATURE_KEYS,
  PLAN_FEATURES,
  PLAN_VISIBILITIES,
  SUBSCRIPTION_STATUSES,
} from '@frontdesk/domain';
import { registerEnumType } from 'type-graphql';
import { enumOf } from './enum-of.ts';

/** Plan features by enum value name, which is the key in upper case. */
export const PlanFeatureEnum = Object.fromEntries(PLAN_FEATURE_KEYS.map((key) => [key.toUpperCase(), key]));
registerEnumType(PlanFeatureEnum, {
  name: 'PlanFeature',
  description: 'Capability that a plan includes or not.',
  valuesConfig: Object.fromEntries(
    PLAN_FEATURE_KEYS.map((key) => [key.toUpperCase(), { description: `${PLAN_FEATURES[key]}.` }]),
  ),
});

export const BillingModeEnum = enumOf('BillingMode', 'How this installation bills workspaces.', BILLING_MODES, {
  OFF: 'No plans or limits apply.',
  MANUAL: 'Global admins assign plans. There is no payment provider.',
});
export const LimitModeEnum = enumOf('LimitMode', 'What happens at a limit of a plan.', LIMIT_MODES, {
  HARD: 'New usage above the limit is refused.',
  SOFT: 'The workspace is warned, and nothing is refused.',
});
export const PlanVisibilityEnum = enumOf('PlanVisibility', 'Who can choose a plan.', PLAN_VISIBILITIES, {
  PUBLIC: 'The plan is offered to all workspaces.',
  PRIVATE: 'Global admins assign the plan.',
});
export const BillingIntervalEnum = enumOf('BillingInterval', 'Period that a price covers.', BILLING_INTERVALS, {
  MONTH: 'A month.',
  YEAR: 'A year.',
});
export const SubscriptionStatusEnum = enumOf(
  'SubscriptionStatus',
  'Status of a subscription at the time of the request.',
  SUBSCRIPTION_STATUSES,
  {
    SCHEDULED: 'It has not started. The default plan applies.',
    ACTIVE: 'Its plan applies.',
    PAST_DUE: 'Its end has passed, or an invoice is unpaid. Its plan applies during the grace period.',
    RESTRICTED: 'Invoices are unpaid after the grace period. Nothing new can start until they are paid.',
    CANCELED: 'It ended because of unpaid invoices. The default plan applies. Without one, nothing new can start.',
    EXPIRED: 'Its grace period has passed. The default plan applies.',
    ENDED: 'A global admin ended it. The default plan applies.',
  },
);
