import type { DuplicateStrategy, ImportField } from '@frontdesk/domain';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DuplicateStrategyEnum, ImportFieldEnum } from '../../../../graphql/enums.ts';

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
