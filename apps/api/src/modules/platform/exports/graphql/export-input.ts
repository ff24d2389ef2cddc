import type { ExportFormat } from '@frontdesk/domain';
import { Field, InputType } from 'type-graphql';
import { ExportFormatEnum } from '../../../../graphql/enums.ts';

/** Fields that the inputs of all exports have in common. */
@InputType()
export abstract class ExportInput {
  @Field(() => ExportFormatEnum, { nullable: true, description: 'Format of the file. If null or omitted, CSV.' })
  format?: ExportFormat | null;
}
