import type { GreetingVariableSource, OptOutLanguage } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { GreetingVariableSourceEnum, OptOutLanguageEnum } from '../../../../graphql/enums.ts';

@ObjectType({ description: 'Value of one greeting variable.' })
export class GreetingVariable {
  @Field(() => String)
  name: string;

  @Field(() => GreetingVariableSourceEnum, {
    nullable: true,
    description: 'Contact or workspace field. Null when `text` is used.',
  })
  known: GreetingVariableSource | null;

  @Field(() => String, { nullable: true, description: 'Fixed text. Null when `known` is used.' })
  text: string | null;
}

@ObjectType({ description: 'A language in which opt-out keywords are detected.' })
export class OptOutKeywords {
  @Field(() => OptOutLanguageEnum)
  language: OptOutLanguage;

  @Field(() => [String], { description: 'In addition to the built-in ones.' })
  optOutKeywords: readonly string[];

  @Field(() => [String], { description: 'In addition to the built-in ones.' })
  optInKeywords: readonly string[];

  @Field(() => String, { nullable: true, description: 'Reply to an opt-out. Null: no reply.' })
  confirmation: string | null;
}

@ObjectType({ description: 'Messaging settings: the greeting template and the opt-out keywords.' })
export class MessagingSettings {
  @Field(() => ID, {
    nullable: true,
    description: 'Null: contacts without a conversation are greeted with generated text.',
  })
  greetingTemplateId: string | null;

  @Field(() => [GreetingVariable])
  greetingVariables: readonly GreetingVariable[];

  @Field(() => [OptOutKeywords])
  optOutLanguages: readonly OptOutKeywords[];

  @Field(() => Int, { description: 'Increases with every change. 0 before the first.' })
  version: number;
}
