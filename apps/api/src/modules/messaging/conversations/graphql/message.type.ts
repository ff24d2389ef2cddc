import {
  ATTACHMENT_LIMITS,
  type MessageAuthor,
  type MessageChoices,
  type MessageDirection,
  type MessageStatus,
  type TemplateButton,
  type TemplateButtonType,
  templateButtonId,
} from '@frontdesk/domain';
import { Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import {
  MessageAuthorEnum,
  MessageDirectionEnum,
  MessageStatusEnum,
  TemplateButtonTypeEnum,
} from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, list } from '../../../../query-compiler/index.ts';
import { AnswerSource } from '../../../agent/answer-sources/index.ts';
import { Attachment } from './attachment.type.ts';
import { TemplateFile } from './template-file.type.ts';

const MAX_SOURCES = 3;

@ObjectType({ description: 'An option of a message or a button of its template, which the contact can press.' })
class MessageChoice {
  @Field(() => TemplateButtonTypeEnum, {
    description: 'What a press does. `QUICK_REPLY` for the options of the agent.',
  })
  type: TemplateButtonType;

  @Field(() => String, { description: 'Text of the button, or of the row in the list.' })
  title: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Full text of an option, null if the title is complete. For a button: the complete address of a `URL`, the number of a `PHONE_NUMBER`, and otherwise null.',
  })
  description: string | null;

  @Field(() => Boolean, {
    description: 'Whether the contact pressed the option. Always false unless the type is `QUICK_REPLY`.',
  })
  isChosen: boolean;
}

@ObjectType({ implements: Node, description: 'A message of a conversation.' })
export class Message {
  id: string;

  @Field(() => ID, { description: 'Id of the conversation.' })
  conversationId: string;

  @Field(() => MessageDirectionEnum, { description: 'Whether the contact or the workspace sent the message.' })
  direction: MessageDirection;

  @inSql.column('author')
  @Field(() => MessageAuthorEnum, { description: 'Who wrote the message.' })
  authorType: MessageAuthor;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the member who wrote the message. Null for other authors and for API keys.',
  })
  memberId: string | null;

  @Field(() => String, {
    description:
      'Text of the message, with a line in parentheses for each attachment. For a template, the text with its values filled in. Phone numbers and email addresses are masked for viewers who may not see contact details.',
  })
  body: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time at which the message was imported from a file. Null if it was sent or received by the workspace. Imported messages are not counted in unread messages, analytics and usage, and do not open the window for replies. The author of an outbound imported message is `MEMBER`, without a member.',
  })
  importedAt: Date | null;

  @Field(() => MessageStatusEnum, { description: 'Delivery status of the message.' })
  status: MessageStatus;

  @Field(() => String, {
    nullable: true,
    description: 'Error code from the provider. Null if the message did not fail or the provider gave no code.',
  })
  failureCode: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Error message from the provider, or the reason why the message was not sent. Null if the message neither failed nor was suppressed, or if no reason is stored.',
  })
  failureMessage: string | null;

  @Public('Part of the message.')
  @inSql.relation('sources', () => list([['id', 'asc']], { limit: MAX_SOURCES }))
  @Field(() => [AnswerSource], {
    description: 'Passages that the agent used as sources for the message, at most 3. Empty for other messages.',
  })
  sources: AnswerSource[];

  @Public('Part of the message.')
  @inSql.relation('attachments', () => list([['position', 'asc']], { limit: ATTACHMENT_LIMITS.shown }))
  @Field(() => [Attachment], { description: 'Files, locations and contact cards in the message, at most 10.' })
  attachments: Attachment[];

  @Public('Part of the message.')
  @Field(() => TemplateFile, {
    nullable: true,
    description:
      'File in the header of the template of the message, as it was sent. Null for other messages, and for viewers who may not read templates.',
  })
  headerFile: TemplateFile | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the message was enqueued or, if inbound, received.' })
  sentAt: Date;
}

connectionOf('Message', () => Message);

interface OfferedChoices {
  readonly choices: MessageChoices | null;
  readonly templateButtons: readonly TemplateButton[] | null;
  readonly presses: readonly { readonly chosenId: string | null }[];
}

interface Answer {
  readonly chosenFrom: { readonly body: string } | null;
}

@Resolver(() => Message)
export class MessageFields {
  @Public('Part of the message.')
  @inSql.row({ choices: true, templateButtons: true, presses: { chosenId: true } })
  @FieldResolver(() => [MessageChoice], {
    description:
      'Options that the contact can press on WhatsApp, in order: up to 3 buttons, or up to 10 rows of a list, which the text of the message contains too. For a template, its buttons at the time of sending, at most 10. Empty for other messages.',
  })
  choices(@Root() { choices, templateButtons, presses }: OfferedChoices): MessageChoice[] {
    const chosen = presses.map(({ chosenId }) => chosenId);
    const options = (choices?.options ?? []).map((option) => ({ type: 'QUICK_REPLY' as const, ...option }));
    const buttons = (templateButtons ?? []).map(({ type, text: title, url, phoneNumber }, index) => ({
      id: templateButtonId(index),
      type,
      title,
      description: url ?? phoneNumber,
    }));
    return [...options, ...buttons].map(({ id, ...choice }) => ({ ...choice, isChosen: chosen.includes(id) }));
  }

  @Public('Part of the message.')
  @inSql.row({ chosenFrom: { body: true } })
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Text of the earlier message that the contact answered by pressing an option or a button. Null for other messages. Masked like `body`.',
  })
  answeredText(@Root() { chosenFrom }: Answer): string | null {
    return chosenFrom?.body ?? null;
  }
}
