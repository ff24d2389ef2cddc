/** Names of audit events of subscriptions, invoices and credit notes. */
export const BILLING_EVENT_NAMES = [
  'subscription.created',
  'subscription.updated',
  'subscription.ended',
  'subscription.status_changed',
  'billing_account.updated',
  'checkout.started',
  'subscription.change_confirmed',
  'subscription.change_canceled',
  'invoice.created',
  'invoice.paid',
  'invoice.voided',
  'usage.corrected',
  'credit_note.issued',
  'credit_note.refunded',
] as const;
