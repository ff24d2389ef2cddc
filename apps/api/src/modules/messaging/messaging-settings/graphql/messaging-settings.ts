import type { GreetingVariableSource, OptOutLanguage } from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { GreetingVariableSourceEnum, OptOutLanguageEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { messagingSettings, updateGreetingTemplate, updateOptOutKeywords } from '../use-cases/messaging-settings.ts';

@ObjectType({ description: 'Value of one variable of the greeting template.' })
class GreetingVariable {
  @Field(() => String, { description: 'Name of the variable in the template, for example `1`.' })
  name: string;

  @Field(() => GreetingVariableSourceEnum, {
    nullable: true,
    description: 'Contact or workspace field that provides the value. Null if `text` is used.',
  })
  known: GreetingVariableSource | null;

  @Field(() => String, { nullable: true, description: 'Fixed text. Null if `known` is used.' })
  text: string | null;
}

@ObjectType({ description: 'Opt-out and opt-in keywords of one language.' })
class OptOutKeywords {
  @Field(() => OptOutLanguageEnum, { description: 'Language of the keywords.' })
  language: OptOutLanguage;

  @Field(() => [String], { description: 'Opt-out keywords in addition to the built-in keywords.' })
  optOutKeywords: readonly string[];

  @Field(() => [String], { description: 'Opt-in keywords in addition to the built-in keywords.' })
  optInKeywords: readonly string[];

  @Field(() => String, { nullable: true, description: 'Reply to an opt-out. Null if no reply is sent.' })
  confirmation: string | null;
}

@ObjectType({ description: 'Messaging settings of the workspace.' })
class MessagingSettings {
  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the template that greets leads who have not written in the last 24 hours. If null, these leads are not greeted.',
  })
  greetingTemplateId: string | null;

  @Field(() => [GreetingVariable], { description: 'Values of the variables of the greeting template.' })
  greetingVariables: readonly GreetingVariable[];

  @Field(() => [OptOutKeywords], {
    description:
      'Keywords and replies by language. Before the first change, the default keywords and replies of every language.',
  })
  optOutLanguages: readonly OptOutKeywords[];

  @Field(() => Int, {
    description: 'Version number, which increases with every change. It is 0 before the first change.',
  })
  version: number;
}

@InputType({ description: 'Value of one variable of the greeting template. Set either `known` or `text`.' })
class GreetingVariableInput {
  @Field(() => String, { description: 'Name of the variable in the template, for example `1`.' })
  name: string;

  @Field(() => GreetingVariableSourceEnum, {
    nullable: true,
    description: 'Contact or workspace field that provides the value. If omitted, `text` is used.',
  })
  known?: GreetingVariableSource | null;

  @Field(() => String, {
    nullable: true,
    description: 'Fixed text in one line, at most 1024 characters. If omitted, `known` provides the value.',
  })
  text?: string | null;
}

@InputType()
class UpdateGreetingTemplateInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'Id of an approved template that greets leads who have not written in the last 24 hours. If null, these leads wait.',
  })
  templateId?: string | null;

  @Field(() => [GreetingVariableInput], {
    description: 'Values of the template variables, with one entry for each variable of the template.',
  })
  variables: GreetingVariableInput[];
}

@InputType({ description: 'Opt-out and opt-in keywords of one language.' })
class OptOutKeywordsInput {
  @Field(() => OptOutLanguageEnum, { description: 'Language of the keywords, at most once in the list.' })
  language: OptOutLanguage;

  @Field(() => [String], {
    description: 'Opt-out keywords in addition to the built-in keywords: at most 20, with at most 60 characters each.',
  })
  optOutKeywords: string[];

  @Field(() => [String], {
    description: 'Opt-in keywords in addition to the built-in keywords: at most 20, with at most 60 characters each.',
  })
  optInKeywords: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Reply to an opt-out, at most 500 characters. If null or omitted, no reply is sent.',
  })
  confirmation?: string | null;
}

@InputType()
class UpdateOptOutKeywordsInput {
  @Field(() => [OptOutKeywordsInput], {
    description: 'Languages with their keywords, each language at most once. English is always active.',
  })
  languages: OptOutKeywordsInput[];
}

@ObjectType({ description: 'Payload of the mutations that return messaging settings.' })
export class MessagingSettingsPayload extends Payload {
  @Field(() => MessagingSettings, { description: 'The updated settings.' })
  readonly settings: MessagingSettings;
}

@Resolver()
export class MessagingSettingsResolver {
  @Can('read', 'WhatsAppTemplate')
  @Query(() => MessagingSettings, {
    description: 'Messaging settings of the workspace. Returns the defaults if none are stored.',
  })
  messagingSettings(@InWorkspace() ctx: WorkspaceContext) {
    return messagingSettings(ctx);
  }

  @Can('update', 'Workspace')
  @Mutation(() => MessagingSettingsPayload, {
    description: 'Sets the approved template that greets leads who have not written in the last 24 hours.',
  })
  updateGreetingTemplate(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateGreetingTemplateInput) { templateId, variables }: UpdateGreetingTemplateInput,
  ): Promise<MessagingSettingsPayload | Refused> {
    return updateGreetingTemplate(ctx, {
      templateId: templateId == null ? templateId : ids.uuid(templateId),
      variables,
    });
  }

  @Can('update', 'Workspace')
  @Mutation(() => MessagingSettingsPayload, {
    description: 'Sets the languages, keywords and replies for opt-outs and opt-ins.',
  })
  updateOptOutKeywords(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateOptOutKeywordsInput) { languages }: UpdateOptOutKeywordsInput,
  ): Promise<MessagingSettingsPayload | Refused> {
    return updateOptOutKeywords(ctx, languages);
  }
}
