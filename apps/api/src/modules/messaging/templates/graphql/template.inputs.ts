import type { TemplateButtonType, TemplateCategory, TemplateStatus } from '@frontdesk/domain';
import { Field, ID, InputType } from 'type-graphql';
import { TemplateButtonTypeEnum, TemplateCategoryEnum, TemplateStatusEnum } from '../../../../graphql/enums.ts';

@InputType({
  description: 'Filter for templates. A template must match every field that is set; omitted fields are ignored.',
})
export class TemplateFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Text in the name or body of the template, at most 100 characters. If omitted, all templates match.',
  })
  search?: string | null;

  @Field(() => [TemplateStatusEnum], {
    nullable: true,
    description: 'Statuses of the templates. If omitted or empty, templates with any status match.',
  })
  statuses?: TemplateStatus[] | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of a conversation. Only templates that can be sent in this conversation match. If omitted, all templates match.',
  })
  conversationId?: string | null;
}

@InputType({ description: 'Value of one variable of a template.' })
export class TemplateVariableInput {
  @Field(() => String, { description: 'Name of the variable in the template, for example `1`.' })
  name: string;

  @Field(() => String, { description: 'Value in one line, 1 to 1024 characters.' })
  value: string;
}

@InputType()
export class SendTemplateInput {
  @Field(() => ID, { description: 'Id of the conversation.' })
  conversationId: string;

  @Field(() => ID, { description: 'Id of an approved template of the workspace.' })
  templateId: string;

  @Field(() => [TemplateVariableInput], {
    description: 'Values of the template variables, with one entry for each variable of the template.',
  })
  variables: TemplateVariableInput[];

  @Field(() => String, {
    nullable: true,
    description:
      'UUID chosen by the client, for safe retries. If the conversation already has a message with this UUID, that message is returned and nothing is sent. If omitted, the message is always sent.',
  })
  clientId?: string | null;
}

@InputType({ description: 'A button of a template.' })
export class TemplateButtonInput {
  @Field(() => TemplateButtonTypeEnum, { description: 'Kind of the button. `OTHER` is refused.' })
  type: TemplateButtonType;

  @Field(() => String, {
    description: 'Text, 1 to 25 characters in one line, without variables, emojis and formatting characters.',
  })
  text: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Complete address, at most 2000 characters, required for `URL`. Can end with the variable {{1}} after a slash, `?` or `#` that follows the host name. Ignored for other types.',
  })
  url?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Phone number with country code, required for `PHONE_NUMBER`. Ignored for other types.',
  })
  phoneNumber?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Example of the variable of the address, 1 to 1024 characters, for the review. Required if the address has a variable, and otherwise ignored.',
  })
  example?: string | null;
}

const CATEGORY = 'Billing category: `UTILITY` or `MARKETING`. WhatsApp can change it in the review.';
const HEADER =
  'Header in one line, at most 60 characters, without variables. Null for no header, and always null for Twilio.';
const HEADER_FILE =
  'Id of a file from `POST /uploads/template-files` for the header: a JPEG or PNG image of at most 5 MB, or an MP4 video or a PDF document of at most 16 MB. Replaces a text in the header. Null for no file, and always null for Twilio.';
const BODY =
  'Text of the message, 1 to 1024 characters. Variables are numbered from {{1}} in order, with text before, between and after them. At most 20 variables.';
const FOOTER =
  'Footer in one line, at most 60 characters, without variables. Null for no footer, and always null for Twilio.';
const BUTTONS =
  'Buttons in order, at most 10: at most 2 with the type `URL` and 1 with `PHONE_NUMBER`, with all quick replies together. Twilio has either quick replies or the other types. Null for no buttons.';
const EXAMPLES = 'An example for each variable of the text, in order, for the review. Each has 1 to 1024 characters.';

@InputType()
export class CreateTemplateInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the phone number in whose WhatsApp business account or Twilio account the template is created. Null to use the number of the Twilio integration.',
  })
  phoneConfigId?: string | null;

  @Field(() => String, {
    description: 'Name: 1 to 512 lower-case letters, digits and underscores. Unique per language in the account.',
  })
  name: string;

  @Field(() => String, { description: 'WhatsApp language code, for example en_US.' })
  language: string;

  @Field(() => TemplateCategoryEnum, { description: CATEGORY })
  category: TemplateCategory;

  @Field(() => String, { nullable: true, description: HEADER })
  header?: string | null;

  @Field(() => ID, { nullable: true, description: HEADER_FILE })
  headerFileId?: string | null;

  @Field(() => String, { description: BODY })
  body: string;

  @Field(() => String, { nullable: true, description: FOOTER })
  footer?: string | null;

  @Field(() => [TemplateButtonInput], { nullable: true, description: BUTTONS })
  buttons?: TemplateButtonInput[] | null;

  @Field(() => [String], { description: EXAMPLES })
  examples: string[];
}

@InputType()
export class UpdateTemplateInput {
  @Field(() => ID, { description: 'Id of the template.' })
  id: string;

  @Field(() => TemplateCategoryEnum, { nullable: true, description: `${CATEGORY} Unchanged if null or omitted.` })
  category?: TemplateCategory | null;

  @Field(() => String, {
    nullable: true,
    description: `${HEADER} Unchanged if omitted, unless \`headerFileId\` is a file.`,
  })
  header?: string | null;

  @Field(() => ID, { nullable: true, description: `${HEADER_FILE} Unchanged if omitted, unless \`header\` is a text.` })
  headerFileId?: string | null;

  @Field(() => String, { nullable: true, description: `${BODY} Unchanged if null or omitted.` })
  body?: string | null;

  @Field(() => String, { nullable: true, description: `${FOOTER} Unchanged if omitted.` })
  footer?: string | null;

  @Field(() => [TemplateButtonInput], { nullable: true, description: `${BUTTONS} Unchanged if omitted.` })
  buttons?: TemplateButtonInput[] | null;

  @Field(() => [String], {
    nullable: true,
    description: `${EXAMPLES} If null or omitted, the stored examples, which must match the number of variables.`,
  })
  examples?: string[] | null;
}
