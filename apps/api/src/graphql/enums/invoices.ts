import {
  CREDIT_NOTE_STATUSES,
  INVOICE_LINE_KINDS,
  INVOICE_PROVIDERS,
  INVOICE_STATUSES,
  TAX_TREATMENTS,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const InvoiceStatusEnum = enumOf('InvoiceStatus', 'Status of an invoice.', INVOICE_STATUSES, {
  DRAFT: 'The invoice is not issued yet and has no number.',
  OPEN: 'The invoice was issued and is not paid.',
  PAID: 'A global admin marked the invoice as paid.',
  VOID: 'A global admin marked the invoice as void. It must not be paid.',
});
export const InvoiceLineKindEnum = enumOf('InvoiceLineKind', 'What an invoice line charges for.', INVOICE_LINE_KINDS, {
  BASE: 'The price of the plan, or of the subscription.',
  SEATS: 'The purchased seats.',
  OVERAGE: 'The usage of a meter in the period, above the quantity that the plan includes.',
  LATE_USAGE:
    'The usage of a meter in a month that an earlier invoice billed, recorded after that invoice was issued, and above the quantity that the plan included.',
});
export const InvoiceProviderEnum = enumOf('InvoiceProvider', 'Who issued an invoice.', INVOICE_PROVIDERS, {
  MANUAL: 'This installation. A global admin marks the invoice as paid.',
  STRIPE: 'Stripe, which also takes the payment.',
});
export const TaxTreatmentEnum = enumOf('TaxTreatment', 'Reason why tax was charged or not charged.', TAX_TREATMENTS, {
  STANDARD: 'The rate of a country applies, which can be 0.',
  REVERSE_CHARGE: 'The payer is in another country of the EU and has a VAT id. The payer owes the tax.',
  OUTSIDE: 'The payer is in a country in which the issuer charges no tax.',
  NO_RATE: 'No rate applied in the country of the issuer.',
});
export const CreditNoteStatusEnum = enumOf(
  'CreditNoteStatus',
  'Whether a balance of a credit note is left.',
  CREDIT_NOTE_STATUSES,
  {
    AVAILABLE: 'A balance is left, which the next invoices use.',
    USED: 'Nothing is left, because the credit note lowered its invoice or later invoices used it.',
    REFUNDED: 'A global admin marked the balance as refunded.',
  },
);
