import { Arg, Field, InputType, Mutation, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { ExportInput } from '../../../platform/exports/index.ts';
import { JobPayload } from '../../../platform/long-jobs/index.ts';
import { exportContacts } from '../use-cases/export-contacts.ts';
import { ContactFilter } from './contact.mutations.ts';

@InputType()
class ExportContactsInput extends ExportInput {
  @Field(() => ContactFilter, {
    nullable: true,
    description:
      'Filter of the contacts to export. If null or omitted, all contacts that the viewer can read are exported.',
  })
  filter?: ContactFilter | null;
}

@Resolver()
export class ContactExportResolver {
  @Can('export', 'Contact')
  @Mutation(() => JobPayload, {
    description:
      'Starts an export of the contacts that the viewer can read. Contact details that are masked for the viewer are masked in the file. Available to members only, not to API keys.',
  })
  exportContacts(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ExportContactsInput) input: ExportContactsInput,
  ): Promise<JobPayload | Refused> {
    return exportContacts(ctx, input);
  }
}
