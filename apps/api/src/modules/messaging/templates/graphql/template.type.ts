import type { TemplateCategory, TemplateProvider, TemplateStatus } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../../graphql/connection.ts';
import { TemplateCategoryEnum, TemplateProviderEnum, TemplateStatusEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@ObjectType({ description: 'A message template approved by WhatsApp, as of the last synchronization.' })
export class WhatsAppTemplate {
  @Field(() => ID)
  id: string;

  @Field(() => TemplateProviderEnum)
  provider: TemplateProvider;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'Language code of the provider, for example en_US.' })
  language: string;

  @Field(() => TemplateCategoryEnum)
  category: TemplateCategory;

  @Field(() => TemplateStatusEnum)
  status: TemplateStatus;

  @Field(() => String, { nullable: true, description: 'Null without a text header.' })
  header: string | null;

  @Field(() => String, { description: 'Text with variables such as {{1}}.' })
  body: string;

  @Field(() => String, { nullable: true })
  footer: string | null;

  @Field(() => [String], { description: 'Variable names in text order.' })
  variables: string[];

  @Field(() => [String], { description: 'Sample values of the variables, as far as the provider has them.' })
  examples: string[];

  @Field(() => String, { nullable: true, description: 'Rejection reason of the provider. Null unless rejected.' })
  rejectedReason: string | null;

  @Field(() => GraphQLDateTime, { description: 'Time of the last synchronization.' })
  syncedAt: Date;
}

export const WhatsAppTemplateConnection = connectionOf('WhatsAppTemplate', () => WhatsAppTemplate);
