import { createUnionType, Field, ObjectType } from 'type-graphql';
import { DownloadLink } from '../../../graphql/download-link.ts';
import { Refused } from '../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../query-compiler/index.ts';
import { ContactImport, ContactImportRow } from './contact-import.type.ts';

@ObjectType()
abstract class ContactImportResult {
  @Field(() => ContactImport)
  readonly import: Read;

  constructor(id: string) {
    this.import = byId(id);
  }
}

@ObjectType({ description: 'Every row is being looked at; nothing is changed.' })
export class ContactImportCheckBegun extends ContactImportResult {}

@ObjectType({ description: 'The rows are being worked in.' })
export class ContactImportStarted extends ContactImportResult {}

@ObjectType({
  description: 'What was made is removed and what was changed is restored, unless somebody touched it since.',
})
export class ContactImportUndoBegun extends ContactImportResult {}

@ObjectType({ description: 'The row, as it is judged now, and the import with its counts.' })
export class ContactImportRowFixed extends ContactImportResult {
  @Field(() => ContactImportRow)
  readonly row: Read;

  constructor(importId: string, rowId: string) {
    super(importId);
    this.row = byId(rowId);
  }
}

@ObjectType({ description: 'Good for this caller and for a few minutes.' })
export class RejectedRowsLink extends DownloadLink {}

export const CheckContactImportResult = createUnionType({
  name: 'CheckContactImportResult',
  types: () => [ContactImportCheckBegun, Refused] as const,
});
export const StartContactImportResult = createUnionType({
  name: 'StartContactImportResult',
  types: () => [ContactImportStarted, Refused] as const,
});
export const UndoContactImportResult = createUnionType({
  name: 'UndoContactImportResult',
  types: () => [ContactImportUndoBegun, Refused] as const,
});
export const FixContactImportRowResult = createUnionType({
  name: 'FixContactImportRowResult',
  types: () => [ContactImportRowFixed, Refused] as const,
});
export const CreateRejectedRowsLinkResult = createUnionType({
  name: 'CreateRejectedRowsLinkResult',
  types: () => [RejectedRowsLink, Refused] as const,
});
