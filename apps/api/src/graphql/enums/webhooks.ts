import {
  ATTEMPT_CAUSES,
  DELIVERY_STATES,
  FILTER_MATCHES,
  FILTER_OPERATORS,
  SECRET_OVERLAPS,
  WEBHOOK_DISABLED_REASONS,
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
export const AttemptCauseEnum = enumOf(
  'AttemptCause',
  'Why an attempt failed. ADDRESS: it led inside a private network.',
  ATTEMPT_CAUSES,
);
export const SecretOverlapEnum = enumOf(
  'SecretOverlap',
  'How long a secret that is replaced still signs beside the new one.',
  SECRET_OVERLAPS,
);
export const FilterMatchEnum = enumOf(
  'FilterMatch',
  'Whether all conditions must hold, or one is enough.',
  FILTER_MATCHES,
);
export const FilterOperatorEnum = enumOf('FilterOperator', 'What a condition asks of a value.', FILTER_OPERATORS);
