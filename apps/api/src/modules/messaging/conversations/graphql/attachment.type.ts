import type {
  AttachmentError,
  AttachmentKind,
  AttachmentStatus,
  ExtractionError,
  ExtractionStatus,
} from '@frontdesk/domain';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import {
  AttachmentErrorEnum,
  AttachmentKindEnum,
  AttachmentStatusEnum,
  ExtractionErrorEnum,
  ExtractionStatusEnum,
} from '../../../../graphql/enums.ts';
import { inSql } from '../../../../query-compiler/index.ts';

@ObjectType({
  description: 'A file, a location or a contact card in a message. `createAttachmentLink` returns a URL of the file.',
})
export class Attachment {
  @Field(() => ID, { description: 'Id of the attachment, to pass to `createAttachmentLink`.' })
  id: string;

  @Field(() => AttachmentKindEnum, { description: 'Kind of the attachment.' })
  kind: AttachmentKind;

  @Public('Part of the message.')
  @inSql.column('state')
  @Field(() => AttachmentStatusEnum, { description: 'Whether the file is stored.' })
  status: AttachmentStatus;

  @Field(() => AttachmentErrorEnum, {
    nullable: true,
    description: 'Reason why the file is not stored. Null unless the status is FAILED.',
  })
  error: AttachmentError | null;

  @Field(() => String, {
    nullable: true,
    description: 'Media type of the file, recognized by its content. Null if no file is stored.',
  })
  contentType: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the file. Null if the sender did not specify a name. Phone numbers and email addresses are masked for viewers who may not see contact details.',
  })
  fileName: string | null;

  @Field(() => Int, { nullable: true, description: 'Size of the file in bytes. Null if no file is stored.' })
  byteCount: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Width of an image in pixels. Null for other attachments or if no file is stored.',
  })
  width: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Height of an image in pixels. Null for other attachments or if no file is stored.',
  })
  height: number | null;

  @Field(() => Float, { nullable: true, description: 'Latitude in degrees. Null unless the kind is LOCATION.' })
  latitude: number | null;

  @Field(() => Float, { nullable: true, description: 'Longitude in degrees. Null unless the kind is LOCATION.' })
  longitude: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Name and address of a location, or names and numbers of contact cards, one per line. Null for files. Phone numbers and email addresses are masked for viewers who may not see contact details.',
  })
  details: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Transcript of a recording, description of an image, or beginning of a document, at most 4000 characters. Null unless `extractionStatus` is READY. Phone numbers and email addresses are masked for viewers who may not see contact details.',
  })
  extractedText: string | null;

  @Public('Part of the message.')
  @inSql.column('extractionState')
  @Field(() => ExtractionStatusEnum, { description: 'Whether the content was converted to text.' })
  extractionStatus: ExtractionStatus;

  @Field(() => ExtractionErrorEnum, {
    nullable: true,
    description: 'Reason why the content was not converted to text. Null unless `extractionStatus` is FAILED.',
  })
  extractionError: ExtractionError | null;
}
