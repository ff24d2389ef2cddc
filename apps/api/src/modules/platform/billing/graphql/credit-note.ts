import type { MeterKey } from '@frontdesk/domain';
import { Arg, Field, Float, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { SignedInContext, WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace, SignedIn } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { DownloadLinkPayload } from '../../../../graphql/download-link.ts';
import { UsageMeterEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { listCreditNotes } from '../credit-notes.ts';
import { listUsageEvents } from '../usage-events.ts';
import { creditBalances, issueCreditNote, markCreditNoteRefunded } from '../use-cases/credit-notes.ts';
import { createCreditNoteLink, createPlatformCreditNoteLink } from '../use-cases/invoice-files.ts';
import { correctUsage } from '../use-cases/usage-corrections.ts';
import { CreditBalance, CreditNote, UsageEvent } from './credit-note.types.ts';
import { Invoice } from './invoice.types.ts';

const CreditNoteConnection = connectionOf('CreditNote', () => CreditNote);
const UsageEventConnection = connectionOf('UsageEvent', () => UsageEvent);

@InputType({ description: 'Part of an invoice line to credit.' })
class CreditNoteLineInput {
  @Field(() => Int, { description: 'Position of the line of the invoice. Each line at most once.' })
  position: number;

  @Field(() => Float, {
    description:
      'Amount without tax in minor units of the currency of the invoice, an integer of 1 or more. The tax is added at the rate of the invoice.',
  })
  amountMinor: number;
}

@InputType({ description: 'Content of a credit note.' })
class IssueCreditNoteInput {
  @Field(() => ID, { description: 'Id of the invoice.' })
  invoiceId: string;

  @Field(() => String, { description: 'Reason with 1 to 500 characters, which the credit note contains.' })
  reason: string;

  @Field(() => [CreditNoteLineInput], { description: 'Lines, 1 to 100.' })
  lines: CreditNoteLineInput[];
}

@InputType({ description: 'Correction of one usage event.' })
class CorrectUsageInput {
  @Field(() => String, { description: 'Slug of the workspace.' })
  workspace: string;

  @Field(() => UsageMeterEnum, { description: 'Meter of the usage.' })
  meter: MeterKey;

  @Field(() => String, { description: 'Key of the usage event.' })
  key: string;

  @Field(() => Float, {
    description: 'Quantity to deduct, an integer of 1 or more, and at most what is left of the event.',
  })
  quantity: number;

  @Field(() => String, { description: 'Reason with 1 to 500 characters. A credit note contains it.' })
  reason: string;

  @Field(() => ID, {
    description:
      'Id of the correction, a UUID that the caller chooses. A repeated call with the same id and values returns the same correction and changes nothing.',
  })
  correctionId: string;
}

@ObjectType({ description: 'Payload of the mutations that change a credit note.' })
class CreditNotePayload extends Payload {
  @Field(() => CreditNote, { description: 'The credit note after the mutation.' })
  readonly creditNote: CreditNote;

  @Field(() => Invoice, { description: 'The invoice of the credit note after the mutation.' })
  readonly invoice: Invoice;
}

@ObjectType({ description: 'Payload of the mutation `correctUsage`.' })
class CorrectUsagePayload extends Payload {
  @Field(() => UsageEvent, { description: 'The usage event after the correction.' })
  readonly usageEvent: UsageEvent;

  @Field(() => [CreditNote], {
    description: 'Credit notes that the correction caused. Empty if no invoice had charged the usage.',
  })
  readonly creditNotes: readonly CreditNote[];
}

@Resolver()
export class CreditNoteResolver {
  @Can('read', 'Invoice')
  @Query(() => CreditNoteConnection, { description: 'Credit notes of the workspace, newest first.' })
  creditNotes(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return listCreditNotes(ctx, { first, after });
  }

  @Can('read', 'Invoice')
  @Query(() => [CreditBalance], {
    description: 'Balances of credit notes that the next invoices of the workspace use, one for each currency.',
  })
  creditBalances(@InWorkspace() ctx: WorkspaceContext): Promise<readonly CreditBalance[]> {
    return creditBalances(ctx);
  }

  @Can('read', 'Invoice')
  @Mutation(() => DownloadLinkPayload, {
    description:
      'Creates a download URL, valid for five minutes, for a credit note of the workspace as a PDF file. NOT_FOUND for API keys.',
  })
  createCreditNoteLink(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DownloadLinkPayload | Refused> {
    return createCreditNoteLink(ctx, { id: ids.uuid(id) });
  }

  @Can('read', 'Platform')
  @Mutation(() => DownloadLinkPayload, {
    description:
      'Creates a download URL, valid for five minutes, for a credit note of any workspace, including deleted workspaces, as a PDF file. Available to global admins only.',
  })
  createPlatformCreditNoteLink(
    @SignedIn() ctx: SignedInContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DownloadLinkPayload | Refused> {
    return createPlatformCreditNoteLink(ctx, { id: ids.uuid(id) });
  }

  @Can('read', 'Platform')
  @Query(() => UsageEventConnection, {
    description:
      'Usage events of a workspace, of one meter and day, newest first, without corrections. Available to global admins only.',
  })
  // oxlint-disable-next-line max-params -- each argument of the field is a parameter.
  platformUsageEvents(
    @SignedIn() ctx: SignedInContext,
    @Arg('workspace', () => String, { description: 'Slug of the workspace.' }) workspace: string,
    @Arg('meter', () => UsageMeterEnum, { description: 'Meter of the usage. A STOCK meter has no events.' })
    meter: MeterKey,
    @Arg('day', () => String, { description: 'Day in the time zone of the workspace, as `YYYY-MM-DD`.' }) day: string,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return listUsageEvents(ctx, { workspace, meter, day }, { first, after });
  }

  @Can('manage', 'Platform')
  @Mutation(() => CorrectUsagePayload, {
    description:
      'Deducts a part of a usage event, or all of it, within 12 months. Usage that is not billed yet is charged less, and usage that was charged gets a credit note. Available to global admins only.',
  })
  correctUsage(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => CorrectUsageInput) input: CorrectUsageInput,
  ): Promise<CorrectUsagePayload | Refused> {
    return correctUsage(ctx, { ...input, correctionId: ids.uuid(input.correctionId) });
  }

  @Can('manage', 'Platform')
  @Mutation(() => CreditNotePayload, {
    description:
      'Issues a credit note for lines of an invoice. It lowers the amount due of an open invoice, and the rest is a balance that the next invoices use. Available to global admins only.',
  })
  issueCreditNote(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => IssueCreditNoteInput) input: IssueCreditNoteInput,
  ): Promise<CreditNotePayload | Refused> {
    return issueCreditNote(ctx, { ...input, invoiceId: ids.uuid(input.invoiceId) });
  }

  @Can('manage', 'Platform')
  @Mutation(() => CreditNotePayload, {
    description:
      'Marks the balance of a credit note as refunded outside of Frontdesk, so that invoices do not use it. Available to global admins only.',
  })
  markCreditNoteRefunded(
    @SignedIn() ctx: SignedInContext,
    @Arg('id', () => ID) id: string,
    @Arg('reference', () => String, { description: 'Reference of the refund with 1 to 500 characters.' })
    reference: string,
  ): Promise<CreditNotePayload | Refused> {
    return markCreditNoteRefunded(ctx, { id: ids.uuid(id), reference });
  }
}
