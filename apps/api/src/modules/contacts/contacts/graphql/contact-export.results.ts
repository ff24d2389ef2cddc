import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DownloadLink } from '../../../../graphql/download-link.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
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
export class ContactExportStarted extends JobResult {
  readonly type: 'ContactExportStarted';
}

@ObjectType({ description: 'Valid for this caller for a few minutes.' })
export class ContactExportLink extends DownloadLink {
  readonly type: 'ContactExportLink';
}

export const ExportContactsResult = resultUnion('ExportContactsResult', ContactExportStarted, Refused);
export const CreateContactExportLinkResult = resultUnion('CreateContactExportLinkResult', ContactExportLink, Refused);
