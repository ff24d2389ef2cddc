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

export const WebhookStateEnum = enumOf('WebhookState', 'Whether events are sent to an endpoint.', WEBHOOK_STATES);
export const WebhookDisabledReasonEnum = enumOf(
  'WebhookDisabledReason',
  'Why a webhook was disabled: the endpoint answered 410 Gone, or failed for too long.',
  WEBHOOK_DISABLED_REASONS,
);
export const DeliveryStateEnum = enumOf('DeliveryState', 'State of a webhook delivery.', DELIVERY_STATES);
export const DeliveryFailureReasonEnum = enumOf(
  'DeliveryFailureReason',
  'Why an attempt failed. ADDRESS: the name resolved to a private network address.',
  DELIVERY_FAILURE_REASONS,
);
export const WebhookSecretGracePeriodEnum = enumOf(
  'WebhookSecretGracePeriod',
  'How long a replaced secret still signs beside the new one.',
  WEBHOOK_SECRET_GRACE_PERIODS,
);
export const FilterMatchEnum = enumOf('FilterMatch', 'Whether all conditions must match, or any.', FILTER_MATCHES);
export const FilterOperatorEnum = enumOf('FilterOperator', 'Operator of a condition.', FILTER_OPERATORS);
