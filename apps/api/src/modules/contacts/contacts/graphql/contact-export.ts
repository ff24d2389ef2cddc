import { Arg, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { DownloadLinkPayload } from '../../../../graphql/download-link.ts';
import { ids } from '../../../../graphql/ids.ts';
import { JobPayload } from '../../../platform/long-jobs/index.ts';
import { createContactExportLink, exportContacts } from '../use-cases/export-contacts.ts';
import { ContactFilter } from './contact.mutations.ts';

@InputType()
class ExportContactsInput {
  @Field(() => ContactFilter, {
    nullable: true,
    description:
      'Filter of the contacts to export. If null or omitted, all contacts that the caller can read are exported.',
  })
  filter?: ContactFilter | null;
}

@Resolver()
export class ContactExportResolver {
  @Can('export', 'Contact')
  @Mutation(() => JobPayload, {
    description:
      'Starts an export of the contacts that the caller can read. Contact details that are masked for the caller are masked in the file. Available to members only, not to API keys.',
  })
  exportContacts(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ExportContactsInput) input: ExportContactsInput,
  ): Promise<JobPayload | Refused> {
    return exportContacts(ctx, input);
  }

  @Can('export', 'Contact')
  @Mutation(() => DownloadLinkPayload, {
    description:
      "Creates a download URL, valid for five minutes, for one of the caller's own exports of contacts. The file is available for 24 hours. NOT_FOUND for exports of other members, and for API keys.",
  })
  createContactExportLink(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID, { description: 'Id of the job that created the file.' }) id: string,
  ): Promise<DownloadLinkPayload | Refused> {
    return createContactExportLink(ctx, { id: ids.uuid(id) });
  }
}
