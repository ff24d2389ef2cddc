import { Arg, Mutation, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { createContactExportLink, exportContacts } from '../use-cases/export-contacts.ts';
import {
  CreateContactExportLinkInput,
  CreateContactExportLinkResult,
  ExportContactsInput,
  ExportContactsResult,
} from './contact-export.results.ts';

@Resolver()
export class ContactExportResolver {
  @Can('export', 'Contact')
  @Mutation(() => ExportContactsResult, { description: 'Starts an export of contacts as the caller sees them.' })
  exportContacts(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ExportContactsInput) input: ExportContactsInput,
  ): Promise<typeof ExportContactsResult> {
    return exportContacts(ctx, input);
  }

  @Can('export', 'Contact')
  @Mutation(() => CreateContactExportLinkResult, { description: "Creates a download URL for the caller's own export." })
  createContactExportLink(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateContactExportLinkInput) input: CreateContactExportLinkInput,
  ): Promise<typeof CreateContactExportLinkResult> {
    return createContactExportLink(ctx, { id: ids.uuid(input.id) });
  }
}
