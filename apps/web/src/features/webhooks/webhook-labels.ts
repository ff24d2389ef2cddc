import {
  DELIVERY_FAILURE_REASON_HINTS,
  type DeliveryFailureReason,
  type FilterOperator,
  type WebhookDeliveryStatus,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import type { Tone } from '../../ui/status-badge.tsx';

export const STATE_LABELS: Record<WebhookDeliveryStatus, { title: string; tone: Tone }> = {
  PENDING: { title: t`Pending`, tone: 'info' },
  DELIVERED: { title: t`Delivered`, tone: 'good' },
  FAILED: { title: t`Failed`, tone: 'bad' },
};

export const CAUSE_TITLES: Record<DeliveryFailureReason, string> = {
  ADDRESS: t`Private address`,
  DNS: t`DNS error`,
  CONNECTION: t`Connection error`,
  TLS: t`Certificate error`,
  TIMEOUT: t`Timeout`,
  HTTP_3XX: t`Redirect`,
  HTTP_4XX: t`Rejected`,
  HTTP_5XX: t`Server error`,
};

export const hintFor = (cause: DeliveryFailureReason) => DELIVERY_FAILURE_REASON_HINTS[cause];

export const OPERATOR_TITLES: Record<FilterOperator, string> = {
  EQUALS: t`is`,
  NOT_EQUALS: t`is not`,
  CONTAINS: t`contains`,
  EXISTS: t`exists`,
};

/** Returns a URL without its scheme and final slash, for example `hooks.example.com/in`. */
export const addressOf = (url: string): string => url.replace(/^https?:\/\//, '').replace(/\/$/, '');
