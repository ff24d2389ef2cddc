import type { ImportField, OnKnown } from '@frontdesk/domain';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ImportFieldEnum, OnKnownEnum } from '../../../graphql/enums.ts';

@InputType()
abstract class OneImport {
  @Field(() => ID)
  id: string;
}

@InputType()
export class CheckContactImportInput extends OneImport {
  @Field(() => [ImportFieldEnum], { description: 'A word for each column, in their order.' })
  mapping: ImportField[];

  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166, as in GB; left out: numbers need their country code.',
  })
  country?: string | null;

  @Field(() => OnKnownEnum)
  onKnown: OnKnown;

  @Field(() => [String], {
    nullable: true,
    description:
      'Given to everybody whom the file makes or changes, beside the tags of their row; as a campaign may name them.',
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
export class FixContactImportRowInput {
  @Field(() => ID)
  importId: string;

  @Field(() => Int)
  row: number;

  @Field(() => [String], { description: 'All cells of the row, in the order of the headers.' })
  cells: string[];
}
