import { Arg, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { messagingSettings } from '../use-cases/messaging-settings.ts';
import { setGreetingTemplate } from '../use-cases/set-greeting-template.ts';
import { setOptOutKeywords } from '../use-cases/set-opt-out-keywords.ts';
import { SetGreetingTemplateInput, SetOptOutKeywordsInput } from './messaging-settings.inputs.ts';
import { UpdateMessagingSettingsResult } from './messaging-settings.results.ts';
import { MessagingSettings } from './messaging-settings.type.ts';

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
