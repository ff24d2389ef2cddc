import { Arg, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { updateVoiceSettings } from '../use-cases/update-voice-settings.ts';
import { voiceSettings } from '../use-cases/voice-settings.ts';
import { UpdateVoiceSettingsInput } from './voice-settings.inputs.ts';
import { UpdateVoiceSettingsResult } from './voice-settings.results.ts';
import { VoiceSettings } from './voice-settings.type.ts';

@Resolver()
export class VoiceSettingsResolver {
  @Can('read', 'VoiceSettings')
  @Query(() => VoiceSettings, {
    description: 'Voice settings and sensitive topics of the agent. Returns the defaults if none are stored.',
  })
  voiceSettings(@InWorkspace() ctx: WorkspaceContext) {
    return voiceSettings(ctx);
  }

  @Can('update', 'VoiceSettings')
  @Mutation(() => UpdateVoiceSettingsResult, {
    description: 'Changes the voice settings and sensitive topics of the agent.',
  })
  updateVoiceSettings(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateVoiceSettingsInput) input: UpdateVoiceSettingsInput,
  ): Promise<typeof UpdateVoiceSettingsResult> {
    return updateVoiceSettings(ctx, input);
  }
}
