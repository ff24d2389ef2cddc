import { createUnionType, Field, ObjectType } from 'type-graphql';
import { DownloadLink } from '../../../../graphql/download-link.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { ContactImport, ContactImportRow } from './contact-import.type.ts';

@ObjectType()
abstract class ContactImportResult {
  @Field(() => ContactImport)
  readonly import: Read;

  constructor(id: string) {
    this.import = byId(id);
  }
}

@ObjectType({ description: 'The preview has started. Contacts are not changed.' })
export class ContactImportPreviewStarted extends ContactImportResult {}

@ObjectType({ description: 'The import has started.' })
export class ContactImportStarted extends ContactImportResult {}

@ObjectType({
  description:
    'The undo has started: created contacts are removed and changes reverted, except where a contact changed since.',
})
export class ContactImportUndoStarted extends ContactImportResult {}

@ObjectType({ description: 'The corrected row with its new result, and the import with its counts.' })
export class ContactImportRowUpdated extends ContactImportResult {
  @Field(() => ContactImportRow)
  readonly row: Read;

  constructor(importId: string, rowId: string) {
    super(importId);
    this.row = byId(rowId);
  }
}

@ObjectType({ description: 'Valid for this caller for a few minutes.' })
export class RejectedRowsLink extends DownloadLink {}

export const PreviewContactImportResult = createUnionType({
  name: 'PreviewContactImportResult',
  types: () => [ContactImportPreviewStarted, Refused] as const,
});
export const StartContactImportResult = createUnionType({
  name: 'StartContactImportResult',
  types: () => [ContactImportStarted, Refused] as const,
});
export const UndoContactImportResult = createUnionType({
  name: 'UndoContactImportResult',
  types: () => [ContactImportUndoStarted, Refused] as const,
});
export const UpdateContactImportRowResult = createUnionType({
  name: 'UpdateContactImportRowResult',
  types: () => [ContactImportRowUpdated, Refused] as const,
});
export const CreateRejectedRowsLinkResult = createUnionType({
  name: 'CreateRejectedRowsLinkResult',
  types: () => [RejectedRowsLink, Refused] as const,
});
