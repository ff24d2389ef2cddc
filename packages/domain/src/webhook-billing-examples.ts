import { AT, HERE, ID } from './webhook-example-values.ts';

const INVOICE = {
  id: ID,
  number: 'INV-2026-00042',
  status: 'OPEN',
  planName: 'Growth',
  periodStart: '2026-11-01T00:00:00.000Z',
  periodEnd: '2026-12-01T00:00:00.000Z',
  currency: 'EUR',
  netMinor: 6400,
  taxMinor: 1216,
  totalMinor: 7616,
  issuedAt: '2026-12-01T00:07:00.000Z',
  dueAt: '2026-12-15T00:07:00.000Z',
  paidAt: null,
  voidedAt: null,
} as const;
const BY_BILLING = { ...HERE, actor: { kind: 'SYSTEM', name: 'Billing' } } as const;

/** Examples of the webhook events of the group “Billing”. */
export const BILLING_EXAMPLES = {
  'usage.threshold_reached': {
    ...BY_BILLING,
    limit: {
      meter: 'ai_conversations',
      percent: 80,
      used: 812,
      included: 1000,
      mode: 'HARD',
      resetsAt: '2026-12-01T00:00:00.000Z',
    },
  },
  'subscription.changed': {
    ...BY_BILLING,
    subscription: {
      id: ID,
      planName: 'Growth',
      status: 'PAST_DUE',
      interval: 'MONTH',
      seats: 5,
      startsAt: AT,
      endsAt: null,
    },
  },
  'invoice.issued': { ...BY_BILLING, invoice: INVOICE },
  'invoice.paid': { ...HERE, invoice: { ...INVOICE, status: 'PAID', paidAt: '2026-12-05T10:00:00.000Z' } },
  'invoice.voided': { ...HERE, invoice: { ...INVOICE, status: 'VOID', voidedAt: '2026-12-05T10:00:00.000Z' } },
} as const;
