import {
  type DuplicateStrategy,
  type ImportField,
  type ImportKind,
  type ImportProduct,
  type ImportRowAction,
  type ImportStage,
  LIMITS,
  type SavedReplyVisibility,
} from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { NullIfHidden, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import {
  DuplicateStrategyEnum,
  ImportFieldEnum,
  ImportKindEnum,
  ImportProductEnum,
  ImportRowActionEnum,
  ImportStageEnum,
  SavedReplyVisibilityEnum,
} from '../../../../graphql/enums.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, type Read, raw, run, sql } from '../../../../query-compiler/index.ts';
import { Job } from '../../../platform/long-jobs/index.ts';

@ObjectType({
  description:
    'An import from a file: of contacts, of leads with their contacts, of saved replies, or of earlier messages.',
})
export class ContactImport {
  @Field(() => ID, { description: 'Id of the import, a UUID. Pass it to `contactImport`.' })
  id: string;

  @Field(() => ImportKindEnum, { description: 'What the import creates.' })
  kind: ImportKind;

  @Field(() => ImportProductEnum, {
    nullable: true,
    description: 'Product that wrote the file, recognized by its headers. Null if it was not recognized.',
  })
  product: ImportProduct | null;

  @Field(() => String, { description: 'Name of the uploaded file.' })
  fileName: string;

  @Field(() => ImportStageEnum, {
    description:
      'Current stage of the import. It does not change if its job fails or is canceled; `job` shows the state of the job.',
  })
  stage: ImportStage;

  @Field(() => String, { description: 'Character encoding of the file, for example utf-8.' })
  encoding: string;

  @Field(() => String, { description: 'Character that separates the cells of a row.' })
  delimiter: string;

  @Field(() => [String], { description: 'Cells of the first row, in column order.' })
  headers: string[];

  @Field(() => Int, { description: 'Number of rows in the file, without the header.' })
  rows: number;

  @Field(() => [ImportFieldEnum], { description: 'Target field of each column, in column order.' })
  mapping: ImportField[];

  @inSql.column('remembered')
  @Field(() => Boolean, {
    description: 'Whether the mapping was copied from an earlier file with the same headers.',
  })
  isMappingReused: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Country of phone numbers without a country code, as an ISO 3166 code. Null if numbers must have a country code.',
  })
  country: string | null;

  @Field(() => DuplicateStrategyEnum, { description: 'What happens to contacts that already exist.' })
  onDuplicate: DuplicateStrategy;

  @Field(() => [String], { description: 'Tags that are added to every created or updated contact.' })
  tags: string[];

  @Field(() => Int, {
    description: 'Number of rows that would create a contact, a saved reply or a message, computed by the preview.',
  })
  willCreate: number;

  @Field(() => Int, { description: 'Number of rows that would update a contact, computed by the preview.' })
  willUpdate: number;

  @Field(() => Int, { description: 'Number of rows that would change nothing, computed by the preview.' })
  willSkip: number;

  @Field(() => Int, {
    description:
      'Number of rows that would mark a contact as opted out, computed by the preview. Contacts who have already opted out are not counted. In an import of messages, these are contacts whose last opt-out or opt-in keyword is an opt-out.',
  })
  willOptOut: number;

  @Field(() => Boolean, {
    description:
      'Whether the agent contacts the created leads with the status `NEW`, within the limits that apply to every lead.',
  })
  greetLeads: boolean;

  @Field(() => Int, {
    description: 'Number of rows that would create a lead, computed by the preview. 0 for an import of another kind.',
  })
  willCreateLeads: number;

  @Field(() => SavedReplyVisibilityEnum, {
    description: 'Who can use the imported saved replies whose row does not say so. `PRIVATE` for other kinds.',
  })
  replyVisibility: SavedReplyVisibility;

  @Field(() => Int, {
    description:
      'Number of rows that create no lead, because a lead with the external id or an open lead of the contact exists.',
  })
  existingLeads: number;

  @Field(() => Int, { description: 'Number of rows with attachments, which are not imported. 0 before the preview.' })
  rowsWithAttachments: number;

  @Field(() => Int, {
    description:
      'Number of rows that are rejected because another row has the same phone number, external id or shortcut, or is the same message.',
  })
  duplicates: number;

  @Field(() => Int, { description: 'Number of rows that are rejected because of an invalid value.' })
  invalid: number;

  @Field(() => Int, { description: 'Number of contacts, saved replies or messages created so far.' })
  created: number;

  @Field(() => Int, { description: 'Number of contacts updated so far.' })
  updated: number;

  @Field(() => Int, {
    description: 'Number of rows so far that changed nothing, because the contact, saved reply or message exists.',
  })
  skipped: number;

  @Field(() => Int, { description: 'Number of contacts marked as opted out so far.' })
  optedOut: number;

  @Field(() => Int, { description: 'Number of leads created so far.' })
  createdLeads: number;

  @Field(() => String, { description: 'Name of the member who uploaded the file, at that time.' })
  memberName: string;

  @Public('Plain data of an import that the viewer may read.')
  @inSql.expression(({ column }) => sql`(${column('memberId')} = ${run.memberId}::uuid) is true`)
  @Field(() => Boolean, {
    description: 'Whether the viewer uploaded the file. Only that member sees the rows and can continue the import.',
  })
  isViewerOwner: boolean;

  @Public('Plain data of an import that the viewer may read.')
  @inSql.expression(
    ({ column }) =>
      sql`(${column('finishedAt')} > ${run.now}::timestamptz - interval ${raw(`'${LIMITS.importUndoHours} hours'`)} and ${column('stage')} in ('IMPORTED', 'IMPORTING') and ${column('created')} + ${column('updated')} + ${column('createdLeads')} > 0) is true`,
  )
  @Field(() => Boolean, {
    description:
      'Whether the import can still be undone: it created leads, contacts, saved replies or messages or updated contacts, and finished less than 24 hours ago.',
  })
  undoable: boolean;

  @NullIfHidden()
  @Field(() => Job, {
    nullable: true,
    description:
      'Current or latest job of the import. Null before the first preview or if another member uploaded the file.',
  })
  job: Job | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the file was uploaded.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the import finished. Null if it has not finished.',
  })
  finishedAt: Date | null;
}

@ObjectType({ description: 'One row of an imported file.' })
export class ContactImportRow {
  @Field(() => ID, { description: 'Id of the row. It is required to correct the row.' })
  id: string;

  @Field(() => Int, { description: 'Number of the row in the file, starting at 1 after the header.' })
  row: number;

  @Field(() => [String], { description: 'Cells of the row as text, in column order.' })
  cells: string[];

  @Field(() => ImportRowActionEnum, {
    nullable: true,
    description: 'Planned action for the row. Null before the preview.',
  })
  action: ImportRowAction | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Reason why the row is rejected, why it creates no lead, saved reply or message, what of it is not imported, or why the undo has kept it. Null if there is none.',
  })
  reason: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the lead that exists already, so that the row creates none. Null if there is none.',
  })
  existingLeadId: string | null;
}

export const ContactImportConnection = connectionOf('ContactImport', () => ContactImport);

@ObjectType({ description: 'Payload of the mutations that return a contact import.' })
export class ContactImportPayload extends Payload {
  @Field(() => ContactImport, { description: 'Contact import after the mutation.' })
  readonly import: Read;
}

@ObjectType({ description: 'Payload of `updateContactImportRow`.' })
export class ContactImportRowPayload extends Payload {
  @Field(() => ContactImport, { description: 'Contact import after the mutation.' })
  readonly import: Read;

  @Field(() => ContactImportRow, { description: 'Row after the correction.' })
  readonly row: Read;
}
