import type { FlowMeter, InvoiceLineKind, InvoiceProvider, InvoiceStatus, TaxTreatment } from '@frontdesk/domain';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import {
  InvoiceLineKindEnum,
  InvoiceProviderEnum,
  InvoiceStatusEnum,
  TaxTreatmentEnum,
  UsageMeterEnum,
} from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { CreditNote, InvoiceCreditUse } from './credit-note.types.ts';

@ObjectType({ description: 'Usage that a line of an invoice charges. Simulated usage is not included.' })
class InvoiceLineUsage {
  @Field(() => UsageMeterEnum, { description: 'Meter of the usage.' })
  meter: FlowMeter;

  @Field(() => Float, {
    description: 'Quantity that the plan includes per calendar month, an integer. It is not charged.',
  })
  included: number;

  @Field(() => GraphQLDateTime, {
    description: 'Start of the usage: of a calendar month, or of the part of it that the subscription covers.',
  })
  startsAt: Date;

  @Field(() => GraphQLDateTime, { description: 'End of the usage, exclusive.' })
  endsAt: Date;
}

@ObjectType({
  description:
    'Line of an invoice. Its amount is units × share × unit price, rounded once. For LATE_USAGE, the amount is the difference between the rounded amounts of the month with and without the late units.',
})
class InvoiceLine {
  @Field(() => Int, { description: 'Position within the invoice, starting at 1.' })
  position: number;

  @Field(() => InvoiceLineKindEnum, { description: 'What the line charges for.' })
  kind: InvoiceLineKind;

  @Field(() => Float, {
    description:
      'Number of units, an integer: 1 for BASE, the purchased seats for SEATS, and the usage above the included quantity for OVERAGE and LATE_USAGE.',
  })
  units: number;

  @Field(() => Float, {
    description:
      'Share of the calendar month or year that the period covers, more than 0 and at most 1. Always 1 for usage.',
  })
  share: number;

  @Field(() => String, {
    description:
      'Price of one unit in minor units, as a decimal number: for one interval, or for one unit of the meter. Late usage has the price of its month.',
  })
  unitPriceMinor: string;

  @Field(() => Float, { description: 'Amount without tax in minor units of the currency, an integer.' })
  amountMinor: number;

  @Field(() => Float, { description: 'Tax on the amount in minor units of the currency, an integer, rounded once.' })
  taxMinor: number;

  @Field(() => InvoiceLineUsage, {
    nullable: true,
    description: 'Usage that the line charges. Null for BASE and SEATS.',
  })
  usage: InvoiceLineUsage | null;
}

@ObjectType({ description: 'Invoice for one period of a subscription. Once issued, only its status changes.' })
export class Invoice {
  @Field(() => ID, { description: 'Id of the invoice, a UUID.' })
  id: string;

  @Field(() => String, {
    nullable: true,
    description: 'Number, such as `INV-2026-00042`. Numbers of a year have no gaps. Null for a draft.',
  })
  number: string | null;

  @Field(() => InvoiceProviderEnum, { description: 'Who issued the invoice.' })
  provider: InvoiceProvider;

  @Field(() => String, {
    nullable: true,
    description: 'Page of Stripe on which the invoice can be paid and downloaded. Null for invoices of MANUAL.',
  })
  hostedUrl: string | null;

  @Field(() => InvoiceStatusEnum, { description: 'Status of the invoice.' })
  status: InvoiceStatus;

  @Field(() => Boolean, { description: 'Whether the invoice is open and its due date has passed.' })
  isOverdue: boolean;

  @Field(() => String, { description: 'Name of the plan when the invoice was issued.' })
  planName: string;

  @Field(() => GraphQLDateTime, { description: 'Start of the period.' })
  periodStart: Date;

  @Field(() => GraphQLDateTime, { description: 'End of the period, exclusive.' })
  periodEnd: Date;

  @Field(() => String, { description: 'Currency as an ISO 4217 code.' })
  currency: string;

  @Field(() => Float, { description: 'Sum of the lines without tax in minor units of the currency, an integer.' })
  netMinor: number;

  @Field(() => Float, { description: 'Sum of the taxes of the lines in minor units of the currency, an integer.' })
  taxMinor: number;

  @Field(() => Float, { description: 'Net amount plus tax in minor units of the currency, an integer.' })
  totalMinor: number;

  @Field(() => Float, {
    description:
      'Amount that is or was to be paid: the total without the used balances and what credit notes lowered, in minor units of the currency, an integer.',
  })
  amountDueMinor: number;

  @Field(() => [InvoiceCreditUse], {
    description: 'Balances of credit notes that the invoice used when it was issued.',
  })
  creditUses: readonly InvoiceCreditUse[];

  @Field(() => [CreditNote], { description: 'Credit notes for this invoice, oldest first.' })
  creditNotes: readonly CreditNote[];

  @Field(() => TaxTreatmentEnum, {
    nullable: true,
    description:
      'Reason why tax was charged or not charged. Null if no issuer was configured when the invoice was issued.',
  })
  taxTreatment: TaxTreatment | null;

  @Field(() => String, { nullable: true, description: 'Name of the tax, such as `VAT`. Null if no tax was charged.' })
  taxName: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Rate of the tax in percent, with at most 2 decimals. Null if no tax was charged.',
  })
  taxPercent: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the issuer when the invoice was issued. Null if no issuer was configured.',
  })
  issuerName: string | null;

  @Field(() => String, { nullable: true, description: 'Address of the issuer. Null if no issuer was configured.' })
  issuerAddress: string | null;

  @Field(() => String, { nullable: true, description: 'Country of the issuer. Null if no issuer was configured.' })
  issuerCountry: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Tax id of the issuer. Empty if the issuer had none, null if no issuer was configured.',
  })
  issuerTaxId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Bank details of the issuer. Empty if the issuer had none, null if no issuer was configured.',
  })
  issuerBankDetails: string | null;

  @Field(() => String, { description: 'Name of the payer when the invoice was issued.' })
  payerName: string;

  @Field(() => String, { description: 'Address of the payer when the invoice was issued. Empty if there was none.' })
  payerAddress: string;

  @Field(() => String, { nullable: true, description: 'Country of the payer. Null if there was no billing account.' })
  payerCountry: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'VAT identification number of the payer. Null if there is none.',
  })
  payerVatId: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the invoice was issued. Null for a draft.',
  })
  issuedAt: Date | null;

  @Field(() => GraphQLDateTime, { description: 'Time by which the invoice must be paid.' })
  dueAt: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the invoice was marked as paid. Null if it was not.',
  })
  paidAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the invoice was marked as void. Null if it was not.',
  })
  voidedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Reason why a global admin marked the invoice as paid or void. Null if the invoice was not marked.',
  })
  closingReason: string | null;

  @Field(() => [InvoiceLine], { description: 'Lines in the order of their position.' })
  lines: readonly InvoiceLine[];
}

@ObjectType({ description: 'Invoice with its workspace, for global admins.' })
export class PlatformInvoice {
  @Field(() => ID, { description: 'Id of the invoice.' })
  id: string;

  @Field(() => String, { description: 'Name of the workspace.' })
  workspaceName: string;

  @Field(() => String, {
    description: 'Slug of the workspace. If the workspace is deleted, another workspace can use its slug.',
  })
  workspaceSlug: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the workspace was deleted. Null if it exists.',
  })
  workspaceDeletedAt: Date | null;

  @Field(() => Invoice, { description: 'Content and status, as the workspace sees them.' })
  invoice: Invoice;
}
