import {
  DELIVERY_FAILURE_REASONS,
  DELIVERY_STATES,
  FILTER_MATCHES,
  FILTER_OPERATORS,
  WEBHOOK_DISABLED_REASONS,
  WEBHOOK_SECRET_GRACE_PERIODS,
  WEBHOOK_STATES,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const WebhookStateEnum = enumOf('WebhookState', 'State of a webhook.', WEBHOOK_STATES);
export const WebhookDisabledReasonEnum = enumOf(
  'WebhookDisabledReason',
  'Reason why a webhook is disabled.',
  WEBHOOK_DISABLED_REASONS,
);
export const DeliveryStateEnum = enumOf('DeliveryState', 'State of a webhook delivery.', DELIVERY_STATES);
export const DeliveryFailureReasonEnum = enumOf(
  'DeliveryFailureReason',
  'Reason why a delivery attempt failed.',
  DELIVERY_FAILURE_REASONS,
);
export const WebhookSecretGracePeriodEnum = enumOf(
  'WebhookSecretGracePeriod',
  'Time for which requests are also signed with the old secret after a rotation.',
  WEBHOOK_SECRET_GRACE_PERIODS,
);
export const FilterMatchEnum = enumOf('FilterMatch', 'How many of the conditions an event must match.', FILTER_MATCHES);
export const FilterOperatorEnum = enumOf('FilterOperator', 'Comparison operator of a condition.', FILTER_OPERATORS);
