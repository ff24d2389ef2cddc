import type { GreetingVariableSource, OptOutLanguage } from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { GreetingVariableSourceEnum, OptOutLanguageEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { messagingSettings, setGreetingTemplate, setOptOutKeywords } from '../use-cases/messaging-settings.ts';

@ObjectType({ description: 'Value of one greeting variable.' })
class GreetingVariable {
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
class OptOutKeywords {
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
class MessagingSettings {
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

@InputType({ description: 'Either a contact field or fixed text.' })
class GreetingVariableInput {
  @Field(() => String)
  name: string;

  @Field(() => GreetingVariableSourceEnum, { nullable: true })
  known?: GreetingVariableSource | null;

  @Field(() => String, { nullable: true, description: 'At most 1024 characters in one line.' })
  text?: string | null;
}

@InputType()
class SetGreetingTemplateInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Null: contacts without a conversation are greeted with generated text.',
  })
  templateId?: string | null;

  @Field(() => [GreetingVariableInput], { description: 'One entry per variable of the template.' })
  variables: GreetingVariableInput[];
}

@InputType()
class OptOutKeywordsInput {
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
class SetOptOutKeywordsInput {
  @Field(() => [OptOutKeywordsInput], { description: 'Each language once. English is always active.' })
  languages: OptOutKeywordsInput[];
}

@ObjectType({ description: 'The settings apply from now on.' })
class MessagingSettingsUpdated {
  readonly type: 'MessagingSettingsUpdated';

  @Field(() => MessagingSettings, { description: 'Current settings.' })
  readonly settings: MessagingSettings;
}

const UpdateMessagingSettingsResult = resultUnion('UpdateMessagingSettingsResult', MessagingSettingsUpdated, Refused);

@Resolver()
export class MessagingSettingsResolver {
  @Can('read', 'WhatsAppTemplate')
  @Query(() => MessagingSettings, {
    description: 'Messaging settings of the workspace, or the defaults.',
  })
  messagingSettings(@InWorkspace() ctx: WorkspaceContext) {
    return messagingSettings(ctx);
  }

  @Can('update', 'Workspace')
  @Mutation(() => UpdateMessagingSettingsResult, {
    description: 'Sets the approved template for greeting contacts without a conversation.',
  })
  setGreetingTemplate(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => SetGreetingTemplateInput) { templateId, variables }: SetGreetingTemplateInput,
  ): Promise<typeof UpdateMessagingSettingsResult> {
    return setGreetingTemplate(ctx, { templateId: templateId ? ids.uuid(templateId) : null, variables });
  }

  @Can('update', 'Workspace')
  @Mutation(() => UpdateMessagingSettingsResult, {
    description: 'Sets the languages, keywords and replies of opt-outs and opt-ins.',
  })
  setOptOutKeywords(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => SetOptOutKeywordsInput) { languages }: SetOptOutKeywordsInput,
  ): Promise<typeof UpdateMessagingSettingsResult> {
    return setOptOutKeywords(ctx, languages);
  }
}
