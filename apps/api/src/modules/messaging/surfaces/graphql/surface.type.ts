import {
  FORM_LIMITS,
  type FormQuestionType,
  type SurfaceAnswerOrigin,
  type SurfaceCheck,
  type SurfaceReminderRefusal,
  type SurfaceStatus,
} from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import {
  FormQuestionTypeEnum,
  SurfaceAnswerOriginEnum,
  SurfaceCheckEnum,
  SurfaceReminderRefusalEnum,
  SurfaceStatusEnum,
} from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, list, sql } from '../../../../query-compiler/index.ts';

@ObjectType({ implements: Node, description: 'The saved answer to one question of a form.' })
class SurfaceAnswer {
  id: string;

  @Field(() => String, { description: 'Key of the question.' })
  key: string;

  @Field(() => String, { description: 'Question in the default language of the form.' })
  label: string;

  @Field(() => FormQuestionTypeEnum, { description: 'Type of the question.' })
  type: FormQuestionType;

  @Field(() => [String], {
    description:
      'Labels of the chosen options, names of files, or one text. Phone numbers and email addresses in them are masked for viewers who may not see contact details.',
  })
  values: string[];

  @Field(() => SurfaceAnswerOriginEnum, {
    description: 'How the answer relates to the known value that the form showed for the question.',
  })
  origin: SurfaceAnswerOrigin;
}

@ObjectType({ implements: Node, description: 'A file that a contact uploaded to answer a question of a form.' })
class SurfaceFile {
  id: string;

  @Field(() => String, { description: 'Key of the question.' })
  key: string;

  @Field(() => String, {
    description:
      'Name of the file, with an extension of its content type. Phone numbers and email addresses in it are masked for viewers who may not see contact details.',
  })
  name: string;

  @Field(() => String, { description: 'Media type of the file, detected from its content.' })
  contentType: string;

  @Field(() => Int, { description: 'Size of the stored file in bytes.' })
  byteCount: number;

  @Field(() => GraphQLDateTime, { description: 'Time at which the upload started.' })
  createdAt: Date;
}

@ObjectType({ implements: Node, description: 'A form that was sent to one contact. Its link is not stored.' })
export class Surface {
  id: string;

  @Field(() => ID, { description: 'Id of the form for contacts.' })
  templateId: string;

  @Field(() => ID, { description: 'Id of the contact.' })
  contactId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the conversation in which the link was sent. Null if a member copied the link.',
  })
  conversationId: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the message with the link. Null if a member copied the link.',
  })
  messageId: string | null;

  @Public('Part of the form that was sent.')
  @inSql.through('template', 'name')
  @Field(() => String, { description: 'Name of the form for members.' })
  name: string;

  @Field(() => String, { description: 'Language of the form as a code such as `en`.' })
  language: string;

  @Field(() => SurfaceStatusEnum, { description: 'Progress of the contact with the form.' })
  status: SurfaceStatus;

  @Field(() => GraphQLDateTime, { description: 'Time at which the link was created.' })
  createdAt: Date;

  @Field(() => String, { description: 'Name of the member or API key that created the link.' })
  createdByName: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the link expires.' })
  expiresAt: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the link was first opened, possibly by a link preview. Null if it was not opened.',
  })
  openedAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the contact submitted the form. Null if it was not submitted.',
  })
  submittedAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the link was revoked. Null if it was not revoked.',
  })
  revokedAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which a reminder was sent. Null if none was sent.',
  })
  remindedAt: Date | null;

  @Field(() => SurfaceCheckEnum, { description: 'Check of the person that must be passed before the form is shown.' })
  secondCheck: SurfaceCheck;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the second check was last passed. Null if it was not passed, or if there is none.',
  })
  checkPassedAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time at which the form was locked after five wrong codes or birth dates. Null while it is not locked. `unlockSurface` unlocks it.',
  })
  lockedAt: Date | null;

  @Field(() => SurfaceReminderRefusalEnum, {
    nullable: true,
    description: 'Reason why a due reminder was not sent. Null if none was due, or if it was sent.',
  })
  reminderRefusal: SurfaceReminderRefusal | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time of the last review. Null if there was no review.',
  })
  reviewedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the member or API key that reviewed the form last. Null if there was no review.',
  })
  reviewedByName: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What the contact must correct. Null if the form was not returned or after it was accepted. Phone numbers and email addresses in it are masked for viewers who may not see contact details.',
  })
  reviewNote: string | null;

  @Public('Part of the form that was sent.')
  @inSql.relation('answers', () => list([['position', 'asc']], { limit: FORM_LIMITS.questions }))
  @Field(() => [SurfaceAnswer], {
    description: 'Saved answers in the order of the form. They can change until the form is submitted.',
  })
  answers: SurfaceAnswer[];

  @Public('Part of the form that was sent.')
  @inSql.relation('files', () =>
    list(
      [
        ['createdAt', 'asc'],
        ['id', 'asc'],
      ],
      { limit: FORM_LIMITS.files, where: sql`state = 'READY'` },
    ),
  )
  @Field(() => [SurfaceFile], {
    description:
      'Stored files, oldest first. Their names are the answers to the questions. `createSurfaceFileLink` returns a URL of a file.',
  })
  files: SurfaceFile[];
}
