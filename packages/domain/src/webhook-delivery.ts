export const WEBHOOK_STATUSES = ['ACTIVE', 'DISABLED'] as const;
export type WebhookStatus = (typeof WEBHOOK_STATUSES)[number];

export const WEBHOOK_DISABLED_REASONS = ['GONE', 'FAILING'] as const;
export type WebhookDisabledReason = (typeof WEBHOOK_DISABLED_REASONS)[number];

export const WEBHOOK_DISABLED_MESSAGES: Record<WebhookDisabledReason, string> = {
  GONE: 'The endpoint answered 410 Gone.',
  FAILING: 'The endpoint has not accepted any delivery for 24 hours.',
};

export const WEBHOOK_DELIVERY_STATUSES = ['PENDING', 'DELIVERED', 'FAILED'] as const;
export type WebhookDeliveryStatus = (typeof WEBHOOK_DELIVERY_STATUSES)[number];

/** Reasons why a delivery attempt failed. ADDRESS: the address is not allowed, so no request was made. */
export const DELIVERY_FAILURE_REASONS = [
  'ADDRESS',
  'DNS',
  'CONNECTION',
  'TLS',
  'TIMEOUT',
  'HTTP_3XX',
  'HTTP_4XX',
  'HTTP_5XX',
] as const;
export type DeliveryFailureReason = (typeof DELIVERY_FAILURE_REASONS)[number];

export const DELIVERY_FAILURE_REASON_HINTS: Record<DeliveryFailureReason, string> = {
  ADDRESS: 'The host resolves to a private IP address. Use a public host.',
  DNS: 'The host was not found. Check the URL and the DNS records of the domain.',
  CONNECTION:
    'The connection failed. Check that the server is running and its firewall allows requests from Frontdesk.',
  TLS: 'The TLS certificate is not valid for this host. Renew it and serve the full certificate chain.',
  TIMEOUT: 'The request timed out. Respond with a 2xx status before you process the event.',
  HTTP_3XX: 'The endpoint returned a redirect. Enter the target URL instead.',
  HTTP_4XX: 'The endpoint rejected the request. Check the path and the signature verification.',
  HTTP_5XX: 'The endpoint returned a server error. Check the log of your server.',
};

/** Grace period during which webhooks are signed with the old and the new secret. */
export const WEBHOOK_SECRET_GRACE_PERIODS = ['NOW', 'ONE_HOUR', 'ONE_DAY'] as const;
export type WebhookSecretGracePeriod = (typeof WEBHOOK_SECRET_GRACE_PERIODS)[number];
export const WEBHOOK_SECRET_GRACE_PERIOD_HOURS: Record<WebhookSecretGracePeriod, number> = {
  NOW: 0,
  ONE_HOUR: 1,
  ONE_DAY: 24,
};
export const WEBHOOK_SECRET_GRACE_PERIOD_TITLES: Record<WebhookSecretGracePeriod, string> = {
  NOW: 'Immediately',
  ONE_HOUR: 'After 1 hour',
  ONE_DAY: 'After 24 hours',
};

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];

/** Delay before each retry, in milliseconds. If the last retry fails, the delivery fails. */
export const RETRY_DELAYS_MS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

export const WEBHOOK_LIMITS = {
  endpoints: 20,
  urlLength: 2_000,
  descriptionLength: 200,
  conditions: 10,
  conditionValueLength: 200,
  payloadBytes: 20_480,
  timeoutMs: 20_000,
  responseBytes: 65_536,
  /** Maximum size of a response body that is stored and displayed, in bytes. */
  bodyKeptBytes: 4_096,
  /** Retention of messages, deliveries and attempts, in days. */
  retentionDays: 30,
  /**
   * Number of consecutive failures after which an endpoint is disabled, if the failures lasted at least
   * `hoursToDisable`.
   */
  failuresToDisable: 10,
  hoursToDisable: 24,
} as const;
