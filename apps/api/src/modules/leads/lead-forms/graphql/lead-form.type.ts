import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../../graphql/connection.ts';
import { Node } from '../../../../graphql/node.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

const CONTENT =
  'JSON with `languages`, `defaultLanguage`, `email` and `message` (HIDDEN, OPTIONAL or REQUIRED), `questions` (`key`, `type`, `required`, `label`, `help`, `options`), `consent` (`text`, `policyUrl`), `thankYou` (`text`, `redirectUrl`), `accentColor` and `hiddenFields`. Labels and texts are objects by language.';

@ObjectType({
  description: "The workspace's public lead form: its draft, what is published, and how it can be shared.",
})
export class LeadFormSettings {
  @Field(() => Int, {
    description: 'Number of changes of the draft and of the embedding. 0 if the workspace never changed its form.',
  })
  revision: number;

  @Field(() => String, { description: `Draft. ${CONTENT}` })
  content: string;

  @Field(() => String, {
    nullable: true,
    description: 'Logo of the draft as a data URL. Null if the draft has no logo.',
  })
  logo: string | null;

  @Field(() => [String], {
    description: 'Origins whose pages can show the form in a frame, for example https://www.example.com.',
  })
  embedOrigins: string[];

  @Field(() => String, {
    description: 'Form that visitors see, in the format of `content`. The built-in form if no version was published.',
  })
  publishedContent: string;

  @Field(() => String, {
    nullable: true,
    description: 'Logo that visitors see, as a data URL. Null if there is none.',
  })
  publishedLogo: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of the version that visitors see. Null if no version was published.',
  })
  publishedNumber: number | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the version that visitors see was published. Null if no version was published.',
  })
  publishedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Phone number of the workspace for wa.me links, in E.164 format. Null if no WhatsApp number is active or for a simulated number.',
  })
  whatsAppNumber: string | null;
}

@ObjectType({ implements: Node, description: 'A published version of the lead form. It never changes.' })
export class LeadFormVersion {
  id: string;

  @Field(() => Int, { description: 'Number of the version. The first version has number 1.' })
  number: number;

  @Field(() => GraphQLDateTime, { description: 'Time at which the version was published.' })
  publishedAt: Date;

  @Field(() => String, { description: 'Name of the member or API key that published the version.' })
  publishedByName: string;
}

export const LeadFormVersionConnection = connectionOf('LeadFormVersion', () => LeadFormVersion);

@InputType()
export class UpdateLeadFormInput {
  @Field(() => Int, {
    description: 'Revision of the form that the change is based on. The change is refused if it is not current.',
  })
  revision: number;

  @Field(() => String, { description: `New draft, at most 60,000 characters. ${CONTENT}` })
  content: string;
}

@ObjectType({ description: 'Payload of the mutations of the lead form.' })
export class LeadFormPayload extends Payload {
  @Field(() => LeadFormSettings, { description: 'Form after the mutation.' })
  readonly form: LeadFormSettings;
}

export const REVISION = 'Revision of the form that the change is based on. The change is refused if it is not current.';
