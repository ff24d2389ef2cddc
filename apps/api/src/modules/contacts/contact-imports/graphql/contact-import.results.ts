import { Field, ObjectType } from 'type-graphql';
import { DownloadLink } from '../../../../graphql/download-link.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { ContactImport, ContactImportRow } from './contact-import.type.ts';

@ObjectType()
abstract class ContactImportResult {
  @Field(() => ContactImport)
  readonly import: Read;
}

@ObjectType({ description: 'The preview has started. Contacts are not changed.' })
export class ContactImportPreviewStarted extends ContactImportResult {
  readonly type: 'ContactImportPreviewStarted';
}

@ObjectType({ description: 'The import has started.' })
export class ContactImportStarted extends ContactImportResult {
  readonly type: 'ContactImportStarted';
}

@ObjectType({
  description:
    'The undo has started: created contacts are removed and changes reverted, except where a contact changed since.',
})
export class ContactImportUndoStarted extends ContactImportResult {
  readonly type: 'ContactImportUndoStarted';
}

@ObjectType({ description: 'The corrected row with its new result, and the import with its counts.' })
export class ContactImportRowUpdated extends ContactImportResult {
  readonly type: 'ContactImportRowUpdated';

  @Field(() => ContactImportRow)
  readonly row: Read;
}

@ObjectType({ description: 'Valid for this caller for a few minutes.' })
export class RejectedRowsLink extends DownloadLink {
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
