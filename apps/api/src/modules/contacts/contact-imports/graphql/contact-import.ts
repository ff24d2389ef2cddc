import {
  type DuplicateStrategy,
  type ImportField,
  type ImportRowAction,
  type ImportStage,
  LIMITS,
} from '@frontdesk/domain';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { NullIfHidden, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { DownloadLink } from '../../../../graphql/download-link.ts';
import {
  DuplicateStrategyEnum,
  ImportFieldEnum,
  ImportRowActionEnum,
  ImportStageEnum,
} from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, type Read, raw, run, sql } from '../../../../query-compiler/index.ts';
import { Job } from '../../../platform/long-jobs/index.ts';

@ObjectType({ description: 'An import of contacts from a file.' })
export class ContactImport {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  fileName: string;

  @Field(() => ImportStageEnum, { description: 'Stage that was started last. The job shows whether it has finished.' })
  stage: ImportStage;

  @Field(() => String, { description: 'Character encoding of the file, for example utf-8.' })
  encoding: string;

  @Field(() => String, { description: 'Cell delimiter.' })
  delimiter: string;

  @Field(() => [String])
  headers: string[];

  @Field(() => Int)
  rows: number;

  @Field(() => [ImportFieldEnum], { description: 'Target field of each column, in order.' })
  mapping: ImportField[];

  @Public('Plain data of an import that the viewer may read.')
  @inSql.column('remembered')
  @Field(() => Boolean, {
    description: 'Whether the mapping was reused from an earlier file with the same headers.',
  })
  isMappingReused: boolean;

  @Field(() => String, { nullable: true, description: 'Country of numbers without a country code.' })
  country: string | null;

  @Field(() => DuplicateStrategyEnum)
  onDuplicate: DuplicateStrategy;

  @Field(() => [String], { description: 'Tags added to every created or updated contact.' })
  tags: string[];

  @Field(() => Int, { description: 'Rows that would create a contact, as of the preview.' })
  willCreate: number;

  @Field(() => Int)
  willUpdate: number;

  @Field(() => Int)
  willSkip: number;

  @Field(() => Int, { description: 'Rows whose number occurs in another row too.' })
  duplicates: number;

  @Field(() => Int, { description: 'Invalid rows.' })
  invalid: number;

  @Field(() => Int, { description: 'Contacts created so far.' })
  created: number;

  @Field(() => Int)
  updated: number;

  @Field(() => Int, { description: 'Rows without effect.' })
  skipped: number;

  @Field(() => String)
  memberName: string;

  @Public('Plain data of an import that the viewer may read.')
  @inSql.expression(({ column }) => sql`(${column('memberId')} = ${run.memberId}::uuid) is true`)
  @Field(() => Boolean, { description: 'Whether the viewer started it. Only they see its rows and can continue it.' })
  isViewerOwner: boolean;

  @Public('Plain data of an import that the viewer may read.')
  @inSql.expression(
    ({ column }) =>
      sql`(${column('finishedAt')} > ${run.now}::timestamptz - interval ${raw(`'${LIMITS.importUndoHours} hours'`)} and ${column('stage')} in ('IMPORTED', 'IMPORTING') and ${column('created')} + ${column('updated')} > 0) is true`,
  )
  @Field(() => Boolean, { description: 'Whether it can still be undone.' })
  undoable: boolean;

  @NullIfHidden()
  @Field(() => Job, {
    nullable: true,
    description: 'Current or latest job. Null unless the viewer started the import.',
  })
  job: Job | null;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true })
  finishedAt: Date | null;
}

@ObjectType({ description: 'One row of a file.' })
export class ContactImportRow {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'Row number from 1, without the header.' })
  row: number;

  @Field(() => [String])
  cells: string[];

  @Field(() => ImportRowActionEnum, { nullable: true, description: 'Null until previewed.' })
  action: ImportRowAction | null;

  @Field(() => String, { nullable: true, description: 'Why the row is rejected. Null when it is not.' })
  reason: string | null;
}

export const ContactImportConnection = connectionOf('ContactImport', () => ContactImport);

@InputType()
abstract class OneImport {
  @Field(() => ID)
  id: string;
}

@InputType()
export class PreviewContactImportInput extends OneImport {
  @Field(() => [ImportFieldEnum], { description: 'One target field per column, in order.' })
  mapping: ImportField[];

  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166 code, for example GB. Absent: numbers need their country code.',
  })
  country?: string | null;

  @Field(() => DuplicateStrategyEnum)
  onDuplicate: DuplicateStrategy;

  @Field(() => [String], {
    nullable: true,
    description: 'Tags added to every created or updated contact, for example to select them for a campaign.',
  })
  tags?: string[] | null;
}

@InputType()
export class StartContactImportInput extends OneImport {}

@InputType()
export class UndoContactImportInput extends OneImport {}

@InputType()
export class CreateRejectedRowsLinkInput extends OneImport {}

@InputType()
export class UpdateContactImportRowInput {
  @Field(() => ID)
  importId: string;

  @Field(() => Int)
  row: number;

  @Field(() => [String], { description: 'All cells of the row, in header order.' })
  cells: string[];
}

@ObjectType()
abstract class ContactImportResult {
  @Field(() => ContactImport)
  readonly import: Read;
}

@ObjectType({ description: 'The preview has started. Contacts are not changed.' })
class ContactImportPreviewStarted extends ContactImportResult {
  readonly type: 'ContactImportPreviewStarted';
}

@ObjectType({ description: 'The import has started.' })
class ContactImportStarted extends ContactImportResult {
  readonly type: 'ContactImportStarted';
}

@ObjectType({
  description:
    'The undo has started: created contacts are removed and changes reverted, except where a contact changed since.',
})
class ContactImportUndoStarted extends ContactImportResult {
  readonly type: 'ContactImportUndoStarted';
}

@ObjectType({ description: 'The corrected row with its new result, and the import with its counts.' })
class ContactImportRowUpdated extends ContactImportResult {
  readonly type: 'ContactImportRowUpdated';

  @Field(() => ContactImportRow)
  readonly row: Read;
}

@ObjectType({ description: 'Valid for this caller for a few minutes.' })
class RejectedRowsLink extends DownloadLink {
  readonly type: 'RejectedRowsLink';
}

export const PreviewContactImportResult = resultUnion(
  'PreviewContactImportResult',
  ContactImportPreviewStarted,
  Refused,
);
export const StartContactImportResult = resultUnion('StartContactImportResult', ContactImportStarted, Refused);
export const UndoContactImportResult = resultUnion('UndoContactImportResult', ContactImportUndoStarted, Refused);
export const UpdateContactImportRowResult = resultUnion(
  'UpdateContactImportRowResult',
  ContactImportRowUpdated,
  Refused,
);
export const CreateRejectedRowsLinkResult = resultUnion('CreateRejectedRowsLinkResult', RejectedRowsLink, Refused);
