/** Webhook events of the group “Billing”. */
export const BILLING_WEBHOOK_EVENTS = {
  'usage.threshold_reached': {
    group: 'Billing',
    description:
      'The usage of a meter reached 80% or 100% of the limit of the plan. Sent once for each percentage in a period.',
    from: ['usage.threshold_reached'],
  },
  'subscription.changed': {
    group: 'Billing',
    description:
      'A global admin or the payer created, changed or ended the subscription, or its status changed because invoices were not paid, or were.',
    from: ['subscription.created', 'subscription.updated', 'subscription.ended', 'subscription.status_changed'],
  },
  'invoice.issued': {
    group: 'Billing',
    description: 'An invoice was issued for a period of the subscription.',
    from: ['invoice.created'],
  },
  'invoice.paid': {
    group: 'Billing',
    description: 'An invoice was paid through Stripe or marked as paid.',
    from: ['invoice.paid'],
  },
  'invoice.voided': {
    group: 'Billing',
    description: 'An invoice was marked as void. It is not to be paid.',
    from: ['invoice.voided'],
  },
} as const;
