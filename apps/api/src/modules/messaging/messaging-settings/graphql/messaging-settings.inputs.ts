import type { GreetingVariableSource, OptOutLanguage } from '@frontdesk/domain';
import { Field, ID, InputType } from 'type-graphql';
import { GreetingVariableSourceEnum, OptOutLanguageEnum } from '../../../../graphql/enums.ts';

@InputType({ description: 'Either a contact field or fixed text.' })
export class GreetingVariableInput {
  @Field(() => String)
  name: string;

  @Field(() => GreetingVariableSourceEnum, { nullable: true })
  known?: GreetingVariableSource | null;

  @Field(() => String, { nullable: true, description: 'At most 1024 characters in one line.' })
  text?: string | null;
}

@InputType()
export class SetGreetingTemplateInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Null: contacts without a conversation are greeted with generated text.',
  })
  templateId?: string | null;

  @Field(() => [GreetingVariableInput], { description: 'One entry per variable of the template.' })
  variables: GreetingVariableInput[];
}

@InputType()
export class OptOutKeywordsInput {
  @Field(() => OptOutLanguageEnum)
  language: OptOutLanguage;

  @Field(() => [String], { description: 'At most 20, in addition to the built-in ones.' })
  optOutKeywords: string[];

  @Field(() => [String], { description: 'At most 20, in addition to the built-in ones.' })
  optInKeywords: string[];

  @Field(() => String, { nullable: true, description: 'Reply to an opt-out. At most 500 characters. Null: no reply.' })
  confirmation?: string | null;
}

@InputType()
export class SetOptOutKeywordsInput {
  @Field(() => [OptOutKeywordsInput], { description: 'Each language once. English is always active.' })
  languages: OptOutKeywordsInput[];
}
