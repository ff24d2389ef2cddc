import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { DownloadLink } from '../../../graphql/download-link.ts';
import { Refused } from '../../../graphql/refused.type.ts';
import { JobResult } from '../../jobs/index.ts';
import { ContactFilter } from './contact.inputs.ts';

@InputType()
export class ExportContactsInput {
  @Field(() => ContactFilter, { nullable: true, description: 'The same as for the list; left out: everybody.' })
  filter?: ContactFilter | null;
}

@InputType()
export class CreateContactExportLinkInput {
  @Field(() => ID, { description: 'The job that made the file.' })
  id: string;
}

@ObjectType({ description: 'The file is being made; the job says how far it is.' })
export class ContactExportBegun extends JobResult {}

@ObjectType({ description: 'Good for this caller and for a few minutes.' })
export class ContactExportLink extends DownloadLink {}

export const ExportContactsResult = createUnionType({
  name: 'ExportContactsResult',
  types: () => [ContactExportBegun, Refused] as const,
});
export const CreateContactExportLinkResult = createUnionType({
  name: 'CreateContactExportLinkResult',
  types: () => [ContactExportLink, Refused] as const,
});
