import {
  DELIVERY_FAILURE_REASON_HINTS,
  type DeliveryFailureReason,
  type DeliveryState,
  type FilterOperator,
} from '@frontdesk/domain';
import type { Tone } from '../../ui/status-badge.tsx';

export const STATE_LABELS: Record<DeliveryState, { title: string; tone: Tone }> = {
  PENDING: { title: 'Waiting', tone: 'info' },
  DELIVERED: { title: 'Delivered', tone: 'good' },
  FAILED: { title: 'Failed', tone: 'bad' },
};

export const CAUSE_TITLES: Record<DeliveryFailureReason, string> = {
  ADDRESS: 'Private address',
  DNS: 'Name not found',
  CONNECTION: 'No connection',
  TLS: 'Certificate',
  TIMEOUT: 'Timeout',
  HTTP_3XX: 'Redirect',
  HTTP_4XX: 'Refused',
  HTTP_5XX: 'Server error',
};

export const hintFor = (cause: DeliveryFailureReason) => DELIVERY_FAILURE_REASON_HINTS[cause];

export const OPERATOR_TITLES: Record<FilterOperator, string> = {
  EQUALS: 'is',
  NOT_EQUALS: 'is not',
  CONTAINS: 'contains',
  EXISTS: 'is there',
};

/** `hooks.example.com/in`, without what everybody knows. */
export const addressOf = (url: string): string => url.replace(/^https?:\/\//, '').replace(/\/$/, '');

/** JSON with room to breathe; what is no JSON stays as it came. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
