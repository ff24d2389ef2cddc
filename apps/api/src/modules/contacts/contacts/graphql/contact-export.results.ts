import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { DownloadLink } from '../../../../graphql/download-link.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { JobResult } from '../../../platform/long-jobs/index.ts';
import { ContactFilter } from './contact.inputs.ts';

@InputType()
export class ExportContactsInput {
  @Field(() => ContactFilter, { nullable: true, description: 'Same as for the list. Absent: all contacts.' })
  filter?: ContactFilter | null;
}

@InputType()
export class CreateContactExportLinkInput {
  @Field(() => ID, { description: 'Job that created the file.' })
  id: string;
}

@ObjectType({ description: 'The export has started. The job shows the progress.' })
export class ContactExportStarted extends JobResult {}

@ObjectType({ description: 'Valid for this caller for a few minutes.' })
export class ContactExportLink extends DownloadLink {}

export const ExportContactsResult = createUnionType({
  name: 'ExportContactsResult',
  types: () => [ContactExportStarted, Refused] as const,
});
export const CreateContactExportLinkResult = createUnionType({
  name: 'CreateContactExportLinkResult',
  types: () => [ContactExportLink, Refused] as const,
});
