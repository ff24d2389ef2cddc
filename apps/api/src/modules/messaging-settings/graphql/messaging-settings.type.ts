import type { GreetingFilling, OptOutLanguage } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { GreetingFillingEnum, OptOutLanguageEnum } from '../../../graphql/enums.ts';

@ObjectType({ description: 'What fills one variable of the greeting.' })
export class GreetingVariable {
  @Field(() => String)
  name: string;

  @Field(() => GreetingFillingEnum, {
    nullable: true,
    description: 'Something that is known of everybody; null where `text` fills it.',
  })
  known: GreetingFilling | null;

  @Field(() => String, { nullable: true, description: 'The same words for all; null where `known` fills it.' })
  text: string | null;
}

@ObjectType({ description: 'A language in which STOP and START are understood.' })
export class OptOutTerms {
  @Field(() => OptOutLanguageEnum)
  language: OptOutLanguage;

  @Field(() => [String], { description: 'Beside the built-in ones.' })
  stopWords: string[];

  @Field(() => [String], { description: 'Beside the built-in ones.' })
  startWords: string[];

  @Field(() => String, { nullable: true, description: 'What is answered to STOP; null for nothing.' })
  confirmation: string | null;
}

@ObjectType({ description: 'How a workspace writes: with which template it greets, and which words end it.' })
export class MessagingSettings {
  @Field(() => ID, { nullable: true, description: 'Null: whoever never wrote is greeted in words of the agent.' })
  greetingTemplateId: string | null;

  @Field(() => [GreetingVariable])
  greetingVariables: GreetingVariable[];

  @Field(() => [OptOutTerms])
  optOutLanguages: OptOutTerms[];

  @Field(() => Int, { description: 'Grows with every change; 0 before the first.' })
  version: number;
}
