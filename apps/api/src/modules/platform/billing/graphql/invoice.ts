import type { InvoiceStatus } from '@frontdesk/domain';
import { Arg, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { SignedInContext, WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace, SignedIn } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { DownloadLinkPayload } from '../../../../graphql/download-link.ts';
import { InvoiceStatusEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { invoiceOf, listAllInvoices, listInvoices } from '../billing-lists.ts';
import { createInvoiceLink, createPlatformInvoiceLink } from '../use-cases/invoice-files.ts';
import { markInvoicePaid, voidInvoice } from '../use-cases/invoices.ts';
import { Invoice, PlatformInvoice } from './invoice.types.ts';

const InvoiceConnection = connectionOf('Invoice', () => Invoice);
const PlatformInvoiceConnection = connectionOf('PlatformInvoice', () => PlatformInvoice);

@ObjectType({ description: 'Payload of the mutations that close an invoice.' })
class InvoicePayload extends Payload {
  @Field(() => Invoice, { description: 'The invoice after the mutation.' })
  readonly invoice: Invoice;
}

@Resolver()
export class InvoiceResolver {
  @Can('read', 'Invoice')
  @Query(() => InvoiceConnection, { description: 'Invoices of the workspace, newest first.' })
  invoices(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return listInvoices(ctx, { first, after });
  }

  @Can('read', 'Invoice')
  @Query(() => Invoice, { description: 'An invoice of the workspace.' })
  invoice(@InWorkspace() ctx: WorkspaceContext, @Arg('id', () => ID) id: string): Promise<Invoice> {
    return invoiceOf(ctx, ids.uuid(id));
  }

  @Can('read', 'Invoice')
  @Mutation(() => DownloadLinkPayload, {
    description:
      'Creates a download URL, valid for five minutes, for an invoice of the workspace as a PDF file. NOT_FOUND for API keys.',
  })
  createInvoiceLink(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DownloadLinkPayload | Refused> {
    return createInvoiceLink(ctx, { id: ids.uuid(id) });
  }

  @Can('read', 'Platform')
  @Mutation(() => DownloadLinkPayload, {
    description:
      'Creates a download URL, valid for five minutes, for an invoice of any workspace, including deleted workspaces, as a PDF file. Available to global admins only.',
  })
  createPlatformInvoiceLink(
    @SignedIn() ctx: SignedInContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DownloadLinkPayload | Refused> {
    return createPlatformInvoiceLink(ctx, { id: ids.uuid(id) });
  }

  @Can('read', 'Platform')
  @Query(() => PlatformInvoiceConnection, {
    description:
      'Invoices of all workspaces, including deleted workspaces, newest first. Available to global admins only.',
  })
  platformInvoices(
    @SignedIn() ctx: SignedInContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('status', () => InvoiceStatusEnum, { nullable: true, description: 'Only invoices with this status.' })
    status: InvoiceStatus | null,
  ) {
    return listAllInvoices(ctx.services, { first, after }, status);
  }

  @Can('manage', 'Platform')
  @Mutation(() => InvoicePayload, {
    description: 'Marks an open invoice as paid. Available to global admins only.',
  })
  markInvoicePaid(
    @SignedIn() ctx: SignedInContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String, { description: 'Reason or reference of the payment with 1 to 500 characters.' })
    reason: string,
  ): Promise<InvoicePayload | Refused> {
    return markInvoicePaid(ctx, { id: ids.uuid(id), reason });
  }

  @Can('manage', 'Platform')
  @Mutation(() => InvoicePayload, {
    description:
      'Marks an open invoice as void. Its number is not reused, and its period is not billed again. Available to global admins only.',
  })
  voidInvoice(
    @SignedIn() ctx: SignedInContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String, { description: 'Reason with 1 to 500 characters.' }) reason: string,
  ): Promise<InvoicePayload | Refused> {
    return voidInvoice(ctx, { id: ids.uuid(id), reason });
  }
}
