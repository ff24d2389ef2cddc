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
  'Why nothing is sent: the endpoint said that it is gone, or has failed for too long.',
  WEBHOOK_DISABLED_REASONS,
);
export const DeliveryStateEnum = enumOf('DeliveryState', 'State of a webhook delivery.', DELIVERY_STATES);
export const DeliveryFailureReasonEnum = enumOf(
  'DeliveryFailureReason',
  'Why an attempt failed. ADDRESS: it led inside a private network.',
  DELIVERY_FAILURE_REASONS,
);
export const WebhookSecretGracePeriodEnum = enumOf(
  'WebhookSecretGracePeriod',
  'How long a secret that is replaced still signs beside the new one.',
  WEBHOOK_SECRET_GRACE_PERIODS,
);
export const FilterMatchEnum = enumOf(
  'FilterMatch',
  'Whether all conditions must hold, or one is enough.',
  FILTER_MATCHES,
);
export const FilterOperatorEnum = enumOf('FilterOperator', 'What a condition asks of a value.', FILTER_OPERATORS);
