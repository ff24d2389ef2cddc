import {
  DELIVERY_FAILURE_REASONS,
  FILTER_MATCHES,
  FILTER_OPERATORS,
  WEBHOOK_DELIVERY_STATUSES,
  WEBHOOK_DISABLED_REASONS,
  WEBHOOK_SECRET_GRACE_PERIODS,
  WEBHOOK_STATUSES,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const WebhookStatusEnum = enumOf('WebhookStatus', 'Status of a webhook.', WEBHOOK_STATUSES, {
  ACTIVE: 'Events are sent to the endpoint.',
  DISABLED: 'No events are sent. They are stored, and sent after the webhook is enabled.',
});
export const WebhookDisabledReasonEnum = enumOf(
  'WebhookDisabledReason',
  'Reason why a webhook is disabled.',
  WEBHOOK_DISABLED_REASONS,
  { GONE: 'The endpoint returned the status 410 Gone.', FAILING: 'The endpoint accepted no delivery for a day.' },
);
export const WebhookDeliveryStatusEnum = enumOf(
  'WebhookDeliveryStatus',
  'Status of a webhook delivery.',
  WEBHOOK_DELIVERY_STATUSES,
  {
    PENDING: 'The delivery is waiting for its next attempt.',
    DELIVERED: 'The endpoint accepted the delivery.',
    FAILED: 'All attempts failed.',
  },
);
export const DeliveryFailureReasonEnum = enumOf(
  'DeliveryFailureReason',
  'Reason why a delivery attempt failed.',
  DELIVERY_FAILURE_REASONS,
  {
    ADDRESS: 'The host name resolves to an address in a private network.',
    DNS: 'The host name was not found.',
    CONNECTION: 'The connection failed.',
    TLS: 'The TLS certificate is not valid.',
    TIMEOUT: 'The endpoint did not respond in time.',
    HTTP_3XX: 'The endpoint returned a redirect, which is not followed.',
    HTTP_4XX: 'The endpoint rejected the request with a 4xx status.',
    HTTP_5XX: 'The endpoint failed with a 5xx status.',
  },
);
export const WebhookSecretGracePeriodEnum = enumOf(
  'WebhookSecretGracePeriod',
  'Time for which requests are also signed with the old secret after a rotation.',
  WEBHOOK_SECRET_GRACE_PERIODS,
  {
    NOW: 'No grace period. Requests are signed with the new secret only.',
    ONE_HOUR: 'One hour.',
    ONE_DAY: '24 hours.',
  },
);
export const FilterMatchEnum = enumOf(
  'FilterMatch',
  'How many of the conditions an event must match.',
  FILTER_MATCHES,
  { ALL: 'The event must match all conditions.', ANY: 'The event must match at least one condition.' },
);
export const FilterOperatorEnum = enumOf('FilterOperator', 'Comparison operator of a condition.', FILTER_OPERATORS, {
  EQUALS: 'The field is equal to the value.',
  NOT_EQUALS: 'The field is not equal to the value.',
  CONTAINS: 'The text contains the value, or the list has the value as an item.',
  EXISTS: 'The field is not null.',
});
