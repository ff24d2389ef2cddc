import {
  BILLING_INTERVALS,
  BILLING_MODES,
  LIMIT_MODES,
  PAYMENT_EVENT_STATUSES,
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
  description: 'Feature that a plan can include.',
  valuesConfig: Object.fromEntries(
    PLAN_FEATURE_KEYS.map((key) => [key.toUpperCase(), { description: `${PLAN_FEATURES[key]}.` }]),
  ),
});

export const BillingModeEnum = enumOf('BillingMode', 'How this installation bills workspaces.', BILLING_MODES, {
  OFF: 'No plans or limits apply.',
  MANUAL: 'Global admins assign plans. There is no payment provider.',
  STRIPE: 'Workspaces subscribe through Stripe, and global admins can assign plans.',
});
export const LimitModeEnum = enumOf('LimitMode', 'What happens at a limit of a plan.', LIMIT_MODES, {
  HARD: 'New usage above the limit is refused.',
  SOFT: 'The workspace is warned, and nothing is refused.',
  OVERAGE:
    'The workspace is warned, and nothing is refused. The invoice of a subscription that a global admin manages charges the usage above the limit.',
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
    SCHEDULED: 'The subscription has not started. The default plan applies.',
    ACTIVE: 'The plan of the subscription applies.',
    PAST_DUE:
      'The end of the subscription has passed, or an invoice is unpaid. The plan still applies during the grace period.',
    RESTRICTED: 'Invoices are unpaid after the grace period. New usage is blocked until the invoices are paid.',
    CANCELED:
      'The subscription ended because of unpaid invoices. The default plan applies. Without a default plan, new usage is blocked.',
    EXPIRED: 'The grace period of the subscription has passed. The default plan applies.',
    ENDED: 'A global admin or the payer ended the subscription. The default plan applies.',
    INCOMPLETE: 'The first payment at Stripe is missing. The default plan applies.',
    TRIALING: 'The trial at Stripe has not ended. The plan of the subscription applies.',
    PAUSED: 'The trial at Stripe ended without a payment method. The default plan applies.',
  },
);
export const PaymentEventStatusEnum = enumOf(
  'PaymentEventStatus',
  'Status of an event of Stripe.',
  PAYMENT_EVENT_STATUSES,
  {
    PENDING: 'The state of the workspace is being read from Stripe.',
    APPLIED: 'The state was read from Stripe and stored.',
    IGNORED: 'The event does not concern a workspace.',
    FAILED: 'The state was read from Stripe and could not be stored.',
  },
);
