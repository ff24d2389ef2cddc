import { Arg, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { InWorkspace } from '../../../auth/decorators.ts';
import { Can } from '../../../graphql/can.ts';
import { ids } from '../../../graphql/ids.ts';
import { messagingSettings } from '../use-cases/messaging-settings.ts';
import { setGreetingTemplate } from '../use-cases/set-greeting-template.ts';
import { setOptOutWords } from '../use-cases/set-opt-out-keywords.ts';
import { SetGreetingTemplateInput, SetOptOutWordsInput } from './messaging-settings.inputs.ts';
import { UpdateMessagingSettingsResult } from './messaging-settings.results.ts';
import { MessagingSettings } from './messaging-settings.type.ts';

@Resolver()
export class MessagingSettingsResolver {
  @Can('read', 'WhatsAppTemplate')
  @Query(() => MessagingSettings, {
    description: 'How the workspace writes; the defaults before anybody changed them.',
  })
  messagingSettings(@InWorkspace() ctx: WorkspaceContext) {
    return messagingSettings(ctx);
  }

  @Can('update', 'Workspace')
  @Mutation(() => UpdateMessagingSettingsResult, {
    description: 'Chooses the approved template with which the agent greets whoever never wrote.',
  })
  setGreetingTemplate(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => SetGreetingTemplateInput) { templateId, variables }: SetGreetingTemplateInput,
  ) {
    return setGreetingTemplate(ctx, { templateId: templateId ? ids.uuid(templateId) : null, variables });
  }

  @Can('update', 'Workspace')
  @Mutation(() => UpdateMessagingSettingsResult, {
    description: 'Says in which languages STOP and START are understood, and what is answered.',
  })
  setOptOutWords(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => SetOptOutWordsInput) { languages }: SetOptOutWordsInput,
  ) {
    return setOptOutWords(ctx, languages);
  }
}
