import type { GreetingFilling, OptOutLanguage } from '@frontdesk/domain';
import { Field, ID, InputType } from 'type-graphql';
import { GreetingFillingEnum, OptOutLanguageEnum } from '../../../graphql/enums.ts';

@InputType({ description: 'Either what is known of everybody, or words.' })
export class GreetingVariableInput {
  @Field(() => String)
  name: string;

  @Field(() => GreetingFillingEnum, { nullable: true })
  known?: GreetingFilling | null;

  @Field(() => String, { nullable: true, description: 'Up to 1024 characters, in one line.' })
  text?: string | null;
}

@InputType()
export class SetGreetingTemplateInput {
  @Field(() => ID, { nullable: true, description: 'Null: whoever never wrote is greeted in words of the agent.' })
  templateId?: string | null;

  @Field(() => [GreetingVariableInput], { description: 'One for each variable of the template.' })
  variables: GreetingVariableInput[];
}

@InputType()
export class OptOutTermsInput {
  @Field(() => OptOutLanguageEnum)
  language: OptOutLanguage;

  @Field(() => [String], { description: 'Up to 20, beside the built-in ones.' })
  stopWords: string[];

  @Field(() => [String], { description: 'Up to 20, beside the built-in ones.' })
  startWords: string[];

  @Field(() => String, { nullable: true, description: 'Up to 500 characters; null for no answer to STOP.' })
  confirmation?: string | null;
}

@InputType()
export class SetOptOutWordsInput {
  @Field(() => [OptOutTermsInput], { description: 'Each language once. English is always understood.' })
  languages: OptOutTermsInput[];
}
