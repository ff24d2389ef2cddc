import { Arg, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { DownloadLink } from '../../../../graphql/download-link.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { JobResult } from '../../../platform/long-jobs/index.ts';
import { createContactExportLink, exportContacts } from '../use-cases/export-contacts.ts';
import { ContactFilter } from './contact.mutations.ts';

@InputType()
class ExportContactsInput {
  @Field(() => ContactFilter, {
    nullable: true,
    description: 'Filter of the contacts to export. If omitted, all contacts are exported.',
  })
  filter?: ContactFilter | null;
}

@InputType()
class CreateContactExportLinkInput {
  @Field(() => ID, { description: 'Id of the job that created the file.' })
  id: string;
}

@ObjectType({ description: 'Result of starting an export of contacts. The job shows the progress.' })
class ContactExportStarted extends JobResult {
  readonly type: 'ContactExportStarted';
}

@ObjectType({ description: 'A download link that is valid for a few minutes.' })
class ContactExportLink extends DownloadLink {
  readonly type: 'ContactExportLink';
}

const ExportContactsResult = resultUnion('ExportContactsResult', ContactExportStarted, Refused);
const CreateContactExportLinkResult = resultUnion('CreateContactExportLinkResult', ContactExportLink, Refused);

@Resolver()
export class ContactExportResolver {
  @Can('export', 'Contact')
  @Mutation(() => ExportContactsResult, {
    description:
      'Starts an export of the contacts that the caller can read. Contact details that are masked for the caller are masked in the file.',
  })
  exportContacts(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ExportContactsInput) input: ExportContactsInput,
  ): Promise<typeof ExportContactsResult> {
    return exportContacts(ctx, input);
  }

  @Can('export', 'Contact')
  @Mutation(() => CreateContactExportLinkResult, {
    description: "Creates a download URL for one of the caller's own exports of contacts.",
  })
  createContactExportLink(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateContactExportLinkInput) input: CreateContactExportLinkInput,
  ): Promise<typeof CreateContactExportLinkResult> {
    return createContactExportLink(ctx, { id: ids.uuid(input.id) });
  }
}
