import type { TemplateCategory, TemplateProvider, TemplateStatus } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { TemplateCategoryEnum, TemplateProviderEnum, TemplateStatusEnum } from '../../../graphql/enums.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';

@ObjectType({ description: 'A message that WhatsApp has approved beforehand, as its provider told it last.' })
export class WhatsAppTemplate {
  @Field(() => ID)
  id: string;

  @Field(() => TemplateProviderEnum)
  provider: TemplateProvider;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: "The provider's code, as in en_US." })
  language: string;

  @Field(() => TemplateCategoryEnum)
  category: TemplateCategory;

  @Field(() => TemplateStatusEnum)
  status: TemplateStatus;

  @Field(() => String, { nullable: true, description: 'Null where it has none of text.' })
  header: string | null;

  @Field(() => String, { description: 'With its variables, as in {{1}}.' })
  body: string;

  @Field(() => String, { nullable: true })
  footer: string | null;

  @Field(() => [String], { description: 'The names of its variables, in the order of the text.' })
  variables: string[];

  @Field(() => [String], { description: 'A sample for each variable, as far as the provider has them.' })
  examples: string[];

  @Field(() => String, { nullable: true, description: 'Why it was rejected, in the words of the provider.' })
  rejectedReason: string | null;

  @Field(() => GraphQLDateTimeISO, { description: 'When the provider said so.' })
  syncedAt: Date;
}

export const WhatsAppTemplateConnection = connectionOf('WhatsAppTemplate', () => WhatsAppTemplate);
