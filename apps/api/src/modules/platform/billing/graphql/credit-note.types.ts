import type { CreditNoteStatus, FlowMeter, UsageTraffic } from '@frontdesk/domain';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { CreditNoteStatusEnum, UsageMeterEnum, UsageTrafficEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@ObjectType({ description: 'Line of a credit note, which reduces a line of its invoice.' })
class CreditNoteLine {
  @Field(() => Int, { description: 'Position of the line of the invoice.' })
  position: number;

  @Field(() => Float, {
    description: 'Number of units, an integer: the corrected usage, or 1 if no usage was corrected.',
  })
  units: number;

  @Field(() => String, {
    description:
      'Price of one unit in minor units, as a decimal number: the price of the line of the invoice, or the amount if no usage was corrected.',
  })
  unitPriceMinor: string;

  @Field(() => Float, {
    description:
      'Amount without tax in minor units of the currency, an integer. For a correction, the difference between the rounded amounts of the month before and after it, and at most what is left of the line.',
  })
  amountMinor: number;

  @Field(() => Float, {
    description: 'Tax on the amount at the rate of the invoice, in minor units of the currency, an integer.',
  })
  taxMinor: number;
}

@ObjectType({
  description: 'Credit note for an invoice. Once issued, only its balance and its refund change.',
})
export class CreditNote {
  @Field(() => ID, { description: 'Id of the credit note, a UUID.' })
  id: string;

  @Field(() => String, {
    description: 'Number, such as `CN-2026-00042`. Numbers of a year have no gaps.',
  })
  number: string;

  @Field(() => ID, { description: 'Id of the invoice, a UUID.' })
  invoiceId: string;

  @Field(() => String, { description: 'Number of the invoice.' })
  invoiceNumber: string;

  @Field(() => CreditNoteStatusEnum, { description: 'Whether a balance is left.' })
  status: CreditNoteStatus;

  @Field(() => Boolean, {
    description:
      'Whether a correction of usage caused the credit note. Otherwise, a global admin issued it without one.',
  })
  isCorrection: boolean;

  @Field(() => String, { description: 'Reason that the global admin entered.' })
  reason: string;

  @Field(() => String, { description: 'Currency of the invoice as an ISO 4217 code.' })
  currency: string;

  @Field(() => Float, { description: 'Sum of the lines without tax in minor units of the currency, an integer.' })
  netMinor: number;

  @Field(() => Float, { description: 'Sum of the taxes of the lines in minor units of the currency, an integer.' })
  taxMinor: number;

  @Field(() => Float, { description: 'Net amount plus tax in minor units of the currency, an integer.' })
  totalMinor: number;

  @Field(() => Float, {
    description:
      'Part of the total that lowered the amount due of the invoice, in minor units of the currency, an integer.',
  })
  loweredMinor: number;

  @Field(() => Float, {
    description: 'Balance that the next invoices of the workspace use, in minor units of the currency, an integer.',
  })
  remainingMinor: number;

  @Field(() => Float, { description: 'Refunded part of the total in minor units of the currency, an integer.' })
  refundedMinor: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which a global admin marked the balance as refunded. Null if it was not.',
  })
  refundedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Reference of the refund. Null if there was none.' })
  refundReference: string | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the credit note was issued.' })
  issuedAt: Date;

  @Field(() => [CreditNoteLine], { description: 'Lines in the order of the lines of the invoice.' })
  lines: readonly CreditNoteLine[];
}

@ObjectType({ description: 'Balance of a credit note that an invoice used when it was issued.' })
export class InvoiceCreditUse {
  @Field(() => String, { description: 'Number of the credit note.' })
  creditNoteNumber: string;

  @Field(() => Float, { description: 'Used amount in minor units of the currency, an integer.' })
  amountMinor: number;
}

@ObjectType({ description: 'Balance of the credit notes of a workspace in one currency.' })
export class CreditBalance {
  @Field(() => String, { description: 'Currency as an ISO 4217 code.' })
  currency: string;

  @Field(() => Float, {
    description: 'Balance that the next invoices use, in minor units of the currency, an integer above 0.',
  })
  amountMinor: number;
}

@ObjectType({ description: 'One measured effect, for example a message that the provider accepted.' })
export class UsageEvent {
  @Field(() => String, { description: 'Id of the effect, unique within the meter.' })
  key: string;

  @Field(() => UsageMeterEnum, { description: 'Meter of the usage.' })
  meter: FlowMeter;

  @Field(() => GraphQLDateTime, { description: 'Time of the effect.' })
  occurredAt: Date;

  @Field(() => Float, { description: 'Quantity in the unit of the meter, an integer.' })
  quantity: number;

  @Field(() => Float, { description: 'Part of the quantity that corrections have left, an integer.' })
  remaining: number;

  @Field(() => UsageTrafficEnum, {
    description: 'Whether real contacts caused the usage. Simulated usage is not charged.',
  })
  traffic: UsageTraffic;

  @Field(() => ID, {
    description: 'Id of the record that caused the usage. The record may have been deleted since then.',
  })
  subjectId: string;

  @Field(() => Boolean, {
    description: 'Whether the usage was recorded more than 35 days after it happened, so that it is never charged.',
  })
  isTooLate: boolean;
}
