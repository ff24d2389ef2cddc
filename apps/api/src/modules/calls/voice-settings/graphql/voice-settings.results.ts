import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { VoiceSettings } from './voice-settings.type.ts';

@ObjectType({ description: 'The settings apply to new calls and conversations.' })
export class VoiceSettingsUpdated {
  @Field(() => VoiceSettings, { description: 'Current settings.' })
  readonly settings: VoiceSettings;

  constructor(settings: VoiceSettings) {
    this.settings = settings;
  }
}

export const UpdateVoiceSettingsResult = createUnionType({
  name: 'UpdateVoiceSettingsResult',
  types: () => [VoiceSettingsUpdated, Refused] as const,
});
