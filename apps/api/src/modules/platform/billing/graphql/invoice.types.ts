import type { InvoiceLineKind, InvoiceStatus } from '@frontdesk/domain';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { InvoiceLineKindEnum, InvoiceStatusEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@ObjectType({ description: 'Line of an invoice. Its amount is units × share × unit price, rounded once.' })
class InvoiceLine {
  @Field(() => Int, { description: 'Position within the invoice, from 1.' })
  position: number;

  @Field(() => InvoiceLineKindEnum, { description: 'What the line charges.' })
  kind: InvoiceLineKind;

  @Field(() => Int, { description: 'Number of units: 1 for BASE, and the purchased seats for SEATS.' })
  units: number;

  @Field(() => Float, {
    description: 'Part of the calendar month or year that the period covers, more than 0 and at most 1.',
  })
  share: number;

  @Field(() => String, { description: 'Price of a unit and interval in minor units, as a decimal number.' })
  unitPriceMinor: string;

  @Field(() => Float, { description: 'Amount in minor units of the currency, an integer.' })
  amountMinor: number;
}

@ObjectType({ description: 'Invoice for one period of a subscription. Amounts contain no taxes.' })
export class Invoice {
  @Field(() => ID, { description: 'Id of the invoice, a UUID.' })
  id: string;

  @Field(() => String, {
    nullable: true,
    description: 'Number, such as `INV-2026-00042`. Numbers of a year have no gaps. Null for a draft.',
  })
  number: string | null;

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

  @Field(() => Float, { description: 'Sum of the lines in minor units of the currency, an integer.' })
  totalMinor: number;

  @Field(() => String, { description: 'Name of the payer when the invoice was issued.' })
  payerName: string;

  @Field(() => String, { description: 'Address of the payer when the invoice was issued. Empty if there was none.' })
  payerAddress: string;

  @Field(() => String, { nullable: true, description: 'Country of the payer. Null if there was no billing account.' })
  payerCountry: string | null;

  @Field(() => String, { nullable: true, description: 'VAT IDentification number of the payer. Null for none.' })
  payerVatId: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Time at which it was issued. Null for a draft.' })
  issuedAt: Date | null;

  @Field(() => GraphQLDateTime, { description: 'Time until which it is to be paid.' })
  dueAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Time at which it was marked as paid, or null.' })
  paidAt: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Time at which it was marked as void, or null.' })
  voidedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why a global admin marked it as paid or void. Null if none did.',
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

  @Field(() => String, { description: 'Slug of the workspace. Another workspace can use that of a deleted one.' })
  workspaceSlug: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the workspace was deleted. Null if it exists.',
  })
  workspaceDeletedAt: Date | null;

  @Field(() => Invoice, { description: 'Content and status, as the workspace sees them.' })
  invoice: Invoice;
}
