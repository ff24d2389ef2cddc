import { INVOICE_LINE_KINDS, INVOICE_STATUSES } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const InvoiceStatusEnum = enumOf('InvoiceStatus', 'Status of an invoice.', INVOICE_STATUSES, {
  DRAFT: 'The invoice is not issued yet and has no number.',
  OPEN: 'The invoice was issued and is not paid.',
  PAID: 'A global admin marked the invoice as paid.',
  VOID: 'A global admin marked the invoice as void. It is not to be paid.',
});
export const InvoiceLineKindEnum = enumOf('InvoiceLineKind', 'What a line of an invoice charges.', INVOICE_LINE_KINDS, {
  BASE: 'The price of the plan, or of the subscription.',
  SEATS: 'The purchased seats.',
});
